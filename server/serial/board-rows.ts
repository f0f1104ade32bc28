import { counterPlace } from '../../engine/queue/announce.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import { counterNow, hallCounters, type State } from '../../engine/queue/state.ts';
import type { Board } from '../../shared/devices/serial-schema.ts';
import type { Protocol } from './protocol.ts';

/** The rows of a board as they are to be now: the number at its counter, or the hall's last calls; dashes in an emergency. */
export function boardRows(state: State, board: Board, shape: Pick<Protocol, 'rows' | 'columns'>): readonly string[] {
  if (state.emergency !== null) return Array.from({ length: shape.rows }, () => '-'.repeat(Math.min(4, shape.columns)));
  if (board.counter !== undefined) return counterRows(state, board.counter, shape);
  const from = (board.call ?? 1) - 1;
  return lastCalls(state)
    .slice(from, from + shape.rows)
    .map(({ number, counter }) => inColumns(number, counterPlace(state, counter).name, shape.columns));
}

const counterRows = (state: State, id: string, { rows, columns }: Pick<Protocol, 'rows' | 'columns'>) => {
  const held = counterNow(state, id)?.ticket ?? null;
  const number = held === null ? null : (findTicket(state, held)?.number ?? null);
  if (number === null) return [];
  return rows === 1 ? [number] : [centred(number, columns), centred(counterPlace(state, id).name, columns)];
};

interface LastCall {
  readonly number: string;
  readonly counter: string;
  readonly at: number;
}

/** Those at counters now and those before them, the latest call first. */
const lastCalls = (state: State): readonly LastCall[] => {
  const now = hallCounters(state).flatMap(([counter, { ticket: id }]): readonly LastCall[] => {
    const ticket = id === null ? null : findTicket(state, id);
    if (ticket === null || ticket.lastCalledAt === null) return [];
    return [{ number: ticket.number, counter, at: ticket.lastCalledAt }];
  });
  return [...now, ...state.pastCalls].toSorted((a, b) => b.at - a.at);
};

/** The number at the left, the counter at the right, at least one space between. */
const inColumns = (number: string, counter: string, columns: number): string =>
  `${number} ${counter.padStart(columns - number.length - 1)}`.slice(0, columns);

const centred = (text: string, columns: number): string =>
  text.padStart(Math.floor((columns + text.length) / 2)).slice(0, columns);
