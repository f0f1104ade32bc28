import { effect } from '@preact/signals';
import { bookingPaths } from '../shared/booking/booking-paths.ts';
import { citizenPaths } from '../shared/cases/citizen-paths.ts';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import { httpApi } from '../ui/api.ts';
import { draw } from '../ui/own-nodes.ts';
import { browserMemory } from '../ui/storage.ts';
import { reachOfPage } from '../ui/visitor/reach-of-page.ts';
import { type BookModel, openBook } from './book-model.ts';
import { writeDraft } from './draft.ts';
import { type BookPorts, type DraftApi, isStep, type Step } from './ports.ts';
import { BookPage } from './screens/book-page.tsx';
import { NotTakenUp } from './screens/later.tsx';
import { sharedBooking } from './shared-booking.ts';
import { begunIn, takeUp } from './take-up.ts';

interface Ports extends Pick<BookPorts, 'clock' | 'bookings' | 'newKey' | 'language'> {
  /** [FO5] Many use this device. */
  readonly isShared: boolean;
}

/** Opens the page of booking: where the tab was before, or with what a link says was begun. */
export async function startBooking(root: HTMLElement, ports: Ports): Promise<void> {
  const api = httpApi({ ...visitorPaths, ...bookingPaths, ...citizenPaths });
  const draft = browserMemory('novbe.book', () => sessionStorage);
  const later = browserMemory('novbe.later', () => sessionStorage);
  const { begun, gone } = await arrived(api, { draft, later }, ports.isShared);
  const model = openBook({
    ...{ ...ports, api, draft, later },
    before: begun ? { at: 'date' } : stepOfTab(),
    centreAsked: new URLSearchParams(location.search).get('centre'),
    goTo: (step: Step, how) => history[how === 'push' ? 'pushState' : 'replaceState'](step, ''),
  });
  addEventListener('popstate', ({ state }) => model.show(isStep(state) ? state : { at: 'what' }));
  // Another link opened in the same tab.
  addEventListener('hashchange', () => location.reload());
  forgetOnceSent(model, api, later);
  const { language } = ports;
  const lost = reachOfPage(ports.clock, model.goOn);
  draw(
    <>
      {gone !== null && <NotTakenUp why={gone} language={language.code} />}
      <BookPage model={model} language={language} lost={lost} />
    </>,
    root,
  );
  if (!ports.isShared) return;
  const { guardPage } = await import('../ui/shared-device/guard.tsx');
  guardPage(root, { clock: ports.clock, ...sharedBooking(model) }, language.code);
}

type Memories = Pick<BookPorts, 'draft' | 'later'>;
interface Arrived {
  /** With what a link says was begun. */
  readonly begun: boolean;
  /** Why a link leads to nothing; null = it does, or there is none. */
  readonly gone: 'over' | 'lost' | null;
}

/** What the address and the tab bring along, put where the page looks for it. */
const arrived = async (api: DraftApi, { draft, later }: Memories, isShared: boolean): Promise<Arrived> => {
  // Those who come to a device that many use, and do not reload, begin from the start.
  if (isShared && stepOfTab() === null) for (const memory of [draft, later]) memory.write(null);
  const begun = begunIn(location);
  if (begun === null) return { begun: false, gone: null };
  // What opens it stands no longer in the address of the tab than it has to.
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  const taken = await takeUp(api, begun);
  if (taken === null || taken === 'lost') return { begun: false, gone: taken ?? 'over' };
  writeDraft(draft, taken);
  later.write(begun.secret);
  return { begun: true, gone: null };
};

const stepOfTab = (): Step | null => (isStep(history.state) ? history.state : null);

/** What was sent need not be gone on with: the server forgets what it keeps of it. */
const forgetOnceSent = (model: BookModel, api: DraftApi, later: BookPorts['later']): void =>
  void effect(() => {
    const secret = later.read();
    if (model.sent.value === null || secret === null) return;
    later.write(null);
    void api('withdrawOwn', { params: { secret }, body: {} });
  });
