import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { WhyView } from '../shared/tickets/why.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { CounterTicket, CounterView, TicketLine } from '../shared/views.ts';
import type { Api } from '../ui/api.ts';
import type { LiveView } from '../ui/live-view.ts';
import { openServerTime } from '../ui/server-time.ts';
import { createActionQueue } from './actions/action-queue.ts';
import type { Action, ActionType, Desk } from './actions/actions.ts';
import { isAvailable, mayCallDirectly } from './actions/availability.ts';
import type { PressName, PressOutcome } from './actions/press-line.ts';
import { createPresses } from './actions/presses.ts';
import { type Offered, openTakingBack } from './actions/taking-back.ts';
import { type Dialog, stillHolds } from './dialogs.ts';

/** What the last question came to, said until the next one is asked. */
export type Said =
  | { readonly tone: 'refused'; readonly refusal: Refusal }
  /** No answer came, even when asked again: the view shows what was done and what was not. */
  | { readonly tone: 'lost' }
  | { readonly tone: 'done'; readonly action: 'reprint' | 'edit' | 'recall' | 'undo' };

export interface DeskPorts {
  readonly api: Api;
  readonly watch: (desk: Desk) => LiveView<CounterView>;
  readonly clock: Clock;
  readonly newKey: () => string;
  readonly user: string;
  /** The server says that nobody is signed in any more. */
  readonly onSignedOut: () => void;
}

/** The main screen of one counter: what is shown, what may be asked now, and the asking of it. */
export interface DeskModel {
  readonly desk: Desk;
  /** For what is read beside the view. */
  readonly api: Api;
  readonly view: ReadonlySignal<CounterView | null>;
  readonly connected: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** Server time in ms, moving every second. */
  readonly now: ReadonlySignal<number>;
  readonly busy: ReadonlySignal<ActionType | null>;
  readonly said: ReadonlySignal<Said | null>;
  /** What is asked and waits to be asked, in order. */
  readonly pending: ReadonlySignal<readonly PressName[]>;
  /** What was pressed and not done, because what came before it did not leave the counter as was foreseen. */
  readonly dropped: ReadonlySignal<readonly PressName[]>;
  readonly dialog: ReadonlySignal<Dialog | null>;
  /** Whether somebody else works at this counter. */
  readonly foreign: ReadonlySignal<boolean>;
  /** What the one big button would do now; null = there is nothing for it to do. */
  readonly primary: ReadonlySignal<Action | null>;
  /** Whether the button stands ready, by the table of moves; greyed where not. */
  offers(name: ActionType, ticket?: TicketLine | null): boolean;
  mayCallDirectly(ticket: TicketLine): boolean;
  /** Asks for an action, after whatever was pressed before; true if it was done. */
  ask(action: Action): Promise<boolean>;
  /** Who goes before a waiting ticket, by which rule; `none` = no counter takes it, `lost` = no answer came. */
  why(ticket: string): Promise<WhyView | 'none' | 'lost'>;
  /** The big button: not taken within 0.6 s after its meaning changed, so that a double press is not two steps. */
  pressPrimary(): Promise<void>;
  /** The button beside it, and F2: calls the next visitor; while one is served, finishes that visit first. */
  callNext(by: 'key' | 'button'): Promise<void>;
  /** Does with the ticket at the counter, as it will be after what was pressed before, what `what` makes of it. */
  pressFor(name: PressName, what: (ticket: CounterTicket) => Action | Dialog): void;
  /** What was done last and may be taken back just now; null = nothing. */
  readonly undo: ReadonlySignal<Offered | null>;
  takeBack(): Promise<void>;
  /** Opens a dialog, after whatever was pressed before. */
  open(dialog: Dialog): void;
  dismiss(): void;
  close(): void;
}

