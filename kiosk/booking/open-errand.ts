import { type BookingRoute, bookingPaths } from '../../shared/booking-paths.ts';
import { type Api, httpApi } from '../../ui/api.ts';
import type { Errand, ErrandKind } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';
import { openBooking } from './booking.ts';
import { openCheckIn } from './check-in.ts';

/** Opens what somebody wants who takes no ordinary ticket. */
export function openErrand(kind: ErrandKind, host: ErrandHost, api: Api<BookingRoute>): Errand {
  switch (kind) {
    case 'check-in':
      return openCheckIn(host, api);
    case 'book':
      return openBooking(host, api);
  }
}

/** How this kiosk asks of what is booked. */
export function bookingApi(token: () => string | null): Api<BookingRoute> {
  return httpApi(bookingPaths, { token });
}
