import { hourIn } from '../../engine/queue/business-day.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { QuotedKey } from '../../shared/reports/figures.ts';
import { nearestRank } from '../../shared/reports/figures.ts';
import type { QuotedReport, QuotedRow } from '../../shared/tickets/estimate.ts';
import type { FigureReads, QuotedLeg } from '../store/figures.ts';
import { checkReport, portionsOf } from './over-days.ts';

/** What visitors were told of their waits, against what came. Pure but for the reading. */

/** A report of what was quoted against what came, of one service or of all. */
export interface QuotedOrder {
  readonly kind: 'quoted';
  readonly centre: string;
  readonly from: string;
  readonly to: string;
  readonly by: QuotedKey;
  readonly service: string | null;
  readonly timeZone: string;
}

/** Begins a report by `by` in a zone; legs may come in portions. */
export function beginQuoted(by: QuotedKey, timeZone: string) {
  const key = keyOf(by, timeZone);
  const total = nothing();
  const rows = new Map<string, Sum>();
  return {
    add(leg: QuotedLeg): void {
      const name = key(leg);
      const row = rows.get(name) ?? nothing();
      rows.set(name, row);
      add(row, leg);
      add(total, leg);
    },
    finish: (): QuotedReport => ({
      total: rowOf('', total),
      rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => rowOf(name, sum)),
    }),
  };
}

/** The report over a range of days, read some days at a time. Refuses: malformed. */
export async function quotedOverDays(
  reads: Pick<FigureReads, 'quotedLegs'>,
  order: QuotedOrder,
): Promise<Result<QuotedReport>> {
  const { centre, by, service, timeZone } = order;
  const checked = checkReport(order);
  if (!checked.ok) return checked;
  const report = beginQuoted(by, timeZone);
  for await (const portion of portionsOf(order)) {
    const legs = await reads.quotedLegs(centre, portion.from, portion.to);
    for (const leg of legs) if (service === null || leg.service === service) report.add(leg);
  }
  return ok(report.finish());
}

interface Sum {
  count: number;
  quoted: number;
  waited: number;
  off: number;
  inside: number;
  belowUpper: number;
  aboveLower: number;
  from: number;
  to: number;
  ranges: number;
  readonly waits: number[];
}

const nothing = (): Sum => ({
  count: 0,
  quoted: 0,
  waited: 0,
  off: 0,
  inside: 0,
  belowUpper: 0,
  aboveLower: 0,
  from: 0,
  to: 0,
  ranges: 0,
  waits: [],
});

const add = (sum: Sum, { waitSeconds, quotedMiddle, promisedFrom, promisedTo }: QuotedLeg): void => {
  const isBelow = promisedTo === null || waitSeconds <= promisedTo;
  const isAbove = waitSeconds >= promisedFrom;
  sum.count += 1;
  sum.quoted += quotedMiddle;
  sum.waited += waitSeconds;
  sum.off += Math.abs(quotedMiddle - waitSeconds);
  sum.inside += isBelow && isAbove ? 1 : 0;
  sum.belowUpper += isBelow ? 1 : 0;
  sum.aboveLower += isAbove ? 1 : 0;
  sum.from += promisedFrom;
  sum.to += promisedTo ?? 0;
  sum.ranges += promisedTo === null ? 0 : 1;
  sum.waits.push(waitSeconds);
};

const rowOf = (key: string, { count, ...sum }: Sum): QuotedRow => {
  const mean = (total: number): number | null => (count === 0 ? null : Math.round(total / count));
  const waits = Float64Array.from(sum.waits).sort();
  const share = (some: number): number | null => (count === 0 ? null : some / count);
  return {
    key,
    count,
    quoted: mean(sum.quoted),
    waited: mean(sum.waited),
    bias: mean(sum.quoted - sum.waited),
    meanError: mean(sum.off),
    inside: share(sum.inside),
    belowUpper: share(sum.belowUpper),
    aboveLower: share(sum.aboveLower),
    promisedFrom: mean(sum.from),
    promisedTo: sum.ranges === 0 ? null : Math.round(sum.to / sum.ranges),
    waitLow: nearestRank(waits, 0.1),
    waitMedian: nearestRank(waits, 0.5),
    waitHigh: nearestRank(waits, 0.9),
  };
};

const keyOf = (by: QuotedKey, timeZone: string): ((leg: QuotedLeg) => string) => {
  const hour = hourIn(timeZone);
  switch (by) {
    case 'service':
      return ({ service }) => service;
    case 'day':
      return ({ date }) => date;
    case 'hour':
      return ({ issuedAt }) => hour(issuedAt);
  }
};
