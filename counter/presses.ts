import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CounterTicket, CounterView } from '../shared/views.ts';
import type { Deed } from './actions.ts';
import { mayAsk, ticketIn } from './availability.ts';
import type { Dialog } from './dialogs.ts';
import { foresee } from './foresee.ts';
import { makePressLine, type Outcome, type Press, type PressName } from './press-line.ts';

export interface PressPorts {
  readonly view: ReadonlySignal<CounterView | null>;
  /** Whether anything may be asked at all. */
  readonly ready: () => boolean;
  readonly perform: (deed: Deed) => Promise<Outcome>;
  /** Opens a dialog; false = what it offers cannot be done. */
  readonly show: (dialog: Dialog) => boolean;
}
export interface Presses {
  readonly pending: ReadonlySignal<readonly PressName[]>;
  readonly dropped: ReadonlySignal<readonly PressName[]>;
  ask(deed: Deed): Promise<boolean>;
  callNext(): Promise<void>;
  pressFor(name: PressName, what: (ticket: CounterTicket) => Deed | Dialog): void;
  open(dialog: Dialog): void;
}

/** Whether a dialog is one that a press asks for by the name of what it does. */
const isName = (
  kind: Dialog['kind'],
): kind is Exclude<Dialog['kind'], 'line' | 'close-counter' | 'sign-out' | 'help'> =>
  !['line', 'close-counter', 'sign-out', 'help'].includes(kind);

const may = (view: CounterView, deed: Deed): boolean => {
  const subject = 'ticket' in deed ? deed.ticket : null;
  return mayAsk(view, deed.do, subject === null ? null : ticketIn(view, subject));
};
const bringsNext = ({ deeds }: Press): boolean => deeds.some((deed) => deed.do === 'call-next' || deed.do === 'call');
const sameDeed = (a: Deed, b: Deed): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Keys and clicks in the order in which they were made, each held against what those before it leave:
 * - A press is bound, when it is made, to the ticket shown or to its certain successor: whom the view names as next when
 *   the call is pressed. If the call brings somebody else, what was pressed after it is dropped, never done to them.
 * - A press of what waits already is the same press. While a dialog waits to open nothing more is taken.
 * - A press that has no place in the state that it would meet is not sent. A press that is refused or lost takes those
 *   after it with it. Either way the clerk is told what was not done.
 */
export const makePresses = ({ view, ready, perform, show }: PressPorts): Presses => {
  const dropped = signal<readonly PressName[]>([]);
  const drop = (...names: readonly PressName[]): void => {
    dropped.value = [...dropped.value, ...names.filter((name) => !dropped.value.includes(name))];
  };
  const line = makePressLine((presses) => drop(...presses.map(({ name }) => name)));
  /** The counter as the pressed keys will leave it. */
  let foreseen: CounterView | null = null;
  /** The deeds of a press one after another; after a finish nobody is called where nobody waits. */
  const performAll = async (deeds: readonly Deed[]): Promise<Outcome> => {
    let outcome: Outcome = { done: true, ticket: null };
    for (const deed of deeds) {
      if (deeds.length > 1 && deed.do === 'call-next' && view.value?.next === null) return outcome;
      if (!ready()) return { done: false };
      outcome = await perform(deed);
      if (!outcome.done) return outcome;
    }
    return outcome;
  };
  /** What a press that is made in this moment will meet: what is shown, or what those before it leave. */
  const met = (): CounterView | null => {
    const now = view.value;
    const pending = line.pending.value;
    if (pending.length === 0 || foreseen === null || now === null) return now;
    return pending.some(bringsNext) ? foreseen : { ...foreseen, next: now.next, waiting: now.waiting };
  };
  const isIdle = (): boolean => line.pending.value.length === 0;
  const opensDialog = (): boolean => line.pending.value.some(({ deeds }) => deeds.length === 0);
  /** Takes a press in, or drops it where what it would meet has no place for it; said only where the button was not grey. */
  const take = async (name: PressName, deeds: readonly Deed[]): Promise<boolean> => {
    const start = met();
    let after = start;
    for (const deed of deeds) {
      const ends = deed.do === 'call-next' && deeds.length > 1;
      if (after === null || !ready() || opensDialog() || !(ends || may(after, deed))) {
        if (!isIdle()) drop(name);
        return false;
      }
      after = foresee(after, deed);
    }
    if (isIdle()) dropped.value = [];
    foreseen = after;
    const calls = deeds.some((deed) => deed.do === 'call-next');
    let done = false;
    await line.add({ name, deeds, brings: calls ? (start?.next?.ticket ?? null) : null }, async () => {
      const outcome = await performAll(deeds);
      done = outcome.done;
      return outcome;
    });
    return done;
  };
  const isPending = (deed: Deed): boolean =>
    line.pending.value.some(({ deeds }) => deeds.some((one) => sameDeed(one, deed)));
  const ask = async (deed: Deed): Promise<boolean> => !isPending(deed) && take(deed.do, [deed]);
  const openInTurn = (next: Dialog): void => {
    if (isIdle() || next.kind === 'help' || next.kind === 'sign-out') {
      if (show(next)) dropped.value = [];
    } else if (opensDialog()) drop(...(isName(next.kind) ? [next.kind] : []));
    else if (isName(next.kind)) {
      const name = next.kind;
      void line.add({ name, deeds: [], brings: null }, async () => {
        if (show(next)) return { done: true, ticket: null };
        drop(name);
        return { done: false };
      });
    }
  };
  return {
    pending: computed(() => line.pending.value.map(({ name }) => name)),
    dropped,
    ask,
    callNext: async () => {
      if (line.has('call-next')) return;
      const ticket = met()?.ticket ?? null;
      if (ticket === null) await take('call-next', [{ do: 'call-next' }]);
      else await take('call-next', [{ do: 'finish', ticket: ticket.id, outcome: null }, { do: 'call-next' }]);
    },
    pressFor: (name, what) => {
      if (line.has(name)) return;
      const ticket = met()?.ticket ?? null;
      if (ticket === null) return isIdle() ? undefined : drop(name);
      const wanted = what(ticket);
      if ('do' in wanted) void take(name, [wanted]);
      else openInTurn(wanted);
    },
    open: openInTurn,
  };
};
