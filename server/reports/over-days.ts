import { setImmediate as turn } from 'node:timers/promises';
import type { ReportKey } from '../../shared/figures.ts';
import { type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { beginSummary, type Summary, type SummaryOptions } from './summary.ts';
import type { Tally } from './tally.ts';

/** Refuses dates that are none, a range that runs backwards, and one of more than 3700 days. */
export function checkRange(from: string, to: string): Result<null> {
  const wrong = [from, to].find((date) => !isDate(date));
  if (wrong !== undefined) return refuse('malformed', `There is no such day: ${wrong}`, { date: wrong });
  const days = (atNoon(to) - atNoon(from)) / dayMs + 1;
  if (days < 1) return refuse('malformed', 'from must not be after to', { from, to });
  if (days > mostDays) return refuse('malformed', `A report covers ${mostDays} days at most`, { days });
  return { ok: true, value: null };
}

/**
 * The summary of the days from `from` to `to` (YYYY-MM-DD, both included), by `by`. What was counted is fetched some days at a time, with a
 * turn of the event loop between. Refuses: malformed.
 */
export async function summaryOverDays(
  range: { readonly from: string; readonly to: string; readonly by: ReportKey },
  options: SummaryOptions,
  talliesOf: (from: string, to: string) => Promise<readonly Tally[]>,
): Promise<Result<Summary, Refusal>> {
  const checked = checkRange(range.from, range.to);
  if (!checked.ok) return checked;
  const summary = beginSummary(range.by, options);
  const last = atNoon(range.to);
  for (let first = atNoon(range.from); first <= last; first += portionDays * dayMs) {
    const end = Math.min(last, first + (portionDays - 1) * dayMs);
    summary.addTallies(await talliesOf(dateOf(first), dateOf(end)));
    await turn();
  }
  return { ok: true, value: summary.finish() };
}

const dayMs = 86_400_000;
/** So many days' figures are stored at once: some 150 kB for a thousand visits a day. */
export const portionDays = 20;
const mostDays = 3700;

export const atNoon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const isDate = (date: string): boolean => !Number.isNaN(atNoon(date)) && dateOf(atNoon(date)) === date;
