import type { Label } from '../../shared/labels.ts';
import type { QuotedKey } from '../../shared/reports/figures.ts';
import type { QuotedRow } from '../../shared/tickets/estimate.ts';
import type { Sort } from '../ui/sorting.ts';
import type { HourOfWaits } from './promise-plan.ts';

/** The rows of what was quoted against what came: their figures for the table, and laid along the hours for the picture. */

export type QuotedFigure = (typeof quotedFigures)[number];

/** How a breakdown is sorted at first: services by their tickets, hours and days along time. */
export function firstSort(by: QuotedKey): Sort<QuotedFigure> {
  return by === 'service' ? { column: 'count', descending: true } : { column: 'key', descending: false };
}

/** Shares of tickets that were called before the range began and after it ended; null where nothing was counted. */
export function strayed({
  belowUpper,
  aboveLower,
}: QuotedRow): { readonly sooner: number; readonly later: number } | null {
  return belowUpper === null || aboveLower === null ? null : { sooner: 1 - aboveLower, later: 1 - belowUpper };
}

/** A row as the picture draws it; a range without an upper end has no band. */
export function hourOfWaits(row: QuotedRow): HourOfWaits {
  const { promisedFrom: from, promisedTo: to, waitLow: low, waitMedian: middle, waitHigh: high } = row;
  return {
    key: row.key,
    promised: from === null || to === null ? null : { from, to },
    waited: low === null || middle === null || high === null ? null : { low, middle, high },
    kept: row.inside,
  };
}

/** Every hour from the first to the last that has tickets; those without as gaps. */
export function alongHours(rows: readonly QuotedRow[]): readonly HourOfWaits[] {
  const known = new Map(rows.map((row) => [Number(row.key), row]));
  const hours = [...known.keys()];
  if (hours.length === 0) return [];
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => {
    const row = known.get(first + index);
    return row === undefined
      ? { key: String(first + index).padStart(2, '0'), promised: null, waited: null, kept: null }
      : hourOfWaits(row);
  });
}

/** The services of the centre, and those that only the days shown have had. */
export function servicesToChoose(
  known: readonly Named[] | undefined,
  seen: readonly Pick<QuotedRow, 'key' | 'name'>[],
): readonly Named[] {
  return [
    ...(known ?? []),
    ...seen.filter(({ key }) => !known?.some(({ id }) => id === key)).map(({ key, name }) => ({ id: key, name })),
  ];
}

export const quotedFigures = ['count', 'quoted', 'waited', 'bias', 'meanError', 'inside'] as const;

/** Promises are to be kept for this share of tickets: one in ten may be called sooner, one in ten later. */
export const keptAim = 0.8;

interface Named {
  readonly id: string;
  readonly name?: Label | null | undefined;
}
