import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { CounterView, TicketLine, WhyView } from '../shared/views.ts';
import type { Api } from '../ui/api.ts';
import type { LiveView } from '../ui/live-view.ts';
import { makeAsking } from './asking.ts';
import type { ScreenClock } from './clock.ts';
import type { Deed, DeedName, Desk } from './deeds.ts';
import { type Dialog, stillHolds } from './dialogs.ts';
import { mayAsk, mayCallDirectly, ticketIn } from './may.ts';

/** What the last question came to, said until the next one is asked. */
export type Said =
  | { readonly tone: 'refused'; readonly refusal: Refusal }
  /** No answer came, even when asked again: the view shows what was done and what was not. */
  | { readonly tone: 'lost' }
  | { readonly tone: 'done'; readonly deed: 'reprint' | 'edit' | 'recall' };

export interface DeskPorts {
  readonly api: Api;
  readonly watch: (desk: Desk) => LiveView<CounterView>;
  readonly clock: ScreenClock;
  readonly newKey: () => string;
  readonly user: string;
  /** The server says that nobody is signed in any more. */
  readonly onSignedOut: () => void;
}

/** The main screen of one counter: what is shown, what may be asked now, and asking it. */
export interface DeskModel {
  readonly desk: Desk;
  readonly view: ReadonlySignal<CounterView | null>;
  readonly connected: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** Server time in ms, moving every second. */
  readonly now: ReadonlySignal<number>;
  readonly busy: ReadonlySignal<DeedName | null>;
  readonly said: ReadonlySignal<Said | null>;
  readonly dialog: ReadonlySignal<Dialog | null>;
  /** Whether somebody else works at this counter. */
  readonly foreign: ReadonlySignal<boolean>;
  /** What the one big button would do now; null = there is nothing for it to do. */
  readonly primary: ReadonlySignal<Deed | null>;
  /** Whether the button stands ready, by the table of moves; greyed where not. */
  offers(name: DeedName, ticket?: TicketLine | null): boolean;
  mayCallDirectly(ticket: TicketLine): boolean;
  ask(deed: Deed): Promise<void>;
  /** Who goes before a waiting ticket, by which rule; `none` = no counter takes it, `lost` = no answer came. */
  why(ticket: string): Promise<WhyView | 'none' | 'lost'>;
  /** The big button: not taken within 0.6 s after its meaning changed, so that a double press is not two steps. */
  pressPrimary(): Promise<void>;
  /** F2: calls the next visitor; while one is served, finishes that visit first. */
  callNext(): Promise<void>;
  open(dialog: Dialog): void;
  dismiss(): void;
  close(): void;
}

/** For how long the big button rests after its meaning changed, in ms. */
export const settleMs = 600;

const primaryOf = (view: CounterView | null): Deed | null => {
  if (view === null) return null;
  const { state } = view.counter;
  if (view.ticket?.status === 'called') return { do: 'start', ticket: view.ticket.id };
  if (view.ticket?.status === 'serving') return { do: 'finish', ticket: view.ticket.id, outcome: null };
  if (state === 'closed') return { do: 'open', profile: null };
  if (state === 'paused') return { do: 'resume-counter' };
  return view.next === null ? null : { do: 'call-next' };
};

/** All that a key or a press depends on: as long as it is the same, a repeated question is the same question. */
const situationOf = (view: CounterView | null): string =>
  view === null
    ? ''
    : [
        view.counter.state,
        view.counter.clerk?.id,
        view.ticket?.id,
        view.ticket?.status,
        view.ticket?.calls,
        view.ticket?.legs.length,
      ].join(' ');

const subjectOf = (deed: Deed): string | null => ('ticket' in deed ? deed.ticket : null);

const ticking = (clock: ScreenClock) => {
  const at = signal(clock.now());
  let callOff = (): void => {};
  const tick = (): void => {
    at.value = clock.now();
    callOff = clock.after(1000 - (at.value % 1000), tick);
  };
  tick();
  return { at, close: () => callOff() };
};

