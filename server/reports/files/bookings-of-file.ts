import type { BookingKey } from '../../../shared/booking/booking-figures.ts';
import type { BookingsWords } from '../../../shared/booking/booking-report-words.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Days } from '../../../shared/time/days.ts';
import type { FileLanguage } from './report-of-file.ts';

/** All that a file of what bookings did is made of. */
export interface BookingsOfFile {
  readonly centre: Pick<Centre, 'name' | 'languages' | 'timeZone' | 'services'>;
  readonly range: Days;
  readonly by: BookingKey;
  readonly report: RouteValue<'bookings'>;
  readonly reasons: RouteValue<'seatReasons'>['reasons'];
  /** When it is made (ms). */
  readonly now: number;
}

/** What the words of such a file come from. */
export interface BookingsFileLanguage extends FileLanguage {
  readonly own: BookingsWords;
}
