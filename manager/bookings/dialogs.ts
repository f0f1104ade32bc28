import type { RouteValue } from '../../shared/routes.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';

/** What is open over the sheets. */
export type BookingDialog =
  | { readonly kind: 'seat'; readonly seat: string }
  | { readonly kind: 'call-off' }
  | BookingWay;

/** By which way somebody is given a seat; `from`: the slot that was pressed, null = it is to be chosen. */
export type BookingWay =
  | { readonly kind: 'book'; readonly from: string | null }
  | { readonly kind: 'urgent' }
  | { readonly kind: 'standby' };

export type SeatShown = RouteValue<'seat'>;

/** What everything that is done with one seat is given. */
export interface MovesProps {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly shown: SeatShown;
  /** The seat is another one now. */
  readonly onChanged: () => void;
}
/** The same while one thing is asked for. */
export interface OneMove extends MovesProps {
  readonly onDone: (...lines: readonly string[]) => void;
  readonly onBack: () => void;
}
