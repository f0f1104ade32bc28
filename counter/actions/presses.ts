import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CounterTicket, CounterView } from '../../shared/views.ts';
import type { Dialog } from '../dialogs.ts';
import type { Action } from './actions.ts';
import { isAvailable, ticketIn } from './availability.ts';
import { foresee } from './foresee.ts';
import { createPressLine, type Press, type PressLine, type PressName, type PressOutcome } from './press-line.ts';

export interface PressPorts {
  readonly view: ReadonlySignal<CounterView | null>;
  /** Whether anything may be asked at all. */
  readonly ready: () => boolean;
  readonly perform: (action: Action) => Promise<PressOutcome>;
  /** Opens a dialog; false = what it offers cannot be done. */
  readonly show: (dialog: Dialog) => boolean;
}
export interface Presses {
  readonly pending: ReadonlySignal<readonly PressName[]>;
  readonly dropped: ReadonlySignal<readonly PressName[]>;
  ask(action: Action): Promise<boolean>;
  callNext(): Promise<void>;
  /** Takes the end of a ticket back; `first` goes back to the queue before it. */
  takeBack(ticket: string, first: string | null): Promise<void>;
  pressFor(name: PressName, what: (ticket: CounterTicket) => Action | Dialog): void;
  open(dialog: Dialog): void;
}

/**
 * Keys and clicks in the order in which they were made, each held against what those before it leave:
 * - A press is bound, when it is made, to the ticket shown or to its certain successor: who the view names as next when
 *   the call is pressed. If the call brings somebody else, what was pressed after it is dropped, never done to them.
 * - A press of what waits already is the same press. While a dialog waits to open nothing more is taken.
 * - A press that has no place in the state that it would meet is not sent. A press that is refused or lost takes those
 *   after it with it. Either way the clerk is told what was not done.
 */
export function createPresses(ports: PressPorts): Presses {
  const { view, ready, show } = ports;
  const dropped = signal<readonly PressName[]>([]);
  const drop = (...names: readonly PressName[]): void => {
    dropped.value = [...dropped.value, ...names.filter((name) => !dropped.value.includes(name))];
  };
  const line = createPressLine((presses) => drop(...presses.map(({ name }) => name)));
  const foresight = createForesight(view, line);
  const { met } = foresight;
  const isIdle = (): boolean => line.pending.value.length === 0;
  const opensDialog = (): boolean => line.pending.value.some(({ actions }) => actions.length === 0);
  /** Takes a press in, or drops it where what it would meet has no place for it; said only where the button was not grey. */
  const take = async (name: PressName, actions: readonly Action[]): Promise<boolean> => {
    const start = met();
    const after = start !== null && ready() && !opensDialog() ? foreseenAfter(start, actions) : null;
    if (after === null) {
      if (!isIdle()) drop(name);
      return false;
    }
    if (isIdle()) dropped.value = [];
    foresight.leave(after);
    const calls = actions.some((action) => action.type === 'call-next');
    let done = false;
    await line.add({ name, actions, brings: calls ? (start?.next?.ticket ?? null) : null }, async () => {
      const outcome = await performAll(actions, ports);
      done = outcome.done;
      return outcome;
    });
    return done;
  };
  const isPending = (action: Action): boolean =>
    line.pending.value.some(({ actions }) => actions.some((one) => sameAction(one, action)));
  const ask = async (action: Action): Promise<boolean> => !isPending(action) && take(action.type, [action]);
  const openInTurn = (next: Dialog): void => {
    if (isIdle() || next.kind === 'help' || next.kind === 'sign-out') {
      if (show(next)) dropped.value = [];
    } else if (opensDialog()) drop(...(isName(next.kind) ? [next.kind] : []));
    else if (isName(next.kind)) {
      const name = next.kind;
      const onClosed = (): void => drop(name);
      void line.add({ name, actions: [], brings: null }, async () => shown(show(next), onClosed));
    }
  };
  const callNext = async (): Promise<void> => {
    if (!line.has('call-next')) await take('call-next', callingNext(met()?.ticket?.id ?? null));
  };
  const pressFor: Presses['pressFor'] = (name, what) => {
    if (line.has(name)) return;
    const ticket = met()?.ticket ?? null;
    if (ticket === null) return isIdle() ? undefined : drop(name);
    const wanted = what(ticket);
    if ('type' in wanted) void take(name, [wanted]);
    else openInTurn(wanted);
  };
  const takeBack: Presses['takeBack'] = async (ticket, first) => {
    if (!line.has('undo')) await take('undo', takingBack(ticket, first));
  };
  const pending = computed(() => line.pending.value.map(({ name }) => name));
  return { pending, dropped, ask, callNext, takeBack, pressFor, open: openInTurn };
}

