import { hash } from 'node:crypto';
import type { ImportedLeg } from '../../shared/country/import-routes.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { ImportStore } from '../store/imports.ts';
import { legFields } from '../store/leg-columns.ts';

/** Legs of one day in the order in which a branch brings them. */
export function inBringingOrder(legs: readonly LegRow[]): readonly LegRow[] {
  return legs.toSorted((a, b) => (a.ticket === b.ticket ? a.leg - b.leg : a.ticket < b.ticket ? -1 : 1));
}

/** SHA-256 of legs of one day in that order: a line of JSON each, their values in the order of the columns. */
export function digestOfDay(legs: readonly LegRow[]): string {
  return hash('sha256', legs.map((leg) => JSON.stringify(legFields.map((field) => leg[field]))).join('\n'));
}

/**
 * Takes visits that a branch brings from another system. A day that has as many legs as at the branch is level: legs are added to a day,
 * and never changed. What does not come to the digest in the end is wanted from its beginning. Refuses `behind` before the log has begun here.
 */
export async function takeImports(
  store: ImportStore,
  centre: string,
  { days, portion }: RouteBody<'linkImports'>,
): Promise<Result<RouteValue<'linkImports'>>> {
  const wanted = portion === undefined ? [] : await takePortion(store, centre, portion);
  if (wanted === null) return refuse('behind', 'The log of this centre has not begun here yet', { seq: 0, hash: '' });
  const here = new Map((await store.importedDays(centre)).map(({ date, legs }) => [date, legs]));
  const missing = days.flatMap(({ date, legs }) => {
    const after = here.get(date) ?? 0;
    return after < legs ? [{ date, after }] : [];
  });
  return ok({ wanted: [...wanted, ...missing] });
}

type Portion = NonNullable<RouteBody<'linkImports'>['portion']>;

/** Where to go on with the day; nothing where it is level; null where nothing was taken. */
const takePortion = async (store: ImportStore, centre: string, { date, legs, digest, after, rows }: Portion) => {
  const isTaken = await store.putImported(
    centre,
    rows.map((row) => withDay(row, centre, date)),
  );
  if (!isTaken) return null;
  if (after + rows.length < legs) return [{ date, after: after + rows.length }];
  const here = inBringingOrder(await store.importedLegs(centre, date));
  return here.length > legs || digestOfDay(here) === digest ? [] : [{ date, after: 0 }];
};

const withDay = (row: ImportedLeg, centre: string, date: string): LegRow => ({ ...row, centre, date });
