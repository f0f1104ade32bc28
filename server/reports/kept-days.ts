import { deserialize, serialize } from 'node:v8';
import { type Tally, tallyLegs } from '../../engine/figures/tally.ts';
import type { ReportKey } from '../../shared/reports/figures.ts';
import type { DayFigures, FigureReads, FigureWrites } from '../store/figures.ts';
import { CannotStore } from '../store/store.ts';

export interface KeptDaysParts {
  readonly reads: FigureReads;
  readonly writes: FigureWrites;
  /** A name that nobody else bears. */
  readonly newMark: () => string;
}
export interface AskedDays {
  readonly centre: string;
  readonly by: ReportKey;
  /** Of the centre: hours are by its wall clock. */
  readonly timeZone: string;
  /** The present date there. */
  readonly today: string;
}

/**
 * What the legs of some days were counted to. Days that are over are counted once and kept, until one of their legs changes;
 * the present day, and all where nothing can be stored, are counted each time.
 */
export function talliesOfDays(parts: KeptDaysParts, asked: AskedDays) {
  const { centre, by, timeZone } = asked;
  const days = keptDays<readonly Tally[]>(parts, { ...asked, kind: kindOf(asked) }, async (date) => ({
    counted: tallyLegs(await parts.reads.countedLegs(centre, date), by, timeZone),
    isFinal: true,
  }));
  return async (from: string, to: string): Promise<readonly Tally[]> =>
    (await days(from, to)).flatMap(({ counted }) => counted);
}

/** What a day that has legs came to. */
export interface CountedDay<Counted> {
  readonly date: string;
  readonly counted: Counted;
}

/**
 * What the days of a range came to, those that have legs, in order. `count` counts one, and says whether nothing can be added but by a
 * change of its legs: it is then kept under `kind`, if the day lies before `today`.
 */
export function keptDays<Counted>(
  { reads, writes, newMark }: KeptDaysParts,
  { centre, kind, today }: { readonly centre: string; readonly kind: string; readonly today: string },
  count: (date: string) => Promise<{ readonly counted: Counted; readonly isFinal: boolean }>,
) {
  return async (from: string, to: string): Promise<readonly CountedDay<Counted>[]> => {
    const days = (await reads.dayFigures(centre, kind, from, to)).map(({ date, body }: DayFigures) => ({
      date,
      known: read<Counted>(body),
    }));
    const toKeep = new Set(days.flatMap(({ date, known }) => (known === null && date < today ? date : [])));
    const mark = newMark();
    const keeps = toKeep.size > 0 && (await wasStored(writes.markDays(centre, kind, [...toKeep], mark)));
    const found: CountedDay<Counted>[] = [];
    const made: { readonly date: string; readonly body: Uint8Array }[] = [];
    for (const { date, known } of days) {
      const { counted, isFinal } = known === null ? await count(date) : { counted: known, isFinal: false };
      if (keeps && isFinal && toKeep.has(date)) made.push({ date, body: serialize(counted) });
      found.push({ date, counted });
    }
    if (keeps) await wasStored(writes.keepFigures(centre, kind, mark, made));
    return found;
  };
}

/** Raised when something else is counted, or written down in another way: what was stored before is then counted again. */
const version = 2;

/** Which figures these are: the hours of another zone are other ones. */
const kindOf = ({ by, timeZone }: AskedDays): string => `${version} ${by}${by === 'hour' ? ` ${timeZone}` : ''}`;

/** Null for what another version of Node wrote in a way that this one does not know. */
const read = <Counted>(body: Uint8Array | null): Counted | null => {
  if (body === null) return null;
  try {
    return deserialize(body) as Counted;
  } catch {
    return null;
  }
};

/** Tries to write; false where nothing can be stored at present: figures are then made all the same, and not kept. */
const wasStored = async (writing: Promise<void>): Promise<boolean> => {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof CannotStore) return false;
    throw error;
  }
};
