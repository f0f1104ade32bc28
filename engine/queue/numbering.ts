import type { Series } from '../../shared/centre/centre.ts';
import type { SeriesUse } from '../../shared/day-uses.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { numberIsHeld } from './lookup.ts';
import type { Day, State } from './state.ts';

/** A number as it is printed: A042. */
export function printed(series: Series, prefix: string, ordinal: number): string {
  return `${prefix}${String(ordinal).padStart(series.digits, '0')}`;
}

/** A series at the start of a day. */
export function freshUse(series: Series): SeriesUse {
  return {
    id: series.id,
    prefix: series.prefix,
    next: series.first,
    lap: 0,
    issued: 0,
  };
}

/** How many numbers of each series are passed over where a log goes on upon a copy. */
export const passedOver = 200;

/** [N5] A series that has gone so far, with the next numbers passed over: where it ends it goes round, whether or not it may. */
export function leapt(series: Series, use: SeriesUse): SeriesUse {
  const size = series.last - series.first + 1;
  const place = Math.max(use.next, series.first) - series.first + passedOver;
  return { ...use, next: series.first + (place % size), lap: use.lap + Math.floor(place / size) };
}

export interface Numbered {
  readonly number: string;
  readonly series: string;
  readonly ordinal: number;
  readonly lap: number;
}

/**
 * The next number of a series: after the last it begins a new lap where the series may, and a number whose earlier holder
 * has not ended is passed over. Refused `service-full`: the daily limit, no lap allowed, or every number held.
 */
export function nextNumber(state: State, day: Day, series: Series): Result<Numbered> {
  const use = day.series.get(series.id) ?? freshUse(series);
  if (series.dailyLimit !== undefined && use.issued >= series.dailyLimit) return full(series);
  let ordinal = Math.max(use.next, series.first);
  let lap = use.lap;
  for (let tries = series.last - series.first; tries >= 0; tries--) {
    if (ordinal > series.last) {
      if (!series.wrap) return full(series);
      ordinal = series.first;
      lap += 1;
    }
    const number = printed(series, use.prefix, ordinal);
    if (!numberIsHeld(state, number)) return ok({ number, series: series.id, ordinal, lap });
    ordinal += 1;
  }
  return full(series);
}

const full = (series: Series) =>
  refuse('service-full', `series ${series.id} has no number left`, { series: series.id });
