import type { Announcement } from '../shared/live.ts';
import type { CounterPlace, HallView } from '../shared/views.ts';

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
  /** The call that fills the stage: the one announced now, or the only one there is. */
  readonly hero: Row | null;
  readonly announcing: boolean;
  /** Those called and not yet at their counters, the latest first. */
  readonly rows: readonly Row[];
  /** Those who were called before, or beside the one announced; empty where the rows need all the room. */
  readonly aside: readonly Row[];
}

/** Arranges a view for the wall; `announced` is what plays now. Once the server is lost nothing passes for current. */
export function arrange(
  view: HallView,
  announced: Announcement | null,
  fresh: ReadonlySet<string>,
  lost = false,
): Board {
  const all = rowsOf(view, fresh);
  const called = all.filter(({ status }) => status === 'called').slice(0, 24);
  const done = all.filter(({ status }) => status !== 'called');
  if (announced !== null) {
    const others = called.filter(({ callId }) => callId !== announced.callId);
    const beside = others.length > asideRows ? asideRowsCrowded : asideRows;
    const hero: Row = { ...announced, status: 'called', fresh: true };
    const rest = done.filter(({ callId }) => callId !== announced.callId);
    return {
      hero,
      announcing: true,
      rows: [],
      aside: lost ? [] : [...others, ...rest].slice(0, beside),
    };
  }
  if (lost) return { hero: null, announcing: false, rows: [], aside: all.slice(0, asideRowsCrowded) };
  const [only] = called;
  return {
    hero: called.length === 1 && only !== undefined ? only : null,
    announcing: false,
    rows: called.length === 1 ? [] : called,
    aside: called.length > rowsBesideLast ? [] : done.slice(0, asideRows),
  };
}

/** The calls of a view that are younger than `freshMs`, by the server's clock. */
export function freshCalls(view: HallView, serverNow: number): readonly string[] {
  return view.calls.filter(({ at }) => serverNow - Date.parse(at) < freshMs).map(({ callId }) => callId);
}

/** A call stands out for this long after its moment, in ms. */
export const freshMs = 30_000;
/** Rows beside the stage: as a rule, and when all must be seen during an announcement. */
export const asideRows = 6;
const asideRowsCrowded = 12;

/** With more called than this the rows need the whole stage. */
const rowsBesideLast = 4;

const rowsOf = (view: HallView, fresh: ReadonlySet<string>): readonly Row[] => [
  ...view.calls.map((call) => ({ ...call, fresh: call.status === 'called' && fresh.has(call.callId) })),
  ...view.last.map((call) => ({ ...call, status: 'over' as const, fresh: false })),
];
