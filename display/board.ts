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
/** How the rows stand, in the pixels of a stage of 1920 by 1080 that the sheet scales. */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Font size of the numbers. */
  readonly size: number;
  /** Whether there is room for the last calls beside them. */
  readonly aside: boolean;
}
export interface Board {
  /** The call that fills the stage: the one announced now, or the only one there is. */
  readonly hero: Row | null;
  readonly announcing: boolean;
  /** Those called and not yet at their counters, the latest first. */
  readonly rows: readonly Row[];
  readonly layout: Layout;
  readonly aside: readonly Row[];
}

/** A call stands out for this long after its moment, in ms. */
export const freshMs = 30_000;
/** Rows beside the stage: as a rule, and when all must be seen during an announcement. */
export const asideRows = 6;
const asideRowsCrowded = 12;

const stage = { height: 760, practiceHeight: 680, wide: 1840, besideAside: 1378, gap: 20 };
/** Widths in the font's own size: a digit; the arrow at least; a letter of the place; the room around them all. */
const digitWidth = 0.65;
const arrowWidth = 0.54;
const placeLetterWidth = 0.135;
const roomWidth = 0.86;
const biggest = 300;

/** Short counter names stand nearly as large as the number, long ones smaller: font size in that of the number. */
export const counterScale = (name: string): number => (name.length <= 2 ? 0.8 : Math.max(0.36, 2.1 / name.length));

/** So short a place looks broken over two lines. */
const shortPlace = 6;

/** Letters in a line of the place, which may take two unless it is short, or three where words do not pair. */
const placeLetters = (counter: CounterPlace): number =>
  Math.max(
    0,
    ...Object.values(counter.place ?? {}).flatMap((text) => [
      text.length <= shortPlace ? text.length : text.length / 2,
      ...text.split(/[\s-]+/u).map((word) => word.length),
    ]),
  );

const widthOf = ({ number, counter }: Row): number =>
  digitWidth * (number.length + counter.name.length * counterScale(counter.name)) +
  Math.max(arrowWidth, placeLetterWidth * placeLetters(counter)) +
  roomWidth;

const gridFor = (count: number): { readonly columns: number; readonly rows: number; readonly aside: boolean } => {
  if (count <= 4) return { columns: 1, rows: count, aside: true };
  if (count <= 16) return { columns: 2, rows: Math.ceil(count / 2), aside: false };
  return { columns: 3, rows: 8, aside: false };
};

/** The largest numbers that let every row be seen whole, on a stage of this height. */
export const layoutFor = (rows: readonly Row[], stageHeight: number = stage.height): Layout => {
  const grid = gridFor(rows.length);
  const height = (stageHeight - stage.gap * (grid.rows - 1)) / Math.max(1, grid.rows);
  const width = ((grid.aside ? stage.besideAside : stage.wide) - stage.gap * (grid.columns - 1)) / grid.columns;
  const widest = Math.max(1, ...rows.map(widthOf));
  return { ...grid, size: Math.floor(Math.min(biggest, height, width / widest)) };
};

const rowsOf = (view: HallView, fresh: ReadonlySet<string>): readonly Row[] => [
  ...view.calls.map((call) => ({ ...call, fresh: call.status === 'called' && fresh.has(call.callId) })),
  ...view.last.map((call) => ({ ...call, status: 'over' as const, fresh: false })),
];

const noLayout: Layout = { columns: 1, rows: 0, size: 0, aside: true };

/** Arranges a view for the wall; `announced` is what plays now. Once the server is lost nothing passes for current. */
export const arrange = (
  view: HallView,
  announced: Announcement | null,
  fresh: ReadonlySet<string>,
  lost = false,
): Board => {
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
      layout: noLayout,
      aside: lost ? [] : [...others, ...rest].slice(0, beside),
    };
  }
  if (lost) return { hero: null, announcing: false, rows: [], layout: noLayout, aside: all.slice(0, asideRowsCrowded) };
  const [only] = called;
  return {
    hero: called.length === 1 && only !== undefined ? only : null,
    announcing: false,
    rows: called.length === 1 ? [] : called,
    layout: layoutFor(called, view.day.practice ? stage.practiceHeight : stage.height),
    aside: done.slice(0, asideRows),
  };
};

/** The calls of a view that are younger than `freshMs`, by the server's clock. */
export const freshCalls = (view: HallView, serverNow: number): readonly string[] =>
  view.calls.filter(({ at }) => serverNow - Date.parse(at) < freshMs).map(({ callId }) => callId);