/** The model of one counter's main screen; it owns its live view and its clock, and gives both back on `close`. */
export function openDesk(desk: Desk, ports: DeskPorts): DeskModel {
  const live = ports.watch(desk);
  const time = openServerTime(ports.clock, () => live.clockOffset.value);
  const state = deskState(desk, ports, live);
  const undo = openTakingBack({
    view: live.data,
    now: time.now,
    serverNow: () => ports.clock.now() + live.clockOffset.value,
    clock: ports.clock,
    free: () => isReady(state) && isIdle(),
  });
  const { view, said, dialog, foreign, queue } = state;
  const primary = computed(() => primaryOf(view.value));
  const presses = createPresses({
    view,
    ready: () => isReady(state),
    perform: (action) => perform(state, action, undo.note),
    show: (next) => show(state, next),
  });
  const isIdle = (): boolean => presses.pending.value.length === 0;
  const stops = [forgetOnChange(state), tellSignedOut(state), forgetClosedDay(state), closeStaleDialog(state)];
  return {
    ...{ desk, view, said, dialog, foreign, primary, api: ports.api },
    connected: live.connected,
    refusal: live.refusal,
    now: time.now,
    busy: queue.busy,
    pending: presses.pending,
    dropped: presses.dropped,
    offers: (name, ticket = null) => view.value !== null && isReady(state) && isAvailable(view.value, name, ticket),
    mayCallDirectly: (ticket) => view.value !== null && mayCallDirectly(view.value, ticket),
    ask: presses.ask,
    pressPrimary: async () => {
      const action = primary.value;
      if (action !== null && isSettled(state)) await presses.ask(action);
    },
    callNext: async (by) => {
      if (by === 'key' || isSettled(state)) await presses.callNext();
    },
    pressFor: presses.pressFor,
    undo: undo.offered,
    takeBack: async () => {
      const offered = undo.offered.value;
      if (offered !== null) await presses.takeBack(offered.ticket, offered.first?.ticket ?? null);
    },
    why: (ticket) => whyOf(state, ticket),
    open: presses.open,
    dismiss: () => {
      dialog.value = null;
    },
    close: () => {
      for (const stop of stops) stop();
      undo.close();
      time.close();
      live.close();
    },
  };
}

/** For how long the big button rests after its meaning changed, in ms. */
export const settleMs = 600;

