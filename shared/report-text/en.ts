import type { Words } from '../words.ts';
import type { reports as pattern } from './az.ts';

export const reports: Words<typeof pattern> = {
  made: (when) => `Made: ${when}`,
  figures: 'Figures',
  definitions: 'Definitions',
  figure: 'Figure',
  definition: 'Definition',
  durations: 'Durations in tables: hours:minutes:seconds.',
  busiest: (shown, all) => `The ${shown} rows with the most tickets; the table has all ${all}.`,
  by: {
    day: 'By day',
    hour: 'By hour',
    service: 'By service',
    counter: 'By counter',
    clerk: 'By clerk',
    class: 'By privilege',
  },
  work: {
    heading: 'Working hours',
    days: 'Days',
    open: 'Open',
    serving: 'Serving',
    paused: 'Paused',
    idle: 'Idle',
    stay: 'Stay',
    stayMean: 'Stay in the centre: mean',
    stayMedian: 'Stay in the centre: median',
    stayP90: 'Stay in the centre: 90%',
    stayCount: 'Stay in the centre: count',
    nobody: 'Not known',
    partly: (recorded, days) => `When counters were open is recorded for ${recorded} of ${days} days.`,
    none: 'When counters were open is not recorded for these days.',
    definitions: {
      days: 'On how many days the counter was open.',
      open: 'The time from opening a counter to closing it, pauses included, added up.',
      serving: 'The time in which a visitor was served at the counter, added up.',
      paused: 'The time in which the counter was paused, added up.',
      idle: 'Open time without serving and pauses; waiting for one who was called is part of it.',
      stay: 'The time from the issue of a ticket to the end of the visit, over tickets served to the end.',
    },
  },
};
