import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { CountedLeg } from '../../engine/figures/counted-leg.ts';
import { beginning } from '../../engine/figures/tally.ts';
import { hourIn } from '../../engine/queue/business-day.ts';
import { closed } from '../../shared/schema-parts.ts';
import { newId } from '../ids.ts';
import { makeFolder, readText, replaceFile, syncFile, syncFolder } from '../store/durable-file.ts';
import type { FigureReads, FigureWrites } from '../store/figures.ts';
import type { Duck } from './duck.ts';
import { type LegColumn, legColumns } from './figures-sql.ts';

/**
 * The legs of all centres in files by month (Parquet), which reports over the country read. They are derived: whatever is missing or
 * changed is written again out of the store. A day of a centre is marked there as written until one of its legs changes.
 */

const MonthFile = Type.Object(
  { legs: Type.String(), cells: Type.String(), sha256: Type.String(), cellsSha256: Type.String() },
  closed,
);
/** How the files are written; where those that there are have another, all are written again. */
const format = 'counts by steps';
/** What files there are, and what bytes they have; `id` is new where all has to be written again. */
const Catalogue = Type.Object(
  { format: Type.Literal(format), id: Type.String(), months: Type.Record(Type.String(), MonthFile) },
  closed,
);
type Catalogue = Static<typeof Catalogue>;

/** A centre whose legs are gathered: its zone (IANA) gives the hours, its present date is not written for good yet. */
export interface GatheredCentre {
  readonly id: string;
  readonly timeZone: string;
  readonly today: string;
}

/** The files that hold a range of months, the days that are not over among them. */
export interface FilesOfRange {
  readonly legs: readonly string[];
  readonly cells: readonly string[];
  /** All that there is stands in `cells` too. */
  readonly cellsAreWhole: boolean;
}

export interface LegFiles {
  /** Writes what changed since `from` (YYYY-MM-DD), days that are not over included. Rejects with CannotStore, and with Error where DuckDB cannot write. */
  gather(centres: readonly GatheredCentre[], from: string): Promise<void>;
  /** Between two dates (YYYY-MM-DD, both included). */
  between(from: string, to: string): FilesOfRange;
}

interface Parts {
  readonly folder: string;
  readonly duck: Pick<Duck, 'do'>;
  readonly store: Pick<FigureReads, 'dayFigures' | 'countedLegs'> & FigureWrites;
}

/** Reads what there is; files that no catalogue names are taken away. */
export async function openLegFiles({ folder, duck, store }: Parts): Promise<LegFiles> {
  await makeFolder(join(folder, 'temporary'));
  let catalogue = await readCatalogue(folder);
  let unfinished: Unfinished | null = null;
  await clear(folder, catalogue);
  const parts = { folder, duck, store };
  const keep = async (next: Catalogue): Promise<void> => {
    await replaceFile(join(folder, catalogueName), `${JSON.stringify(next, null, 2)}\n`);
    catalogue = next;
  };
  return {
    async gather(centres, from) {
      const mark = newId();
      const kind = `1 country ${catalogue.id}`;
      const changed = await changedDays(store, { centres, from, kind, mark });
      for (const [month, days] of changed.over) {
        const file = await writeMonth(parts, catalogue.months[month] ?? null, days);
        await keep({ ...catalogue, months: { ...catalogue.months, [month]: file } });
        for (const { centre, made } of byCentre(days)) await store.keepFigures(centre.id, kind, mark, made);
      }
      unfinished = changed.open.length === 0 ? null : await writeUnfinished(parts, changed.open);
      await clear(folder, catalogue, unfinished?.path);
    },
    between: (from, to) => filesBetween(folder, { catalogue, unfinished }, { from, to }),
  };
}

/** What is wrong with the files that the catalogue of a folder names, a line each; nothing where there is none. */
export async function faultsOfLegFiles(folder: string): Promise<readonly string[]> {
  const text = await readText(join(folder, catalogueName));
  if (text === null) return [];
  const catalogue = parsed(text);
  if (catalogue === null) return [`${catalogueName} cannot be read`];
  const found: string[] = [];
  for (const { legs, cells, sha256, cellsSha256 } of Object.values(catalogue.months))
    for (const [name, digest] of [
      [legs, sha256],
      [cells, cellsSha256],
    ] as const) {
      const now = await digestOf(join(folder, name)).catch(() => null);
      if (now !== digest) found.push(now === null ? `${name} is missing` : `${name} has other bytes than were written`);
    }
  return found;
}

