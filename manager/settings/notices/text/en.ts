import type { Words } from '../../../../shared/words.ts';
import type { notices as az } from './az.ts';

/** The words of the page of notices. */
export const notices: Words<typeof az> = {
  lead: 'What people who booked were told, what waits to go out, and who has to be rung. “Sent” means: the provider took it.',
  show: 'What to show',
  groups: { all: 'All', tasks: 'To tell', waiting: 'Waiting', failed: 'Failed', sent: 'Sent' },
  none: {
    all: 'Nobody has been told anything yet.',
    tasks: 'Nobody has to be rung.',
    waiting: 'Nothing waits to go out.',
    failed: 'Nothing has failed.',
    sent: 'Nothing has been sent yet.',
  },
  what: 'About',
  visit: 'Appointment and code',
  way: 'How',
  state: 'State',
  when: 'When',
  older: 'Earlier ones',
  kinds: {
    booked: 'Booked',
    'standing-by': 'Standing by',
    moved: 'Moved',
    cancelled: 'Cancelled',
    'called-off': 'Will not take place',
    reminder: 'Reminder',
  },
  channels: { email: 'E-mail', sms: 'SMS', phone: 'By phone', hand: 'When they come' },
  statuses: {
    queued: 'Waiting',
    sending: 'Being sent',
    sent: 'Sent',
    delivered: 'Reached them',
    failed: 'Failed',
    lapsed: 'Not needed',
    cancelled: 'Stopped',
  },
  reasons: {
    refused: 'the provider refused it',
    'no-answer': 'the provider did not answer',
    'not-known': 'nobody knows whether it went out',
    'no-way': 'no address, seen on the screen',
    'too-late': 'its time is over',
    'nothing-told': 'they were not told the first either',
    changed: 'things have changed',
    'not-reached': 'they did not answer',
  },
  toTell: 'Staff tell them',
  next: (time) => `goes out ${time}`,
  told: 'Told',
  notReached: 'No answer',
};
