import { setImmediate as turn } from 'node:timers/promises';
import { beginSummary, type Summary, type SummaryOptions } from '../../engine/figures/summary.ts';
import type { Tally } from '../../engine/figures/tally.ts';
import { addDays } from '../../engine/queue/dates.ts';
import type { Refusal, Result } from '../../shared/refusals.ts';
import type { ReportKey } from '../../shared/reports/figures.ts';
import { checkRange, type Range } from '../dates.ts';

/**
 * The summary of the days from `from` to `to` (YYYY-MM-DD, both included), by `by`. What was counted is fetched some days at a time, with a
 * turn of the event loop between. Refuses: malformed.
 */
export async function summaryOverDays(
  range: Range & { readonly by: ReportKey },
  options: SummaryOptions,
  talliesOf: (from: string, to: string) => Promise<readonly Tally[]>,
): Promise<Result<Summary, Refusal>> {
  const checked = checkReport(range);
  if (!checked.ok) return checked;
  const summary = beginSummary(range.by, options);
  for await (const { from, to } of portionsOf(range)) summary.addTallies(await talliesOf(from, to));
  return { ok: true, value: summary.finish() };
}

/** Refuses dates that are none, a range that runs backwards, and one of more than 3700 days. */
export function checkReport(range: Range): Result<null> {
  return checkRange(range, mostDays, 'A report covers');
}

/** A range in portions of some days, in their order, with a turn of the event loop after each. */
export async function* portionsOf({ from, to }: Range): AsyncGenerator<Range> {
  for (let first = from; first <= to; first = addDays(first, portionDays)) {
    const last = addDays(first, portionDays - 1);
    yield { from: first, to: last < to ? last : to };
    await turn();
  }
}

/** So many days' figures are stored at once: some 150 kB for a thousand visits a day. */
export const portionDays = 20;
const mostDays = 3700;