/** The days that are not over, in a file that no catalogue names. */
interface Unfinished {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const writeUnfinished = async (parts: Parts, days: readonly ChangedDay[]): Promise<Unfinished> => {
  const { legs } = await writeMonth(parts, null, days);
  const dates = days.map(({ date }) => date).toSorted();
  return { path: join(parts.folder, legs), from: dates[0] ?? '', to: dates.at(-1) ?? '' };
};

const filesBetween = (
  folder: string,
  { catalogue, unfinished }: { readonly catalogue: Catalogue; readonly unfinished: Unfinished | null },
  { from, to }: { readonly from: string; readonly to: string },
): FilesOfRange => {
  const months = Object.entries(catalogue.months)
    .filter(([month]) => month >= from.slice(0, 7) && month <= to.slice(0, 7))
    .map(([, file]) => file);
  const open = unfinished !== null && unfinished.from <= to && unfinished.to >= from ? [unfinished.path] : [];
  return {
    legs: [...months.map(({ legs }) => join(folder, legs)), ...open],
    cells: months.map(({ cells }) => join(folder, cells)),
    cellsAreWhole: open.length === 0,
  };
};

interface ChangedDay {
  readonly centre: GatheredCentre;
  readonly date: string;
}

const catalogueName = 'catalogue.json';
/** Kept of a day that stands in the files. */
const written = Uint8Array.of(1);

const parsed = (text: string): Catalogue | null => {
  try {
    const read: unknown = JSON.parse(text);
    return Check(Catalogue, read) ? read : null;
  } catch {
    return null;
  }
};

/** The catalogue if all that it names has the bytes that were written; else a new one, so that all is written again. */
const readCatalogue = async (folder: string): Promise<Catalogue> => {
  const text = await readText(join(folder, catalogueName)).catch(() => null);
  const read = text === null ? null : parsed(text);
  return read === null || (await faultsOfLegFiles(folder)).length > 0 ? nothingYet() : read;
};

const nothingYet = (): Catalogue => ({ format, id: newId(), months: {} });

const clear = async (folder: string, { months }: Catalogue, besides = ''): Promise<void> => {
  const named = new Set(Object.values(months).flatMap(({ legs, cells }) => [legs, cells]));
  for (const name of await readdir(folder))
    if (/^(\d|open)/.test(name) && !named.has(name) && join(folder, name) !== besides)
      await rm(join(folder, name), { force: true });
};

/** The days with legs that are not in the files as they stand: those that are over by month, marked; and those that are not. */
const changedDays = async (
  store: Parts['store'],
  asked: {
    readonly centres: readonly GatheredCentre[];
    readonly from: string;
    readonly kind: string;
    readonly mark: string;
  },
) => {
  const { centres, from, kind, mark } = asked;
  const over = new Map<string, ChangedDay[]>();
  const open: ChangedDay[] = [];
  for (const centre of centres) {
    const days = await store.dayFigures(centre.id, kind, from, '9999-12-31');
    const changed = days.flatMap(({ date, body }) => (body === null && date < centre.today ? [date] : []));
    if (changed.length > 0) await store.markDays(centre.id, kind, changed, mark);
    for (const date of changed) over.set(date.slice(0, 7), [...(over.get(date.slice(0, 7)) ?? []), { centre, date }]);
    open.push(...days.flatMap(({ date }) => (date >= centre.today ? [{ centre, date }] : [])));
  }
  return { over, open };
};

const byCentre = (days: readonly ChangedDay[]) =>
  [...Map.groupBy(days, ({ centre }) => centre)].map(([centre, some]) => ({
    centre,
    made: some.map(({ date }) => ({ date, body: written })),
  }));

/** Writes a month again: what its file had, with these days in place of what it knew of them. */
const writeMonth = async (
  { folder, duck, store }: Parts,
  old: Static<typeof MonthFile> | null,
  days: readonly ChangedDay[],
): Promise<Static<typeof MonthFile>> => {
  const [added, dropped] = [join(folder, 'temporary', 'added.csv'), join(folder, 'temporary', 'dropped.csv')];
  await writeLines(
    dropped,
    days.map(({ centre, date }) => `${text(centre.id)},${text(date)}\n`),
  );
  await writeLines(added, linesOf(store, days));
  const name = `${days[0]?.date.slice(0, 7) ?? 'open'}-${newId()}`;
  const [legs, cells] = [`${name}.parquet`, `${name}-cells.parquet`];
  const [to, cellsTo] = [join(folder, legs), join(folder, cells)];
  const oldPath = old === null ? null : join(folder, old.legs);
  const merged = await duck.do({ task: 'merge', old: oldPath, added, dropped, to, cells: cellsTo }, mostMergeMs);
  if (!merged.ok) throw new Error(`the visits of ${name.slice(0, 7)} could not be written: ${merged.message}`);
  for (const path of [to, cellsTo]) await syncFile(path);
  await syncFolder(folder);
  for (const path of [added, dropped]) await rm(path, { force: true });
  return { legs, cells, sha256: await digestOf(to), cellsSha256: await digestOf(cellsTo) };
};

async function* linesOf(store: Pick<FigureReads, 'countedLegs'>, days: readonly ChangedDay[]): AsyncGenerator<string> {
  const hours = new Map<string, (at: number) => string>();
  for (const { centre, date } of days) {
    const hour = hours.get(centre.timeZone) ?? hourIn(centre.timeZone);
    hours.set(centre.timeZone, hour);
    const legs = await store.countedLegs(centre.id, date);
    yield legs.flatMap((leg) => (leg.practice || leg.inaccurate ? [] : lineOf(centre.id, leg, hour))).join('');
  }
}

const lineOf = (centre: string, leg: CountedLeg, hour: (at: number) => string): string => {
  const values: Readonly<Record<LegColumn, string | number | boolean | null>> = {
    centre,
    date: leg.date,
    leg: leg.leg,
    hour: hour(beginning(leg)),
    service: leg.service,
    class: leg.priorityClass ?? '',
    channel: leg.channel,
    counter: leg.counter ?? '',
    ending: leg.ending,
    begun: leg.calledAt !== null || leg.startedAt !== null,
    wait: leg.waitSeconds,
    suspended: leg.suspendedWaitSeconds,
    service_seconds: leg.serviceSeconds,
  };
  return `${columns.map((column) => cell(values[column])).join(',')}\n`;
};
const columns = Object.keys(legColumns) as readonly LegColumn[];
const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const cell = (value: string | number | boolean | null): string =>
  value === null ? '' : typeof value === 'string' ? text(value) : String(value);

const writeLines = async (path: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> => {
  const file = await open(path, 'w', 0o600);
  await pipeline(lines, file.createWriteStream());
};

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const mostMergeMs = 10 * 60_000;
