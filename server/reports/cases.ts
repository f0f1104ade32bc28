import type { CaseReckoning } from '../../engine/figures/case-contribution.ts';
import { type CaseFiguresOptions, type CaseTallies, openCaseTallies } from '../../engine/figures/cases.ts';
import type { CaseOverview, CasesReport } from '../../shared/cases/case-figures.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import { createMutex } from '../async/mutex.ts';
import type { FigureReads } from '../store/figures.ts';
import { checkReport } from './over-days.ts';

/** A report of what became of cases. */
export interface CasesOrder extends CaseFiguresOptions {
  readonly kind: 'cases';
  readonly centre: string;
}

/** [CS14] What those who oversee an authority are told of it. */
export interface OverviewOrder extends Omit<CaseFiguresOptions, 'by'> {
  readonly kind: 'overview';
  readonly centre: string;
}

export interface CaseCounting {
  /** The report over a range of days. Refuses: malformed. */
  figures(order: CasesOrder): Promise<Result<CasesReport>>;
  /** Over a range of days, by month, and as it stands today. Refuses: malformed. */
  overview(order: OverviewOrder): Promise<Result<CaseOverview>>;
}

/**
 * Counts the cases of a centre once, and after that only those that have changed since it was last asked: a report costs no more for
 * many cases than for few. What is counted lives as long as this; another calendar or zone counts again.
 */
export function openCaseCounting(reads: Pick<FigureReads, 'countCases' | 'changedCases'>): CaseCounting {
  const kept = new Map<string, Kept>();
  const inTurn = createMutex();
  const tallies = (centre: string, { timeZone, calendar }: CaseReckoning): Promise<CaseTallies> =>
    inTurn(async () => {
      const basis = JSON.stringify([timeZone, calendar]);
      const known = kept.get(centre);
      const now =
        (known?.basis === basis ? await caughtUp(reads, centre, known) : null) ??
        (await counted(reads, centre, basis, { timeZone, calendar }));
      kept.set(centre, now);
      return now.tallies;
    });
  return {
    async figures(order) {
      const checked = checkReport(order);
      return checked.ok ? ok((await tallies(order.centre, order)).report(order)) : checked;
    },
    async overview(order) {
      const checked = checkReport(order);
      if (!checked.ok) return checked;
      const { today } = order;
      const of = await tallies(order.centre, order);
      const { total, rows } = of.report({ ...order, by: 'month' });
      const { open, overdue } = of.report({ by: 'month', from: today, to: today, today }).total;
      return ok({ total, months: rows, now: { open, overdue, oldest: of.oldest(today) } });
    },
  };
}

interface Kept {
  readonly basis: string;
  readonly tallies: CaseTallies;
  /** Of the last event that is counted. */
  readonly seq: number;
}
type Reads = Pick<FigureReads, 'countCases' | 'changedCases'>;

const counted = async (reads: Reads, centre: string, basis: string, reckoning: CaseReckoning): Promise<Kept> => {
  const tallies = openCaseTallies(reckoning);
  const seq = await reads.countCases(centre, (one) => tallies.add(one, 1));
  return { basis, tallies, seq };
};

/** With what has changed since; null = it has to be counted again. */
const caughtUp = async (reads: Reads, centre: string, known: Kept): Promise<Kept | null> => {
  const changed = await reads.changedCases(centre, known.seq);
  if (changed === null) return null;
  for (const one of changed.before) known.tallies.add(one, -1);
  for (const one of changed.after) known.tallies.add(one, 1);
  return { ...known, seq: changed.seq };
};