const primaryOf = (view: CounterView | null): Action | null => {
  if (view === null) return null;
  const { state } = view.counter;
  if (view.ticket?.status === 'called') return { type: 'start', ticket: view.ticket.id };
  if (view.ticket?.status === 'serving') return { type: 'finish', ticket: view.ticket.id, outcome: null };
  if (state === 'closed') return { type: 'open', profile: null };
  if (state === 'paused') return { type: 'resume-counter' };
  return view.next === null ? null : { type: 'call-next' };
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

const subjectOf = (action: Action): string | null => ('ticket' in action ? action.ticket : null);
/** What changes nothing at the counter itself: that it was done shows elsewhere in the view. */
const elsewhere: readonly ActionType[] = ['edit', 'reprint', 'reinstate', 'undo', 'profile'];
/** What is said to be done, because nothing else on the screen shows it. */
const saysDone = (action: Action): action is Extract<Action, { type: 'reprint' | 'edit' | 'recall' | 'undo' }> =>
  ['reprint', 'edit', 'recall', 'undo'].includes(action.type);
/** Who the answer to a call-next has brought. */
const broughtBy = (value: unknown): string | null =>
  (value as Partial<RouteValue<'callNext'>> | null)?.ticket?.id ?? null;

/** What the desk's screen stands on. */
interface DeskState {
  readonly desk: Desk;
  readonly ports: DeskPorts;
  readonly live: LiveView<CounterView>;
  readonly view: ReadonlySignal<CounterView | null>;
  readonly said: Signal<Said | null>;
  readonly dialog: Signal<Dialog | null>;
  readonly foreign: ReadonlySignal<boolean>;
  readonly situation: ReadonlySignal<string>;
  readonly queue: ReturnType<typeof createActionQueue>;
  /** Since when the big button means what it means (ms). */
  settledAt: number;
}

const deskState = (desk: Desk, ports: DeskPorts, live: LiveView<CounterView>): DeskState => {
  const view = live.data;
  const situation = computed(() => situationOf(view.value));
  const shown = (action: Action): ReadonlySignal<unknown> => (concernsCounter(action, view.value) ? situation : view);
  return {
    ...{ desk, ports, live, view, situation },
    said: signal(null),
    dialog: signal(null),
    foreign: computed(() => {
      const clerk = view.value?.counter.clerk;
      return clerk !== null && clerk !== undefined && clerk.id !== ports.user;
    }),
    queue: createActionQueue({ ...ports, desk, connected: live.connected, shown }),
    settledAt: ports.clock.now(),
  };
};

/** Whether it shows at the counter itself that an action was done. */
const concernsCounter = (action: Action, view: CounterView | null): boolean => {
  const subject = subjectOf(action);
  const moves = action.type === 'call' || action.type === 'resume' || subject === null || subject === view?.ticket?.id;
  return moves && !elsewhere.includes(action.type);
};

const isReady = ({ live, foreign }: DeskState): boolean =>
  live.connected.value && live.refusal.value === null && !foreign.value;

const isSettled = ({ ports, settledAt }: DeskState): boolean => ports.clock.now() - settledAt >= settleMs;

const perform = async (
  { said, dialog, queue, ports, view }: DeskState,
  action: Action,
  note: ReturnType<typeof openTakingBack>['note'],
): Promise<PressOutcome> => {
  said.value = null;
  const before = view.value;
  const ending = await queue.ask(action);
  if (ending.step === 'refused') {
    if (ending.refusal.code === 'not-signed-in') ports.onSignedOut();
    said.value = { tone: 'refused', refusal: ending.refusal };
  }
  if (ending.step === 'lost') said.value = { tone: 'lost' };
  if (ending.step !== 'done') return { done: false };
  dialog.value = null;
  note(action, before, ending.value);
  if (saysDone(action)) said.value = { tone: 'done', action: action.type };
  return { done: true, ticket: action.type === 'call-next' ? broughtBy(ending.value) : null };
};

const show = ({ view, said, dialog }: DeskState, next: Dialog): boolean => {
  if (view.value === null || !stillHolds(next, view.value)) return false;
  said.value = null;
  dialog.value = next;
  return true;
};

const whyOf = async ({ ports, desk }: DeskState, ticket: string): Promise<WhyView | 'none' | 'lost'> => {
  const answer = await ports.api('why', { params: { centre: desk.centre, ticket } });
  if (answer.ok) return answer.value;
  return 'lost' in answer ? 'lost' : 'none';
};

/** Another situation makes every question a new one, and the big button rests. */
const forgetOnChange = (state: DeskState): (() => void) =>
  effect(() => {
    state.situation.value;
    state.settledAt = state.ports.clock.now();
    state.queue.forgetKeys();
    if (state.said.peek()?.tone === 'lost') state.said.value = null;
  });

const tellSignedOut = ({ live, ports }: DeskState): (() => void) =>
  effect(() => {
    if (live.refusal.value?.code === 'not-signed-in') ports.onSignedOut();
  });

/** What was refused because the day is closed is no longer so once it opens. */
const forgetClosedDay = ({ view, said }: DeskState): (() => void) =>
  effect(() => {
    const last = said.peek();
    if (view.value?.day.open === true && last?.tone === 'refused' && last.refusal.code === 'day-closed')
      said.value = null;
  });

const closeStaleDialog = ({ dialog, view, queue }: DeskState): (() => void) =>
  effect(() => {
    const open = dialog.value;
    if (open !== null && view.value !== null && queue.busy.value === null && !stillHolds(open, view.value)) {
      dialog.value = null;
    }
  });
