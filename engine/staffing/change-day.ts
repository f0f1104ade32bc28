import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { DayChange } from '../../shared/reports/staffing.ts';
import { hourMs } from '../../shared/time/durations.ts';
import type { DayPlan, PlannedCounter, PlannedSpan, PlannedVisit } from '../simulate/plan.ts';
import type { Random } from '../simulate/random.ts';

/** A day with something changed, and all the rest as it was. */

/** The plan with the change; its date begins at `midnight` (ms). Refuses: malformed (no counter would be left), profile-not-found. */
export function changeDay(plan: DayPlan, change: DayChange, midnight: number, random: Random): Result<DayPlan> {
  const { counters, profile, visitors } = change;
  const left = typeof counters === 'number' ? plan.counters.length + counters : Math.max(...counters);
  if (left < 1) return refuse('malformed', 'No counter would be left');
  if (profile !== null && !plan.centre.profiles.some(({ id }) => id === profile)) {
    return refuse('profile-not-found', `there is no work profile ${profile}`, { profile });
  }
  const staffed = typeof counters === 'number' ? withCounters(plan, counters) : withHourly(plan, counters, midnight);
  const working = profile === null ? staffed : withProfile(staffed, profile);
  return ok(withoutLost(withVisitors(working, visitors, random)));
}

/** How far, at most, an added visitor comes from the one they are modelled on (ms). */
const nearMs = 600_000;

const length = (spans: readonly PlannedSpan[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

const usualProfile = (counters: readonly PlannedCounter[]): string => {
  const counts = new Map<string, number>();
  for (const { profile } of counters) counts.set(profile, (counts.get(profile) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
};

/** So many counters that the centre did not have: of the commonest profile, else like the one that was open longest. */
const newCounters = ({ counters }: DayPlan, count: number): readonly PlannedCounter[] => {
  const [longest] = [...counters].sort((a, b) => length(b.spans) - length(a.spans));
  if (longest === undefined) return [];
  const profile = usualProfile(counters);
  return Array.from({ length: count }, (_, index) => {
    const counter = `more-${index + 1}`;
    return { ...longest, counter, clerk: `clerk-${counter}`, profile };
  });
};

const withNew = ({ centre }: DayPlan, added: readonly PlannedCounter[]): Centre => {
  const named = added.map(({ counter, profile }) => ({ id: counter, name: counter, profile }));
  return { ...centre, counters: [...centre.counters, ...named] };
};

/** Counters like the one that was open longest; or without those that opened last. */
const withCounters = (plan: DayPlan, more: number): DayPlan => {
  const byOpening = [...plan.counters].sort((a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0));
  if (more < 0) return { ...plan, counters: byOpening.slice(0, more) };
  const added = newCounters(plan, more);
  return { ...plan, centre: withNew(plan, added), counters: [...plan.counters, ...added] };
};

/** The times in which at least `count` counters are open. */
const spansOf = (hourly: readonly number[], count: number, midnight: number): readonly PlannedSpan[] => {
  const spans: PlannedSpan[] = [];
  for (const [hour, open] of hourly.entries()) {
    if (open < count) continue;
    const [from, to] = [midnight + hour * hourMs, midnight + (hour + 1) * hourMs];
    const last = spans.at(-1);
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
};

/** So many counters in each hour, in place of those that were open. */
const withHourly = (plan: DayPlan, hourly: readonly number[], midnight: number): DayPlan => {
  const added = newCounters(plan, Math.max(...hourly));
  const counters = added.map((one, index) => ({ ...one, spans: spansOf(hourly, index + 1, midnight) }));
  const opensAt = Math.min(plan.opensAt, ...counters.flatMap(({ spans }) => spans.map(({ from }) => from)));
  return { ...plan, centre: withNew(plan, counters), counters, opensAt };
};

/** So many of these, drawn without putting back. */
const drawn = <T>(from: readonly T[], count: number, random: Random): readonly T[] => {
  const left = [...from];
  for (let index = 0; index < count && index < left.length; index++) {
    const other = index + random.int(left.length - index);
    const [a, b] = [left[index], left[other]];
    if (a !== undefined && b !== undefined) [left[index], left[other]] = [b, a];
  }
  return left.slice(0, count);
};

const another = (visit: PlannedVisit, opensAt: number, random: Random): PlannedVisit => ({
  ...visit,
  at: Math.max(opensAt, Math.round(visit.at + (random.uniform() * 2 - 1) * nearMs)),
});

/** So many times the visitors: some more like those who came, or some of them not. */
const withVisitors = (plan: DayPlan, times: number, random: Random): DayPlan => {
  const { visits, opensAt } = plan;
  const wanted = Math.round(visits.length * times);
  if (wanted <= visits.length) {
    const left = drawn(visits, wanted, random);
    return { ...plan, visits: [...left].sort((a, b) => a.at - b.at) };
  }
  const all = [...visits];
  while (all.length < wanted) {
    const more = drawn(visits, Math.min(visits.length, wanted - all.length), random);
    all.push(...more.map((visit) => another(visit, opensAt, random)));
  }
  return { ...plan, visits: all.sort((a, b) => a.at - b.at) };
};

const withProfile = (plan: DayPlan, profile: string): DayPlan => ({
  ...plan,
  counters: plan.counters.map((counter) => ({ ...counter, profile })),
});

/** Puts those who are served without a ticket in the queue where their counter is gone. */
const withoutLost = (plan: DayPlan): DayPlan => {
  const there = new Set(plan.counters.map(({ counter }) => counter));
  const visits = plan.visits.map((visit) =>
    visit.directlyAt === null || there.has(visit.directlyAt) ? visit : { ...visit, directlyAt: null },
  );
  return { ...plan, visits };
};
