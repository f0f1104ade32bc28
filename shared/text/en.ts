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

export const signIn: Words<typeof az.signIn> = {
  product: 'Növbə',
  heading: 'Sign in',
  login: 'User name',
  password: 'Password',
  showPassword: 'Show the password',
  enter: 'Sign in',
  checking: 'Checking…',
  changeHeading: 'Choose your own password',
  changeLead: (name) => `${name}, this password was given to you by somebody else. Change it to go on.`,
  oldPassword: 'Present password',
  newPassword: 'New password',
  newPasswordHint: 'At least 10 characters. A phrase of a few words makes a good one.',
  change: 'Change the password and go on',
  leave: 'Sign out',
  lost: 'The server does not answer. The password was not checked. Try again in a moment.',
  unreachable: 'The server cannot be reached',
  unreachableMore: 'Check the network. The computer of the centre may be switched off.',
  tryAgain: 'Try again',
  language: 'Language of the screen',
};

export const refusals: Words<typeof az.refusals> = {
  malformed: 'The server did not understand this. Reload the page.',
  'not-signed-in': 'You are no longer signed in. Please sign in again.',
  'wrong-password': 'The user name or the password is wrong.',
  'not-allowed': 'You are not allowed to do this.',
  'not-found': 'There is no such thing.',
  'centre-not-found': 'There is no such centre.',
  'ticket-not-found': 'There is no such ticket.',
  'service-not-found': 'This service no longer exists.',
  'class-not-found': 'This privilege no longer exists.',
  'counter-not-found': 'There is no such counter.',
  'profile-not-found': 'There is no such work profile.',
  'printer-not-found': 'There is no such printer.',
  'outcome-not-found': 'There is no such outcome.',
  'user-not-found': 'There is no such person.',
  'device-not-found': 'There is no such device.',
  'token-not-found': 'There is no such token.',
  'view-not-found': 'There is no such screen.',
  'nothing-waiting': 'Nobody is waiting for this counter.',
  'counter-busy': 'The counter already has a ticket. Finish it first.',
  'counter-closed': 'The counter is closed. Open it first.',
  'counter-paused': 'The counter is paused. Go on with work first.',
  'counter-taken': 'Somebody else is already working at this counter.',
  'counter-open': 'The counter is already open.',
  'already-at-counter': 'You are already working at another counter. Close that one first.',
  'wrong-status': 'The ticket has moved on: this cannot be done now.',
  'not-your-counter': 'This ticket is at another counter.',
  'service-closed': 'This service is not offered just now.',
  'service-full': 'There are no more tickets for this service today.',
  'day-closed': 'The business day is closed.',
  'day-open': 'The business day is already open.',
  'too-soon': (about) =>
    typeof about.seconds === 'number' ? `Too soon. Wait ${about.seconds} s.` : 'Too soon. Wait a moment.',
  'still-serving': 'The counter has a ticket. Finish it first.',
  'in-use': 'It is in use now, so it was not changed.',
  'needs-reason': 'Calling out of turn needs a reason.',
  'no-printer': 'There is no printer here.',
  'user-exists': 'This user name is taken.',
  'config-changed': 'Somebody changed the settings meanwhile. Open the new ones and do it again.',
  'bad-config': 'There is a mistake in the settings.',
  'key-reused': 'This was already sent with other content. Reload the page.',
  'too-many': 'Too many attempts. Wait a minute.',
  'cannot-store': 'The server cannot store anything. Nothing has changed. Tell the administrator.',
};

export const because: Words<typeof az.because> = {
  'first-come': 'has waited longest',
  'head-start': (minutes, className) => `head start of ${minutes} min: ${className}`,
  'higher-tier': (tier) => (tier <= 1 ? 'a main service of this counter' : `a tier ${tier} service of this counter`),
  'sent-to-counter': 'sent to this counter',
  'sent-to-front': 'sent to the front of the queue',
  'from-parked': 'called from those parked',
  'out-of-turn': (reason) => `out of turn: ${reason}`,
};