/** The visitor at the counter is finished before the next is called. */
const callingNext = (there: string | null): readonly Action[] => [
  ...(there === null ? [] : [{ type: 'finish', ticket: there, outcome: null } as const]),
  { type: 'call-next' },
];

/** The one in the way goes back to the queue before the end of a ticket is undone. */
const takingBack = (ticket: string, first: string | null): readonly Action[] => [
  ...(first === null ? [] : [{ type: 'requeue', ticket: first, reason: null } as const]),
  { type: 'undo', ticket },
];

/** The counter as the pressed keys will leave it. */
const createForesight = (view: ReadonlySignal<CounterView | null>, line: PressLine) => {
  let foreseen: CounterView | null = null;
  return {
    leave: (after: CounterView): void => {
      foreseen = after;
    },
    /** What a press that is made in this moment will meet: what is shown, or what those before it leave. */
    met: (): CounterView | null => {
      const now = view.value;
      const pending = line.pending.value;
      if (pending.length === 0 || foreseen === null || now === null) return now;
      return pending.some(bringsNext) ? foreseen : { ...foreseen, next: now.next, waiting: now.waiting };
    },
  };
};

const shown = (isShown: boolean, onNot: () => void): PressOutcome => {
  if (isShown) return { done: true, ticket: null };
  onNot();
  return { done: false };
};

/** The actions of a press one after another; after a finish nobody is called where nobody waits. */
const performAll = async (
  actions: readonly Action[],
  { view, ready, perform }: Omit<PressPorts, 'show'>,
): Promise<PressOutcome> => {
  let outcome: PressOutcome = { done: true, ticket: null };
  for (const action of actions) {
    if (actions.length > 1 && action.type === 'call-next' && view.value?.next === null) return outcome;
    if (!ready()) return { done: false };
    outcome = await perform(action);
    if (!outcome.done) return outcome;
  }
  return outcome;
};

/** What these actions leave, one after another; null if one of them has no place. A call after a finish always has one. */
const foreseenAfter = (start: CounterView, actions: readonly Action[]): CounterView | null => {
  let after = start;
  for (const action of actions) {
    const ends = action.type === 'call-next' && actions.length > 1;
    if (!ends && !may(after, action)) return null;
    after = foresee(after, action);
  }
  return after;
};

/** Whether a dialog is one that a press asks for by the name of what it does. */
const isName = (
  kind: Dialog['kind'],
): kind is Exclude<Dialog['kind'], 'line' | 'close-counter' | 'sign-out' | 'help'> =>
  !['line', 'close-counter', 'sign-out', 'help'].includes(kind);

const may = (view: CounterView, action: Action): boolean => {
  const subject = 'ticket' in action ? action.ticket : null;
  return isAvailable(view, action.type, subject === null ? null : ticketIn(view, subject));
};
const bringsNext = ({ actions }: Press): boolean =>
  actions.some((action) => action.type === 'call-next' || action.type === 'call');
const sameAction = (a: Action, b: Action): boolean => JSON.stringify(a) === JSON.stringify(b);
