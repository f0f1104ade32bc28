import type { BookingRoute } from '../../shared/booking/booking-paths.ts';
import type { Api } from '../../ui/api.ts';
import type { Bookee } from './booking-state.ts';

type Here = { readonly centre: string };

/** Asks for the dates on which somebody receives, or a service is to be had. */
export function datesOf(api: Api<BookingRoute>, here: Here, { kind, id }: Bookee) {
  return kind === 'official'
    ? api('officialDates', { params: { ...here, official: id } })
    : api('serviceDates', { params: { ...here, service: id } });
}

/** Asks for the times of one of those dates. */
export function timesOf(
  api: Api<BookingRoute>,
  here: Here,
  { bookee: { kind, id }, date }: { readonly bookee: Bookee; readonly date: string },
) {
  return kind === 'official'
    ? api('officialSlots', { params: { ...here, official: id }, query: { date } })
    : api('slots', { params: { ...here, service: id }, query: { date } });
}
