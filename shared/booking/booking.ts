import type { Centre } from '../centre/centre.ts';
import type { Bookable, Booking } from './booking-schema.ts';

/** The rules of booking as they hold: what a document leaves out stands here. */

export type BookingRules = Required<Omit<Booking, 'missedLimit'>> & Pick<Booking, 'missedLimit'>;
export type BookableRules = Required<Omit<Bookable, 'desks'>> & Pick<Bookable, 'desks'>;

/** [SE1] A centre's rules of booking, whole. */
export function bookingRules({ booking = {} }: { readonly booking?: Booking }): BookingRules {
  return { ...bookingDefaults, ...booking };
}

/** [SE1] How a service may be booked, whole; null where it may not. */
export function bookableRules({ bookable }: { readonly bookable?: Bookable }): BookableRules | null {
  return bookable === undefined ? null : { ...bookableDefaults, ...bookable };
}

/** [SE1] Whether visitors may book anything in this centre. */
export function offersBooking({ officials = [], services }: Pick<Centre, 'officials' | 'services'>): boolean {
  return officials.some(({ offered }) => offered) || services.some((one) => one.offered && one.bookable !== undefined);
}

export const bookingDefaults = {
  earlySeconds: 1800,
  lateSeconds: 600,
  reckonedFrom: 'start',
  holdSeconds: 600,
  reopenAfterSeconds: 600,
  headStartSeconds: 900,
  latestSeconds: 600,
  callEarly: 'when-idle',
  overbookRisk: 0.2,
  attendance: 0.71,
  perPerson: 3,
  standby: true,
  reminders: [86400, 7200],
} as const satisfies Booking;

export const bookableDefaults = {
  minutes: 15,
  share: 0.6,
  fromDays: 0,
  toDays: 14,
  cutoffMinutes: 5,
} as const satisfies Bookable;
