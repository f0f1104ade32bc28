import type { Words } from '../../../shared/words.ts';
import type { owed as az } from './az.ts';

export const owed: Words<typeof az> = {
  heading: 'Cases that wait for an answer',
  note: 'All centres together, now. Overdue is by the date of each centre. No persons are shown here. The name of a centre opens its oversight: what came in, and what was answered in time.',
  by: 'Break down by',
  keys: { centre: 'Centre', kind: 'Kind', topic: 'Topic', status: 'Status' },
  sums: 'In all',
  open: 'Waiting for an answer',
  overdue: 'Overdue',
  share: 'Share overdue',
  earliest: 'Earliest due date',
  none: 'none',
  noTopic: 'no topic',
  centres: (n) => `over ${n} centres`,
  cut: (n) => `${n} of them cut off, counted as they were`,
  asOf: (time) => `as of ${time}`,
  table: 'Counts of cases',
  nothing: 'No centre has a case that waits for an answer.',
  notYours: 'This section is for those who oversee',
  notYoursMore: 'An administrator can give you the duty “oversee”.',
  lost: 'The counts did not come.',
  again: 'Ask again',
  statuses: {
    received: 'Received',
    routed: 'With a department',
    assigned: 'With a person',
    asked: 'The citizen is asked',
    checking: 'Checked automatically',
    joined: 'Joined',
  },
  dateSign: '/',
};
