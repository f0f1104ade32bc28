import { bookingPaths } from '../shared/booking-paths.ts';
import { screenLanguages } from '../shared/languages.ts';
import { visitorPaths } from '../shared/visitor-paths.ts';
import '../ui/base.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { browserMemory } from '../ui/storage.ts';
import { createBookings } from './bookings.ts';
import { isStep, type Step } from './ports.ts';

const codes: readonly string[] = screenLanguages;
const own = navigator.language.slice(0, 2);
// Somebody who comes from elsewhere reads it in the language of their phone, until they choose another: on the page of services too.
const inOwnOrder = codes.includes(own) ? [own, ...codes.filter((code) => code !== own)] : codes;
const language = chosenLanguage(inOwnOrder, (key) => browserMemory(`${key}.services`));
const bookings = createBookings(browserMemory('novbe.bookings'));
const api = httpApi({ ...visitorPaths, ...bookingPaths });
const ports = { api, clock: browserClock, bookings, newKey };
const app = document.getElementById('app');

const openBooking = async (root: HTMLElement): Promise<void> => {
  const [{ openBook }, { BookPage }] = await Promise.all([
    import('./book-model.ts'),
    import('./screens/book-page.tsx'),
  ]);
  const model = openBook({
    ...ports,
    language,
    centreAsked: new URLSearchParams(location.search).get('centre'),
    draft: browserMemory('novbe.book', () => sessionStorage),
    before: isStep(history.state) ? history.state : null,
    goTo: (step: Step, how) => history[how === 'push' ? 'pushState' : 'replaceState'](step, ''),
  });
  addEventListener('popstate', ({ state }) => model.show(isStep(state) ? state : { at: 'what' }));
  draw(<BookPage model={model} language={language} />, root);
};

const openSeat = async (root: HTMLElement, secret: string): Promise<void> => {
  const [{ openHeld }, { HeldPage }] = await Promise.all([
    import('./held-model.ts'),
    import('./screens/held-page.tsx'),
  ]);
  const model = openHeld({
    ...ports,
    secret,
    language: () => language.code.value,
    openSeat: (next) => location.assign(`/b/${encodeURIComponent(next)}`),
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void model.load();
  });
  draw(<HeldPage model={model} language={language} />, root);
};

const openHistory = async (root: HTMLElement): Promise<void> => {
  const { HistoryPage } = await import('./screens/history-page.tsx');
  draw(<HistoryPage bookings={bookings} language={language} />, root);
};

const secret = decodeURIComponent(location.pathname.split('/')[2] ?? '');
if (app !== null) {
  if (location.pathname === '/book') void openBooking(app);
  else if (secret === '') void openHistory(app);
  else void openSeat(app, secret);
}
