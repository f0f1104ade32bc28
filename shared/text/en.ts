import type { Words } from '../words.ts';
import type * as az from './az.ts';

/** English. */

export const language = { code: 'en', name: 'English' } as const;

export const alphabet = 'abcdefghijklmnopqrstuvwxyz';

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

export const common: Words<typeof az.common> = {
  product: 'Növbə',
  counter: 'Counter',
  minutes: (n) => `${n} min`,
  seconds: (n) => `${n} s`,
  hours: (n) => `${n} h`,
  peopleAhead: (n) => (n === 0 ? 'You are first in the queue' : `${people(n)} ahead of you`),
  peopleWaiting: (n) => (n === 0 ? 'Nobody is waiting' : `${people(n)} waiting`),
  lostServer: 'Connection to the server is lost',
  lostServerMore: 'What you see may be out of date. The connection comes back by itself.',
  loading: 'Loading…',
  tryAgain: 'Try again',
  yes: 'Yes',
  no: 'No',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  practice: 'Practice day',
  unknownTrouble: 'That did not work. Please try again in a moment.',
};

export const statuses: Words<typeof az.statuses> = {
  waiting: 'Waiting',
  called: 'Called',
  serving: 'Being served',
  parked: 'Parked',
  'no-show': 'No-show',
  served: 'Served',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

export const slip: Words<typeof az.slip> = {
  yourNumber: 'Your number',
  copy: 'COPY',
  practice: 'PRACTICE: nobody is served by this number',
  test: 'Test print',
  followOnPhone: 'Follow the queue on your phone',
};
