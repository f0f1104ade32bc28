import { type ImportedLeg, importLimits } from '../../shared/country/import-routes.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { Log } from '../log.ts';
import type { ImportedDay, ImportStore } from '../store/imports.ts';
import type { HeadLine } from './head-line.ts';
import { digestOfDay, inBringingOrder } from './imported-days.ts';
import type { UplinkKeys } from './uplink-key.ts';

export interface ImportParts {
  readonly store: Pick<ImportStore, 'importedDays' | 'importedLegs'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: Pick<UplinkKeys, 'read'>;
  readonly line: Pick<HeadLine, 'imports'>;
}

/** Brings visits from another system to the head office, for the process that has the lease on the centre: what is missing there, day by day. */
export function bringImports(parts: ImportParts, centre: string): LeasedJob {
  const closing = new AbortController();
  const running = keepBringing(parts, centre, closing.signal);
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** How often is looked for new ones, how long a head office is left alone that did not answer, and when it is asked again what it has (ms): it may be one that was restored. */
const lookEveryMs = 600_000;
const againMs = 10_000;
const askEveryMs = 3_600_000;

const keepBringing = async (parts: ImportParts, centre: string, signal: AbortSignal): Promise<void> => {
  const { store, clock, log, keys } = parts;
  let level = { days: '', at: Number.NEGATIVE_INFINITY };
  while (!signal.aborted) {
    let isOver = false;
    try {
      const days = await store.importedDays(centre);
      const key = await keys.read(centre);
      const said = JSON.stringify(days);
      const isKnown = said === level.days && clock.now() - level.at < askEveryMs;
      isOver =
        days.length === 0 || isKnown || (key !== null && (await bringDays({ ...parts, centre, signal, key }, days)));
      if (isOver && !isKnown) level = { days: said, at: clock.now() };
    } catch (error) {
      log.error({ err: error, centre }, 'visits from another system could not be brought to the head office');
    }
    await pause(clock, isOver ? lookEveryMs : againMs, signal);
  }
};

interface Way extends ImportParts {
  readonly centre: string;
  readonly key: string;
  readonly signal: AbortSignal;
}

/** False where the head office did not answer, or takes none yet. */
const bringDays = async (way: Way, days: readonly ImportedDay[]): Promise<boolean> => {
  for (let from = 0; from < days.length; from += importLimits.days) {
    const answer = await way.line.imports(way.key, { days: days.slice(from, from + importLimits.days) }, way.signal);
    if (answer.kind !== 'ok') return false;
    for (const { date, after } of answer.value.wanted) if (!(await bringDay(way, date, after))) return false;
  }
  return true;
};

/** A day that has changed meanwhile, or of which another part was brought before, is brought from its beginning. */
const bringDay = async ({ store, line, key, signal, centre }: Way, date: string, first: number): Promise<boolean> => {
  const legs = inBringingOrder(await store.importedLegs(centre, date));
  const of = { date, legs: legs.length, digest: digestOfDay(legs) };
  let [after, begun] = [Math.min(first, legs.length - 1), 0];
  while (begun < 2) {
    const rows = legs.slice(after, after + importLimits.legs).map(withoutDay);
    const answer = await line.imports(key, { days: [], portion: { ...of, after, rows } }, signal);
    if (answer.kind !== 'ok') return false;
    const next = answer.value.wanted[0];
    if (next === undefined) return true;
    if (next.after <= after) begun += 1;
    after = next.after;
  }
  return false;
};

const withoutDay = ({ centre: _, date: __, ...leg }: LegRow): ImportedLeg => ({
  ...leg,
  practice: false,
  channel: 'import',
  imported: true,
});
