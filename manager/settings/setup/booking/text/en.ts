import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

export const en: Words<typeof az> = {
  receptionNo: (n) => `Reception ${n}`,
  addReception: 'Add a reception day',
  removeReception: (n) => `Remove reception day ${n}`,
  weekdays: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  weeks: { 1: '1st', 2: '2nd', 3: '3rd', 4: '4th', last: 'Last' },
  onHoliday: { skip: 'No reception', 'next-working-day': 'Moves to the next working day' },
  reckonedFrom: { start: 'The start of the slot', end: 'The end of the slot' },
  callEarly: { 'when-idle': 'If a counter is idle', never: 'Never', seconds: 'At most so long before' },
  callEarlySeconds: 'How many seconds before',
  standby: { yes: 'There is one', no: 'There is none' },
  reminders: {
    label: (n) => `Reminder ${n}, hours before`,
    add: 'Add a reminder',
    remove: 'Remove',
  },
  remove: 'Remove',
  desks: { measured: 'Measured', same: 'Always the same', hours: 'By day and hour' },
  desksCount: 'Number of counters',
  addHours: 'Add hours',
};
