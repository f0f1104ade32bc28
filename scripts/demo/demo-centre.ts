import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre, Hours } from '../../shared/centre/centre.ts';

/** The demo's centre as it is: the sample, which never closes, with a telephone of its hotline. */
export const demoCentre: Centre = {
  ...sampleCentre,
  hours: everyDay('00:00', '24:00'),
  series: [...sampleCentre.series, { id: 'calls', prefix: 'Z', first: 1, last: 999, digits: 3, wrap: true }],
  counters: [
    ...sampleCentre.counters,
    { id: 'phone', name: '142', profile: 'general', kind: 'phone', series: 'calls' },
  ],
  caseKinds: [
    ...(sampleCentre.caseKinds ?? []),
    {
      ...{ id: 'callback', letter: 'G', form: 'callback', days: 1, offered: false, outcomes: ['explained'] },
      name: { az: 'Geri zəng', ru: 'Обратный звонок', en: 'Call back' },
    },
  ],
};

/** The same as it was on the days before: office hours, also at weekends, so that every weekday has something to show. */
export const centreBefore: Centre = { ...sampleCentre, hours: everyDay('09:00', '18:00') };

/** This counter is left to those who look at the demo. */
export const guestCounter = '6';

function everyDay(from: string, to: string): Hours {
  const span = [{ from, to }];
  const week = { mon: span, tue: span, wed: span, thu: span, fri: span, sat: span, sun: span };
  return { week, exceptions: [], graceSeconds: sampleCentre.hours.graceSeconds };
}
