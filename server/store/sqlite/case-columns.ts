import { type CasePause, owedCaseStatuses } from '../../../shared/cases/cases.ts';
import type { RowSet } from './row-set.ts';
import { commonOf, firstNot, type Rows } from './sorted.ts';

/** [CS11] What searches filter by of the cases of a centre, in memory: column by column, each case in a row of its own, in the order of registration. */

/** A case as it stands in the store; `wordsRow` and `names` are of who asks, null where nothing is kept of them. */
export interface SearchedCase {
  readonly id: string;
  readonly number: string;
  readonly registeredAt: number;
  readonly kind: string;
  readonly topic: string | null;
  readonly channel: string;
  readonly status: string;
  readonly department: string | null;
  readonly executor: string | null;
  readonly receivedOn: string;
  readonly due: string;
  /** JSON. */
  readonly pauses: string;
  readonly wordsRow: number | null;
  readonly names: string | null;
}

const columns = ['kind', 'topic', 'channel', 'status', 'department', 'executor'] as const;
type TextColumn = (typeof columns)[number];
/** A column, and those of its texts that fit. */
export type Fitting = readonly [column: TextColumn, texts: readonly (string | null)[]];
/** Rows in ascending order, of which less and less are kept; it holds until the next one is begun. */
export interface Selection {
  /** Keeps those with a text that fits in the one column or in the other. */
  keepFitting(one: Fitting, other?: Fitting): void;
  /** Keeps those received in these days, both included. */
  keepReceived(from?: string, to?: string): void;
  /** Keeps those overdue on a day, as engine/cases/overdue.ts says. */
  keepOverdue(date: string): void;
  count(): number;
  rowAt(index: number): number;
}

export type CaseColumns = ReturnType<typeof createCaseColumns>;

export function createCaseColumns() {
  const order = createOrder();
  const texts: TextColumns = {
    ...{ kind: createTexts(), topic: createTexts(), channel: createTexts() },
    ...{ status: createTexts(), department: createTexts(), executor: createTexts() },
  };
  const days: Days = { received: [], due: [], stopped: [] };
  const change = (row: number, one: SearchedCase): void => {
    for (const column of columns) texts[column].put(row, one[column]);
    days.received[row] = dayOf(one.receivedOn);
    days.due[row] = dayOf(one.due);
    days.stopped[row] = stoppedFrom(one.pauses);
  };
  return {
    idOf: order.idOf,
    rowOf: order.rowOf,
    change,
    /** Adds a case and gives its row; null where it does not come after the last one. */
    add(one: SearchedCase): number | null {
      const row = order.add(one);
      if (row !== null) change(row, one);
      return row;
    },
    select: openSelect({ order, texts, days }),
  };
}

/** Begins with the rows that are in each of the lists and sets; with all where there are none. One buffer serves every selection. */
const openSelect = ({
  order,
  texts,
  days,
}: {
  readonly order: Order;
  readonly texts: TextColumns;
  readonly days: Days;
}) => {
  let buffer = new Int32Array();
  let count = 0;
  const keepFitting = ([column, list]: Fitting, [orIn, orList]: Fitting = [column, list]): void => {
    count = keepCodes(buffer, count, [texts[column].fitting(list), texts[orIn].fitting(orList)]);
  };
  const selection: Selection = {
    keepFitting,
    keepReceived(from = '0', to = `${never}`) {
      count = keepBetween(buffer, count, { values: days.received, low: dayOf(from), high: dayOf(to) });
    },
    keepOverdue(date) {
      keepFitting(['status', owedCaseStatuses]);
      count = keepBetween(buffer, count, { values: days.due, low: 0, high: dayOf(date) - 1 });
      count = keepUnstopped(buffer, count, days);
    },
    count: () => count,
    rowAt: (index) => buffer[index] ?? 0,
  };
  return (lists: readonly Rows[], sets: readonly RowSet[]): Selection => {
    if (buffer.length < order.size()) buffer = new Int32Array(order.size() + room);
    count = begin(buffer, order.size(), lists, sets[0]);
    for (const set of sets.slice(lists.length === 0 ? 1 : 0)) count = keepIn(buffer, count, set);
    return selection;
  };
};
const room = 10_000;

