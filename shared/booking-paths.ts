import { inCentre } from './path-parts.ts';

/** Method and path of what those who book ask, and those who check in. */
export const bookingPaths = {
  slots: inCentre('GET', '/services/:service/slots'),
  serviceDates: inCentre('GET', '/services/:service/dates'),
  officials: inCentre('GET', '/officials'),
  officialDates: inCentre('GET', '/officials/:official/dates'),
  officialSlots: inCentre('GET', '/officials/:official/slots'),
  hold: inCentre('POST', '/holds'),
  releaseHold: inCentre('POST', '/holds/:seat/release'),
  book: inCentre('POST', '/seats'),
  standBy: inCentre('POST', '/seats/standby'),
  printSeat: inCentre('POST', '/seats/print'),
  checkIn: inCentre('POST', '/check-ins'),
  form: { method: 'GET', path: '/api/forms/:form' },
  phoneSeat: { method: 'GET', path: '/api/b/:secret' },
  phoneSeatCancel: { method: 'POST', path: '/api/b/:secret/cancel' },
  phoneSeatMove: { method: 'POST', path: '/api/b/:secret/move' },
  phoneSeatComment: { method: 'POST', path: '/api/b/:secret/comment' },
} as const;
export type BookingRoute = keyof typeof bookingPaths;