/** The model of one counter's main screen; it owns its live view and its clock, and gives both back on `close`. */
export const makeDesk = (desk: Desk, ports: DeskPorts): DeskModel => {
  const live = ports.watch(desk);
  const view = live.data;
  const ticks = ticking(ports.clock);
  const said = signal<Said | null>(null);
  const dialog = signal<Dialog | null>(null);
  const asking = makeAsking({ ...ports, desk, connected: live.connected, shown: view });
  const foreign = computed(() => {
    const clerk = view.value?.counter.clerk;
    return clerk !== null && clerk !== undefined && clerk.id !== ports.user;
  });
  const primary = computed(() => primaryOf(view.value));
  const situation = computed(() => situationOf(view.value));
  let settledAt = ports.clock.now();

  const ready = (): boolean => live.connected.value && live.refusal.value === null && !foreign.value;
  const offers = (name: DeedName, ticket: TicketLine | null = null): boolean =>
    view.value !== null && ready() && mayAsk(view.value, name, ticket);
  const offersDeed = (deed: Deed): boolean => {
    const subject = subjectOf(deed);
    return offers(deed.do, subject === null || view.value === null ? null : ticketIn(view.value, subject));
  };

  const perform = async (deed: Deed): Promise<boolean> => {
    said.value = null;
    const ending = await asking.ask(deed);
    if (ending.step === 'refused') {
      if (ending.refusal.code === 'not-signed-in') ports.onSignedOut();
      said.value = { tone: 'refused', refusal: ending.refusal };
    }
    if (ending.step === 'lost') said.value = { tone: 'lost' };
    if (ending.step !== 'done') return false;
    dialog.value = null;
    if (deed.do === 'reprint' || deed.do === 'edit' || deed.do === 'recall')
      said.value = { tone: 'done', deed: deed.do };
    return true;
  };
  const ask = async (deed: Deed): Promise<void> => {
    if (asking.busy.value === null && offersDeed(deed)) await perform(deed);
  };
  const settled = (): boolean => ports.clock.now() - settledAt >= settleMs;

  const stops = [
    effect(() => {
      situation.value;
      settledAt = ports.clock.now();
      asking.forgetKeys();
      if (said.peek()?.tone === 'lost') said.value = null;
    }),
    effect(() => {
      if (live.refusal.value?.code === 'not-signed-in') ports.onSignedOut();
    }),
    effect(() => {
      const open = dialog.value;
      if (open !== null && view.value !== null && asking.busy.value === null && !stillHolds(open, view.value)) {
        dialog.value = null;
      }
    }),
  ];

  return {
    desk,
    view,
    connected: live.connected,
    refusal: live.refusal,
    now: computed(() => ticks.at.value + live.clockOffset.value),
    busy: asking.busy,
    said,
    dialog,
    foreign,
    primary,
    offers,
    mayCallDirectly: (ticket) => view.value !== null && mayCallDirectly(view.value, ticket),
    ask,
    pressPrimary: async () => {
      const deed = primary.value;
      if (deed !== null && settled()) await ask(deed);
    },
    callNext: async () => {
      const ticket = view.value?.ticket ?? null;
      if (!settled() || asking.busy.value !== null) return;
      if (ticket === null) return ask({ do: 'call-next' });
      if (!offers('finish', ticket)) return;
      const finished = await perform({ do: 'finish', ticket: ticket.id, outcome: null });
      if (finished && view.value?.next !== null) await perform({ do: 'call-next' });
    },
    why: async (ticket) => {
      const answer = await ports.api('why', { params: { c: desk.centre, id: ticket } });
      if (answer.ok) return answer.value;
      return 'lost' in answer ? 'lost' : 'none';
    },
    open: (next) => {
      if (view.value === null || !stillHolds(next, view.value)) return;
      said.value = null;
      dialog.value = next;
    },
    dismiss: () => {
      dialog.value = null;
    },
    close: () => {
      for (const stop of stops) stop();
      ticks.close();
      live.close();
    },
  };
};