/** Writes the rows that stand in all lists, or in the first set, or all of them, and says how many. */
const begin = (buffer: Int32Array, size: number, lists: readonly Rows[], first: RowSet | undefined): number => {
  if (lists.length === 0 && first !== undefined) return first.into(buffer);
  const rows = lists.length === 0 ? null : commonOf(lists);
  const length = rows?.length ?? size;
  for (let at = 0; at < length; at++) buffer[at] = rows === null ? at : (rows[at] ?? 0);
  return length;
};

/** By row: days as numbers that grow, and the first of those on which the time began to stand still that still does. */
interface Days {
  readonly received: number[];
  readonly due: number[];
  readonly stopped: number[];
}

const dayOf = (date: string): number => Number(date.replaceAll('-', ''));
const never = 99_999_999;
const stoppedFrom = (pauses: string): number => {
  if (pauses === '[]') return never;
  const all: readonly CasePause[] = JSON.parse(pauses);
  return Math.min(never, ...all.flatMap(({ from, to }) => (to === null ? [dayOf(from)] : [])));
};

type Order = ReturnType<typeof createOrder>;
/** The cases by their rows, the first registered first; those of one moment by their numbers. */
const createOrder = () => {
  const ids: string[] = [];
  const registered: number[] = [];
  let lastNumber = '';
  return {
    size: (): number => ids.length,
    idOf: (row: number): string => ids[row] ?? '',
    /** The row of a case; null = it has none. */
    rowOf(id: string, registeredAt: number): number | null {
      const first = firstNot(registered.length, (at) => (registered[at] ?? registeredAt) < registeredAt);
      for (let row = first; registered[row] === registeredAt; row++) if (ids[row] === id) return row;
      return null;
    },
    add({ id, number, registeredAt }: SearchedCase): number | null {
      const last = registered.at(-1) ?? Number.NEGATIVE_INFINITY;
      if (registeredAt < last || (registeredAt === last && number <= lastNumber)) return null;
      lastNumber = number;
      registered.push(registeredAt);
      return ids.push(id) - 1;
    },
  };
};

/** By row the code of a text, and by code whether it fits. */
interface FittingCodes {
  readonly codes: readonly number[];
  /** 1 = it does. */
  readonly fits: Uint8Array;
}

type TextColumns = { readonly [Column in TextColumn]: ReturnType<typeof createTexts> };
/** Texts of which few differ. */
const createTexts = () => {
  const codes: number[] = [];
  const known = new Map<string | null, number>();
  return {
    put(row: number, text: string | null): void {
      const code = known.get(text) ?? known.size;
      known.set(text, code);
      codes[row] = code;
    },
    fitting: (texts: readonly (string | null)[]): FittingCodes => ({
      codes,
      fits: Uint8Array.from(known.keys(), (text) => Number(texts.includes(text))),
    }),
  };
};

/** Each keeps what fits of the first `count` rows at the beginning of the buffer, and says how many that are. */
const keepCodes = (rows: Int32Array, count: number, [one, other]: readonly [FittingCodes, FittingCodes]): number => {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    const fits = (one.fits[one.codes[row] ?? 0] ?? 0) | (other.fits[other.codes[row] ?? 0] ?? 0);
    if (fits === 1) rows[kept++] = row;
  }
  return kept;
};

const keepIn = (rows: Int32Array, count: number, set: RowSet): number => {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    if (set.has(row)) rows[kept++] = row;
  }
  return kept;
};

const keepBetween = (
  rows: Int32Array,
  count: number,
  { values, low, high }: { readonly values: readonly number[]; readonly low: number; readonly high: number },
): number => {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    const value = values[row] ?? 0;
    if (value >= low && value <= high) rows[kept++] = row;
  }
  return kept;
};

const keepUnstopped = (rows: Int32Array, count: number, { due, stopped }: Days): number => {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    if ((stopped[row] ?? never) >= (due[row] ?? 0)) rows[kept++] = row;
  }
  return kept;
};
