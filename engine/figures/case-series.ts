import { type ContributedFigure, contributedFigures } from './case-contribution.ts';

/** The figures of the cases of one key, day by day. Days are numbers. */
export interface CaseSeries {
  add(day: number, figures: { readonly [F in ContributedFigure]?: number }, times: number): void;
  addOpen(start: number, times: number): void;
  addTook(took: { readonly day: number; readonly days: number }, times: number): void;
  /** What happened in spans that follow one another, and what stood open and overdue at the end of each. */
  sums(spans: readonly DaySpan[]): readonly SpanSum[];
  /** The first day 0 of those that are open now, up to a day; null = there is none. */
  firstOpen(end: number): number | null;
}

export interface DaySpan {
  readonly first: number;
  readonly end: number;
}

export type SpanSum = { readonly [F in ContributedFigure | 'open']: number } & {
  /** How often an answer took so many working days. */
  readonly took: ReadonlyMap<number, number>;
};

/** A series without anything. */
export function openCaseSeries(): CaseSeries {
  const pages = new Map<number, Int32Array>();
  const opened = new Map<number, number>();
  const took = new Map<number, Map<number, number>>();
  return {
    add: (day, figures, times) => addDay(pages, day, figures, times),
    addOpen: (start, times) => addCount(opened, start, times),
    addTook({ day, days }, times) {
      const counts = took.get(day) ?? new Map<number, number>();
      took.set(day, counts);
      addCount(counts, days, times);
    },
    sums: (spans) => sumsOf(pages, took, spans),
    firstOpen: (end) => [...opened.keys()].reduce<number | null>((first, day) => earlier(first, day, end), null),
  };
}

/** Each span, with what stands from one to the next. */
const sumsOf = (
  pages: ReadonlyMap<number, Int32Array>,
  took: ReadonlyMap<number, ReadonlyMap<number, number>>,
  spans: readonly DaySpan[],
): readonly SpanSum[] => {
  let standing = standingOf(sumDays(pages, { first: firstDay(pages), end: (spans[0]?.first ?? 0) - 1 }));
  return spans.map((span) => {
    const inSpan = sumDays(pages, span);
    const added = standingOf(inSpan);
    standing = { open: standing.open + added.open, overdue: standing.overdue + added.overdue };
    const atEnd = span.end < span.first ? { open: 0, overdue: 0 } : standing;
    return { ...inSpan, ...atEnd, took: tookIn(took, span) };
  });
};

type Sums = { [F in ContributedFigure]: number };

/** Days of a page of figures; a power of two. */
const pageDays = 32;
const width = contributedFigures.length;

const addDay = (
  pages: Map<number, Int32Array>,
  day: number,
  figures: { readonly [F in ContributedFigure]?: number },
  times: number,
): void => {
  const at = Math.floor(day / pageDays);
  const page = pages.get(at) ?? new Int32Array(pageDays * width);
  pages.set(at, page);
  const row = (day - at * pageDays) * width;
  for (const [column, figure] of contributedFigures.entries())
    page[row + column] = (page[row + column] ?? 0) + (figures[figure] ?? 0) * times;
};

const addCount = (counts: Map<number, number>, key: number, times: number): void => {
  const count = (counts.get(key) ?? 0) + times;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
};

const firstDay = (pages: ReadonlyMap<number, Int32Array>): number => Math.min(...pages.keys()) * pageDays;

const standingOf = ({
  received,
  reopened,
  ended,
  overdue,
}: Sums): { readonly open: number; readonly overdue: number } => ({
  open: received + reopened - ended,
  overdue,
});

const sumDays = (pages: ReadonlyMap<number, Int32Array>, { first, end }: DaySpan): Sums => {
  const sums = new Int32Array(width);
  for (let at = Math.floor(first / pageDays); at <= Math.floor(end / pageDays); at++) {
    const page = pages.get(at);
    if (page === undefined) continue;
    const [from, to] = [Math.max(first, at * pageDays), Math.min(end, at * pageDays + pageDays - 1)];
    for (let cell = (from - at * pageDays) * width; cell < (to - at * pageDays + 1) * width; cell++)
      sums[cell % width] = (sums[cell % width] ?? 0) + (page[cell] ?? 0);
  }
  return named(sums);
};

const named = (sums: Int32Array): Sums => {
  const of = (figure: ContributedFigure): number => sums[contributedFigures.indexOf(figure)] ?? 0;
  return {
    ...{ received: of('received'), repeated: of('repeated'), reopened: of('reopened'), ended: of('ended') },
    ...{ answered: of('answered'), inTime: of('inTime'), extended: of('extended'), sentOn: of('sentOn') },
    ...{ endedLate: of('endedLate'), overdue: of('overdue') },
  };
};

const tookIn = (took: ReadonlyMap<number, ReadonlyMap<number, number>>, { first, end }: DaySpan) => {
  const all = new Map<number, number>();
  for (let day = first; day <= end; day++) for (const [days, count] of took.get(day) ?? []) addCount(all, days, count);
  return all;
};

const earlier = (first: number | null, day: number, end: number): number | null =>
  day > end || (first !== null && first <= day) ? first : day;
