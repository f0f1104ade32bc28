import { type BookingRoute, bookingPaths } from '../../shared/booking/booking-paths.ts';
import { citizenPaths } from '../../shared/cases/citizen-paths.ts';
import { type Api, httpApi } from '../../ui/api.ts';
import type { Errand, ErrandKind } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';
import { Scanned } from '../scanned/scanned.ts';
import { takeTyped } from '../scanned/typed-code.ts';
import type { Confirm } from '../steps.ts';
import { openVisit } from '../visit/visit.ts';
import { openWriting } from '../writing/writing.ts';
import { openBooking } from './booking.ts';
import { openCheckIn } from './check-in.ts';

/** Opens what somebody wants who takes no ordinary ticket; with the kiosk's token its pages ask as the kiosk. */
export function openErrand(
  kind: ErrandKind,
  host: ErrandHost,
  api: Api<ErrandRoute>,
  token: () => string | null = () => null,
  from?: Confirm,
): Errand {
  switch (kind) {
    case 'check-in':
      return openCheckIn(host, api);
    case 'book':
      return openBooking(host, api);
    case 'write':
      return openWriting(host, api, token);
    case 'visit':
      if (from === undefined) throw new Error('a visit begins with a service');
      return openVisit(host, from);
    case 'scanned':
      return openScanned(host, api);
  }
}

/** The check-in of the booking whose code was read, else what there is to say of the code. */
const openScanned = (host: ErrandHost, api: Api<BookingRoute>): Errand => {
  const typed = takeTyped(host);
  const scan = typed?.of === 'other' ? typed.scan : host.view.peek()?.scanned;
  const by = typed?.of === 'seat' ? typed.by : scan?.came === 'booked' ? { scan: scan.id } : null;
  if (by === null && scan !== undefined) return new Scanned(host, scan);
  if (by === null) throw new Error('nothing was read');
  const checkIn = openCheckIn(host, api);
  checkIn.scanned(by);
  return checkIn;
};

/** What errands ask. */
export type ErrandRoute = BookingRoute | 'printCase';

/** How this kiosk asks of what is booked or written. */
export function bookingApi(token: () => string | null): Api<ErrandRoute> {
  return httpApi({ ...bookingPaths, printCase: citizenPaths.printCase }, { token });
}
