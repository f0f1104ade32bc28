import { caseToday } from '../../engine/cases/case-world.ts';
import { isOverdue } from '../../engine/cases/overdue.ts';
import { calendarOf, dateAt } from '../../engine/queue/business-day.ts';
import { type Case, openCaseStatuses, owedCaseStatuses } from '../../shared/cases/cases.ts';
import type { OverseenCase } from '../../shared/cases/oversight-routes.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import { countryCalendar } from '../calendar/calendars.ts';
import { centresInUse } from '../centre/centres.ts';
import { parsed } from '../json-of.ts';
import { type CaseFigureParts, caseFigures } from '../routes/reports/case-figures.ts';
import type { CaseFilter, CaseStore } from '../store/cases.ts';
import type { Authorities, Authority, CasesOfAuthority, CaseWish } from './authorities.ts';

export interface OwnAuthorityParts extends CaseFigureParts {
  readonly store: Pick<CaseStore, 'casesOf'>;
}

/** The authorities of this server: a centre is one. */
export function ownAuthorities(parts: OwnAuthorityParts): Authorities {
  return {
    list: () => centresInUse(parts.centres.list()),
    async overview(id, { from, to }, hungUp) {
      const state = parts.centres.find(id)?.latest() ?? null;
      if (state?.centre === null || state === null) return noCentre(id);
      const calendar = calendarOf(state) ?? parts.calendars.find(countryCalendar);
      if (calendar === null) return refuse('calendar-not-found', 'There is no calendar to reckon by');
      const { timeZone } = state.centre;
      const today = dateAt(parts.clock.now(), timeZone);
      const order = { kind: 'overview', centre: id, from, to, today, timeZone, calendar } as const;
      const made = await parts.reporting.overview(order, hungUp);
      return made.ok ? ok(parsed(made.value)) : made;
    },
    figures: (id, asked, hungUp) => caseFigures(parts, id, asked, hungUp),
    async cases(id, wish) {
      const centre = parts.centres.find(id)?.latest().centre ?? null;
      if (centre === null) return noCentre(id);
      const today = caseToday({ at: parts.clock.now(), centre });
      const found = await wanted(parts.store, id, wish, today);
      return ok<CasesOfAuthority>({
        cases: found.slice(0, shownAtOnce).map((one) => overseenCase(one, today)),
        more: found.length > shownAtOnce,
        kinds: named(centre.caseKinds),
        topics: named(centre.caseTopics),
        departments: named(centre.departments),
      });
    },
  };
}

const noCentre = (id: string) => refuse('centre-not-found', 'There is no such centre', { centre: id });

const named = (things: readonly Authority[] = []): Authority[] => things.map(({ id, name }) => ({ id, name }));

const shownAtOnce = 50;
const readAtOnce = 500;

/** One more than is shown, by due date. */
const wanted = async (
  store: OwnAuthorityParts['store'],
  centre: string,
  { only, kind, topic, department }: CaseWish,
  today: string,
): Promise<readonly Case[]> => {
  const equal = Object.entries({ kind, topic, department }).filter(([, value]) => value !== undefined);
  const filter: CaseFilter = {
    ...Object.fromEntries(equal),
    status: only === 'overdue' ? owedCaseStatuses : openCaseStatuses,
    ...(only === 'overdue' ? { dueBefore: today } : {}),
  };
  const found: Case[] = [];
  for (let after: Case | null = null; ; ) {
    const rows: readonly Case[] = await store.casesOf(centre, filter, after, readAtOnce);
    found.push(...rows.filter((one) => (only === 'control' ? one.control : isOverdue(one, today))));
    after = rows.at(-1) ?? null;
    if (found.length > shownAtOnce || rows.length < readAtOnce) return found;
  }
};

const overseenCase = (one: Case, today: string): OverseenCase => {
  const { id, number, kind, topic, department, status, receivedOn, due, control } = one;
  return {
    ...{ id, number, kind, topic, department, status, receivedOn, due, control },
    overdue: isOverdue(one, today),
  };
};
