import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { undoSeconds } from '../../shared/events.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Clock, Timer } from '../../shared/time/clock.ts';
import type { CounterView } from '../../shared/views.ts';
import type { Action, ActionType } from './actions.ts';

/** What may be taken back for a moment after it was done here. */
export const undoables = ['no-show', 'finish', 'cancel', 'requeue'] as const satisfies readonly ActionType[];
export interface Offered {
  readonly move: (typeof undoables)[number];
  readonly ticket: string;
  readonly number: string;
  /** Whether it was for somebody who had booked, and is heard by that. */
  readonly heard: boolean;
  /** Whole seconds that are left. */
  readonly seconds: number;
  /** Who was called meanwhile and goes back to the queue before it; null = nobody is in the way. */
  readonly first: { readonly ticket: string; readonly number: string } | null;
}

export interface TakingBackPorts {
  readonly view: ReadonlySignal<CounterView | null>;
  /** The server's time (ms). */
  readonly now: ReadonlySignal<number>;
  /** The same to the millisecond. */
  readonly serverNow: () => number;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether anything may be asked, and nothing that was pressed waits. */
  readonly free: () => boolean;
}

/**
 * Remembers the last move that was made at this desk and offers to take it back: ten seconds by the server's clock, and
 * only while the counter that the visitor would return to is free, or becomes so by sending back the one called since.
 */
export function openTakingBack({ view, now, serverNow, clock, free }: TakingBackPorts) {
  const last = signal<Done | null>(null);
  let timer: Timer | null = null;
  const keep = (done: Done | null): void => {
    timer?.cancel();
    last.value = done;
    if (done === null) return;
    timer = clock.after(done.at + undoSeconds * 1000 - serverNow(), () => keep(null));
  };
  return {
    offered: computed((): Offered | null => {
      const done = last.value;
      const shown = view.value;
      if (done === null || shown === null || !shown.day.open || !free()) return null;
      const there = done.returns ? shown.ticket : null;
      if (done.returns && shown.counter.state !== 'open') return null;
      if (there !== null && there.status !== 'called') return null;
      const { move, ticket, number, heard } = done;
      const first = there === null ? null : { ticket: there.id, number: there.number };
      const left = Math.ceil((done.at - now.value) / 1000) + undoSeconds;
      return { move, ticket, number, heard, first, seconds: Math.max(1, Math.min(left, undoSeconds)) };
    }),
    /** Notes what was done: `before` = the view in which it was asked, `value` = the answer. */
    note(action: Action, before: CounterView | null, value: unknown): void {
      const move = undoables.find((one) => one === action.type);
      if (move !== undefined && 'ticket' in action) keep(doneBy(move, action.ticket, before, value));
      else if ('ticket' in action && action.ticket === last.peek()?.ticket) keep(null);
    },
    close: () => timer?.cancel(),
  };
}

interface Done extends Omit<Offered, 'seconds' | 'first'> {
  readonly at: number;
  /** Whether the visitor was at the counter, and would be there again. */
  readonly returns: boolean;
}

const doneBy = (move: Offered['move'], ticket: string, before: CounterView | null, value: unknown): Done | null => {
  const done = (value as Partial<RouteValue<'finish'>> | null)?.ticket;
  const at = done?.endedAt ?? done?.history?.at(-1)?.from;
  if (done === undefined || at === undefined) return null;
  const returns = before?.ticket?.id === ticket;
  const heard = move === 'finish' && returns && before.ticket.booked !== undefined;
  return { move, ticket, number: done.number, heard, at: Date.parse(at), returns };
};
