import type { Announcement } from '../shared/live.ts';
import type { CounterPlace, HallView } from '../shared/views.ts';
import type { Capacity } from '../shared/wall/wall-layout.ts';

/** One number on the board. `over`: its visit at the counter is finished. */
export interface Row {
  readonly callId: string;
  readonly number: string;
  readonly counter: CounterPlace;
  readonly call: number;
  readonly status: 'called' | 'serving' | 'over';
  /** Called a moment ago: it stands out. */
  readonly fresh: boolean;
}
export interface Board {
  /** Those called and not yet at their counters, page after page: the fresh as they were called, then the others, the latest first. */
  readonly rows: readonly Row[];
  /** How many of the rows a page holds. */
  readonly perPage: number;
  /** The call that is announced now. */
  readonly announced: string | null;
  /** Those who were called before: first who has not come yet; empty where the rows need all the room. */
  readonly aside: readonly Row[];
}

/** Arranges a view for the wall; `announced` is what plays now. Once the server is lost nothing passes for current. */
export function arrange(
  view: HallView,
  announced: Announcement | null,
  fresh: ReadonlySet<string>,
  lost = false,
  capacity: Capacity = usualCapacity,
): Board {
  const all = rowsOf(view, fresh);
  const hero: readonly Row[] = announced === null ? [] : [{ ...announced, status: 'called', fresh: true }];
  const board = { perPage: capacity.rows, announced: announced?.callId ?? null };
  if (lost) return { ...board, rows: hero, aside: announced === null ? all.slice(0, mostLast) : [] };
  const isHero = ({ callId }: Row): boolean => callId === announced?.callId;
  const isCalled = (row: Row): boolean => row.status === 'called' || isHero(row);
  const called = all.filter((row) => isCalled(row)).map((row) => (isHero(row) ? { ...row, ...hero[0] } : row));
  // One whose announcement waited its turn may be at the counter by then: it was called before all others that are fresh.
  if (!all.some(isHero)) called.push(...hero);
  const now = called.filter((row) => row.fresh).reverse();
  const older = called.filter((row) => !row.fresh);
  const done = all.filter((row) => !isCalled(row));
  const staying = called.length <= capacity.rowsWithLast ? [...now, ...older] : now;
  if (called.length > 0 && (staying.length === 0 || staying.length > capacity.rowsWithLast))
    return { ...board, rows: [...now, ...older].slice(0, Math.max(mostCalled, now.length)), aside: [] };
  const aside = [...older.filter((row) => !staying.includes(row)), ...done];
  return { ...board, rows: staying, aside: aside.slice(0, mostLast) };
}

/** The calls of a view that are younger than `freshMs`, by the server's clock. */
export function freshCalls(view: HallView, serverNow: number): readonly string[] {
  return view.calls.filter(({ at }) => serverNow - Date.parse(at) < freshMs).map(({ callId }) => callId);
}

/** A call stands out for this long after its moment, in ms. */
export const freshMs = 30_000;
/** What a lying full-HD wall holds. */
export const usualCapacity: Capacity = { rows: 3, rowsWithLast: 2 };
/** More who were called and did not come are not shown. */
const mostCalled = 24;
const mostLast = 24;

const rowsOf = (view: HallView, fresh: ReadonlySet<string>): readonly Row[] => [
  ...view.calls.map((call) => ({ ...call, fresh: call.status === 'called' && fresh.has(call.callId) })),
  ...view.last.map((call) => ({ ...call, status: 'over' as const, fresh: false })),
];
