import type { Words } from '../../../shared/words.ts';
import type { request as az } from './az.ts';

export const request: Words<typeof az> = {
  loading: 'Opening the request…',
  person: 'Who booked',
  phone: 'Phone',
  email: 'E-mail',
  noName: 'No name given',
  heard: 'Appointment held',
  erased: 'Personal data are kept for a limited time; these have been erased.',
  noAnswers: 'The form was not filled in.',
  answers: 'Answers to the form',
  comment: 'Comments on the request',
  came: (n) => (n === 0 ? 'Here for the first time' : n === 1 ? 'Came once before' : `Came ${n} times before`),
  missed: (n) => (n === 1 ? 'Booked and did not come once' : `Booked and did not come ${n} times`),
  documents: 'Documents to bring',
  sheet: 'Open the sheet of the day',
  earlier: 'Earlier bookings',
  notNow: 'Only the clerk who serves them sees the request.',
  lost: 'The server did not answer.',
  again: 'Try again',
};
