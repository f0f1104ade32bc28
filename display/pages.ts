import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { Board } from './board.ts';

export interface Pages {
  /** The rows that are seen now, from 0; the last page begins earlier where it would not be full. */
  readonly first: ReadonlySignal<number>;
  /** Counts the turns, for what turns beside the rows. */
  readonly turn: ReadonlySignal<number>;
  close(): void;
}

/**
 * Turns the pages of the rows. The page of what is announced is shown, but whatever the announcements take, each row is seen
 * within `allSeenMs` of its coming; while nothing is announced and all was seen, the pages go round.
 */
export function openPages(clock: Clock, board: ReadonlySignal<Board | null>): Pages {
  const first = signal(0);
  const turn = signal(0);
  /** Since when a row waits to be seen; null = it was. */
  const waits = new Map<string, number | null>();
  let now: Shown = { rows: [], perPage: 1, announced: null, turnsAside: false };
  let stoodSince = clock.now();
  /** When the page last brought a row that was not seen before. */
  let newsAt = Number.NEGATIVE_INFINITY;
  let timer: Timer | null = null;

  const show = (row: number): void => {
    if (row !== first.value) stoodSince = clock.now();
    first.value = row;
    const seen = visible(now, row);
    if (seen.some((id) => typeof waits.get(id) === 'number')) newsAt = clock.now();
    for (const id of seen) waits.set(id, null);
  };
  const plan = (): void => {
    timer?.cancel();
    timer = null;
    const next = nextTurn(now, first.peek(), waits, { stoodSince, readAt: newsAt + leastPageMs });
    if (next === null) return;
    timer = clock.after(Math.max(0, next.at - clock.now()), () => {
      stoodSince = clock.now();
      turn.value += 1;
      show(next.row);
      plan();
    });
  };
  const take = (shown: Shown): void => {
    now = shown;
    for (const id of [...waits.keys()]) if (!now.rows.includes(id)) waits.delete(id);
    for (const id of now.rows) if (!waits.has(id)) waits.set(id, clock.now());
    show(Math.min(first.peek(), lastStart(now)));
    plan();
  };
  const stop = effect(() => {
    const { rows = [], aside = [], perPage = 1, announced = null } = board.value ?? {};
    const turnsAside = aside.filter(({ status }) => status === 'called').length > 1;
    untracked(() => take({ rows: rows.map(({ callId }) => callId), perPage, announced, turnsAside }));
  });
  return {
    first,
    turn,
    close() {
      stop();
      timer?.cancel();
    },
  };
}

/** How long a page stands, in ms. */
export const pageMs = 4000;
/** Each row is seen within so long, in ms. */
export const allSeenMs = 7500;
/** What a page takes to be read, in ms. */
export const leastPageMs = 2000;
/** Where so many come at once that not all of them can be seen in time, a page stands this long at the least, in ms. */
const shortestPageMs = 1000;

interface Shown {
  readonly rows: readonly string[];
  readonly perPage: number;
  readonly announced: string | null;
  /** More are called than may stand in a line of the last calls. */
  readonly turnsAside: boolean;
}
interface Turn {
  readonly at: number;
  /** The row that the page begins with. */
  readonly row: number;
}

const lastStart = ({ rows, perPage }: Shown): number => Math.max(0, rows.length - perPage);
const visible = ({ rows, perPage }: Shown, start: number): readonly string[] => rows.slice(start, start + perPage);
const startOf = (shown: Shown, row: number): number =>
  Math.min(Math.floor(row / shown.perPage) * shown.perPage, lastStart(shown));

const nextTurn = (
  shown: Shown,
  start: number,
  waits: ReadonlyMap<string, number | null>,
  { stoodSince, readAt }: { readonly stoodSince: number; readonly readAt: number },
): Turn | null => {
  if (lastStart(shown) === 0) return shown.turnsAside ? { at: stoodSince + pageMs, row: 0 } : null;
  const unseen = shown.rows.flatMap((id, row) => (typeof waits.get(id) === 'number' ? [row] : []));
  const spoken = shown.announced === null ? -1 : shown.rows.indexOf(shown.announced);
  const isAway = spoken >= 0 && !visible(shown, start).includes(shown.rows[spoken] ?? '');
  const [next] = unseen;
  if (isAway && (next === undefined || unseen.includes(spoken))) return { at: readAt, row: startOf(shown, spoken) };
  if (next !== undefined) {
    const pages = new Set(unseen.map((row) => startOf(shown, row))).size;
    const oldest = Math.min(...unseen.map((row) => waits.get(shown.rows[row] ?? '') ?? Number.POSITIVE_INFINITY));
    const latest = oldest + allSeenMs - (pages - 1) * leastPageMs;
    const calm = spoken < 0 ? stoodSince + pageMs : latest;
    const at = Math.max(stoodSince + shortestPageMs, Math.min(latest, Math.max(calm, readAt)));
    return { at, row: startOf(shown, next) };
  }
  if (spoken >= 0) return null;
  return { at: stoodSince + pageMs, row: start === lastStart(shown) ? 0 : startOf(shown, start + shown.perPage) };
};
