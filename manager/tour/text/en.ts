import type { TourWords } from '../steps.ts';

export const en: TourWords = {
  step: (n, of) => `${n} of ${of}`,
  back: 'Back',
  next: 'Next',
  end: 'End the tour',
  done: 'Done',
  steps: {
    sections: {
      title: 'The sections',
      text: 'The hall now, what has been, how many counters are needed, what visitors were told, any ticket, bookings where there are any, and the settings.',
    },
    day: {
      title: 'The business day',
      text: 'It opens and closes by itself, by the hours. You can close it by hand here: if somebody still waits you are told first.',
    },
    wait: {
      title: 'The wait and its target',
      text: 'The mean wait in large figures, the target beside it. The bars are the hours of the day: what is red is beyond the target.',
    },
    hall: {
      title: 'The hall this second',
      text: 'How many wait, who waits longest and how many counters are open. The figures keep themselves fresh.',
    },
    counters: {
      title: 'Counters',
      text: 'Who sits at each counter, whom they serve and for how long. Breaks are seen too.',
    },
    queues: {
      title: 'Queues',
      text: 'How many wait for which service. The longest wait stands on top.',
    },
    report: {
      title: 'The report',
      text: 'Any days, by hour, service, counter and clerk. Every figure says what it means, and the table can be kept as a file.',
    },
    staffing: {
      title: 'How many counters are needed',
      text: 'From the days before, for each hour of each weekday. Try out here what a day would have been like with a change.',
    },
    waiting: {
      title: 'What visitors are told',
      text: 'The wait that was promised beside the one that came. The model learns every night.',
    },
    settings: {
      title: 'Settings',
      text: 'Devices, printers, people and the centre itself: services, hours, privileges. All of it is changed on screen.',
    },
  },
};
