import type { FastifyInstance } from 'fastify';
import { calendarOf, dateAt } from '../../../engine/queue/business-day.ts';
import type { CaseKey, CasesReport } from '../../../shared/cases/case-figures.ts';
import type { Label } from '../../../shared/labels.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { Days } from '../../../shared/time/days.ts';
import { type Calendars, countryCalendar } from '../../calendar/calendars.ts';
import type { Centres } from '../../centre/centres.ts';
import { parsed } from '../../json-of.ts';
import type { RowNames } from '../../reports/named-rows.ts';
import { register } from '../register.ts';
import { hangUpOf, type ReportParts, rowNames } from './reports.ts';

export interface CaseFigureParts extends Omit<ReportParts, 'centre'> {
  readonly centres: Centres;
  readonly calendars: Pick<Calendars, 'find'>;
}

/** The route of what became of cases. */
export function caseFigureRoutes(app: FastifyInstance, parts: CaseFigureParts): void {
  register(app, 'caseFigures', ({ params, query, reply }) => caseFigures(parts, params.centre, query, hangUpOf(reply)));
}

/** The figures of cases over some days, with the names of what they are broken down by. */
export async function caseFigures(
  parts: CaseFigureParts,
  id: string,
  { from, to, by }: Days & { readonly by: CaseKey },
  hungUp: AbortSignal,
): Promise<Result<CasesReport>> {
  const state = parts.centres.find(id)?.latest() ?? null;
  const centre = state?.centre ?? null;
  if (state === null || centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
  const calendar = calendarOf(state) ?? parts.calendars.find(countryCalendar);
  if (calendar === null) return refuse('calendar-not-found', 'There is no calendar to reckon by');
  const { timeZone } = centre;
  const today = dateAt(parts.clock.now(), timeZone);
  const made = await parts.reporting.cases(
    { kind: 'cases', centre: id, from, to, by, today, timeZone, calendar },
    hungUp,
  );
  if (!made.ok) return made;
  const report = parsed(made.value);
  if (by === 'day' || by === 'month' || by === 'channel') return ok(report);
  const names = await rowNames(parts, id, to, timeZone);
  return ok({ ...report, rows: report.rows.map((row) => ({ ...row, name: keyName(by, row.key, names) })) });
}

/** The name of a key; null where the key says it all, and for what never had a name. */
const keyName = (by: CaseKey, key: string, { nameOf, personOf, until }: RowNames): Label | null => {
  switch (by) {
    case 'day':
    case 'month':
    case 'channel':
      return null;
    case 'executor': {
      const name = personOf(key, until);
      return name === key ? null : name;
    }
    case 'department':
    case 'kind':
    case 'topic':
    case 'ground':
      return nameOf(named[by], key, until);
  }
};
const named = { department: 'department', kind: 'caseKind', topic: 'caseTopic', ground: 'leaveGround' } as const;
