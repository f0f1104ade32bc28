import { type Durations, inOrder, spreadOf } from '../../engine/figures/durations.ts';
import { type Work, workOf } from '../../engine/figures/work.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { WorkKey, WorkReport, WorkRow } from '../../shared/reports/figures.ts';
import type { FigureReads, FigureWrites, ServedTicket } from '../store/figures.ts';
import { type CountedDay, keptDays } from './kept-days.ts';
import { checkReport, portionsOf } from './over-days.ts';

/** What counters and clerks did: how long they were open, serving, paused and idle, and how long those they served stayed. */

/** A report of the work of counters or of clerks. */
export interface WorkOrder {
  readonly kind: 'work';
  readonly centre: string;
  readonly from: string;
  readonly to: string;
  readonly by: WorkKey;
  /** The present date in the centre, and the present moment (ms): a counter that is open counts until then. */
  readonly today: string;
  readonly now: number;
}

/** One day as it is counted and kept. */
export interface DayOfWork {
  readonly work: readonly Work[];
  readonly served: readonly {
    readonly counter: string;
    readonly clerk: string;
    readonly stays: Durations;
  }[];
}

/** The report over a range of days, made some days at a time. Refuses: malformed. */
export async function workOverDays(
  reads: FigureReads,
  writes: FigureWrites,
  newMark: () => string,
  order: WorkOrder,
): Promise<Result<WorkReport>> {
  const checked = checkReport(order);
  if (!checked.ok) return checked;
  const { centre, today, now } = order;
  const days = keptDays<DayOfWork>({ reads, writes, newMark }, { centre, today, kind: '1 work' }, async (date) => {
    const { events, isOver } = await reads.dayLog(centre, date);
    const until = date < today ? (events.at(-1)?.at ?? 0) : now;
    return {
      counted: { work: workOf(events, until), served: staysOf(await reads.servedTickets(centre, date)) },
      isFinal: isOver,
    };
  });
  const report = beginWork(order.by);
  for await (const { from, to } of portionsOf(order)) for (const day of await days(from, to)) report.add(day);
  return ok(report.finish());
}

/** Begins a report; days may come in portions. */
export function beginWork(by: WorkKey) {
  const rows = new Map<string, Sum>();
  const total = nothing();
  const recorded = new Set<string>();
  let days = 0;
  const sumOf = (one: { readonly counter: string; readonly clerk: string }): Sum => {
    const sum = rows.get(one[by]) ?? nothing();
    rows.set(one[by], sum);
    return sum;
  };
  return {
    add({ date, counted: { work, served } }: CountedDay<DayOfWork>): void {
      days += 1;
      for (const one of work) for (const sum of [sumOf(one), total]) addWork(sum, date, one);
      for (const one of served) for (const sum of [sumOf(one), total]) sum.stays.push(one.stays);
      if (work.some(({ openMs }) => openMs > 0)) recorded.add(date);
    },
    finish: (): WorkReport => ({
      days,
      daysRecorded: recorded.size,
      total: rowOf('', total),
      rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => rowOf(key, sum)),
    }),
  };
}

const staysOf = (tickets: readonly ServedTicket[]): DayOfWork['served'] =>
  [...Map.groupBy(tickets, ({ counter, clerk }) => `${counter}\n${clerk}`).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const stays = inOrder(some.map(({ staySeconds }) => staySeconds));
    return [{ counter: first.counter, clerk: first.clerk, stays }];
  });

interface Sum {
  readonly dates: Set<string>;
  openMs: number;
  servingMs: number;
  pausedMs: number;
  readonly stays: Durations[];
}
const nothing = (): Sum => ({ dates: new Set(), openMs: 0, servingMs: 0, pausedMs: 0, stays: [] });

const addWork = (sum: Sum, date: string, { openMs, servingMs, pausedMs }: Work): void => {
  if (openMs > 0) sum.dates.add(date);
  sum.openMs += openMs;
  sum.servingMs += servingMs;
  sum.pausedMs += pausedMs;
};

const rowOf = (key: string, { dates, openMs, servingMs, pausedMs, stays }: Sum): WorkRow => {
  const isKnown = dates.size > 0;
  const [open, serving, paused] = [openMs, servingMs, pausedMs].map((ms) => Math.floor(ms / 1000));
  return {
    key,
    days: dates.size,
    open: isKnown ? (open ?? 0) : null,
    serving: isKnown ? (serving ?? 0) : null,
    paused: isKnown ? (paused ?? 0) : null,
    idle: isKnown ? Math.max(0, (open ?? 0) - (serving ?? 0) - (paused ?? 0)) : null,
    stay: spreadOf(stays),
  };
};
