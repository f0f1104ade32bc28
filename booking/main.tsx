import { bookingPaths } from '../shared/booking/booking-paths.ts';
import { screenLanguages } from '../shared/languages.ts';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import '../ui/base.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { forgetful, isSharedDevice } from '../ui/shared-device/mark.ts';
import { browserMemory } from '../ui/storage.ts';
import { createBookings } from './bookings.ts';

const codes: readonly string[] = screenLanguages;
const own = navigator.language.slice(0, 2);
// Somebody who comes from elsewhere reads it in the language of their phone, until they choose another: on the page of services too.
const inOwnOrder = codes.includes(own) ? [own, ...codes.filter((code) => code !== own)] : codes;
const language = chosenLanguage(inOwnOrder, (key) => browserMemory(`${key}.services`));
const isShared = isSharedDevice(location.search, browserMemory('novbe.shared'));
const kept = browserMemory('novbe.bookings');
// What was booked here before it was said that many use it goes too.
if (isShared) kept.write(null);
const bookings = createBookings(isShared ? forgetful : kept);
const api = httpApi({ ...visitorPaths, ...bookingPaths });
const ports = { api, clock: browserClock, bookings, newKey, language, isShared };
const app = document.getElementById('app');

const openBooking = async (root: HTMLElement): Promise<void> =>
  (await import('./start-booking.tsx')).startBooking(root, ports);

const openSeat = async (root: HTMLElement, secret: string): Promise<void> =>
  (await import('./start-held.tsx')).startHeld(root, ports, secret);

const openHistory = async (root: HTMLElement): Promise<void> => {
  const { HistoryPage } = await import('./screens/history-page.tsx');
  draw(<HistoryPage bookings={bookings} language={language} />, root);
};

// Who is about to come is told if nobody is served there.
void import('../ui/emergency/at-home.tsx')
  .then(({ watchFromHome }) =>
    watchFromHome({ api, clock: browserClock, centre: new URLSearchParams(location.search).get('centre') }),
  )
  .catch(() => undefined);

const secret = decodeURIComponent(location.pathname.split('/')[2] ?? '');
if (app !== null) {
  if (location.pathname === '/book') void openBooking(app);
  else if (secret === '') void openHistory(app);
  else void openSeat(app, secret);
}
