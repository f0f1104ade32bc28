import { setImmediate as turn } from 'node:timers/promises';
import { beginCaseFigures, type CaseFiguresOptions } from '../../engine/figures/cases.ts';
import { instantOf } from '../../engine/queue/business-day.ts';
import type { CasesReport } from '../../shared/case-figures.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { CasePlace, FigureReads } from '../store/figures.ts';
import { checkReport } from './over-days.ts';

/** A report of what became of cases. */
export interface CasesOrder extends CaseFiguresOptions {
  readonly kind: 'cases';
  readonly centre: string;
}

/** The report over a range of days, read some thousand cases at a time. Refuses: malformed. */
export async function casesOverDays(
  reads: Pick<FigureReads, 'countedCases'>,
  order: CasesOrder,
): Promise<Result<CasesReport>> {
  const checked = checkReport(order);
  if (!checked.ok) return checked;
  const { centre, from, to, timeZone } = order;
  const range = { since: instantOf(from, '00:00', timeZone), to };
  const report = beginCaseFigures(order);
  let after: CasePlace | null = null;
  do {
    const { cases, next } = await reads.countedCases(centre, range, after);
    report.add(cases);
    after = next;
    await turn();
  } while (after !== null);
  return ok(report.finish());
}
