import { atServer, inCentre } from '../path-parts.ts';

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
  form: atServer('GET', '/forms/:form'),
  phoneSeat: atServer('GET', '/b/:secret'),
  phoneSeatCancel: atServer('POST', '/b/:secret/cancel'),
  phoneSeatMove: atServer('POST', '/b/:secret/move'),
  phoneSeatComment: atServer('POST', '/b/:secret/comment'),
} as const;
export type BookingRoute = keyof typeof bookingPaths;
