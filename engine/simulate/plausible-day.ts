import type { Centre, PriorityClass, Service } from '../../shared/centre/centre.ts';
import { hourMs, minuteMs } from '../../shared/time/durations.ts';
import { type OpenSpan, serviceIsOpen, spansOn } from '../queue/business-day.ts';
import type { DayPlan, PlannedCounter, PlannedStage, PlannedVisit } from './plan.ts';
import type { Random } from './random.ts';

/**
 * Days as an office may have them: two waves of visitors, service times about each service's standard, people who leave, do not
 * come or need another service. Plausible, not measured anywhere: what a centre shows until it has days of its own.
 */
export interface PlausibleOptions {
  /** Visitors on a usual day; null = what the centre's counters can just about serve. */
  readonly visits: number | null;
}

/** A plausible day on a date (YYYY-MM-DD); null where the centre is closed all day. */
export function plausibleDay(centre: Centre, date: string, options: PlausibleOptions, random: Random): DayPlan | null {
  const spans = spansOn({ centre, calendar: null }, date);
  const [first] = spans;
  if (first === undefined) return null;
  const counters = countersOf(centre, spans, random);
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 1;
  const usual = options.visits ?? usualVisits(centre, counters, first.from);
  const count = Math.max(1, Math.round(usual * weekday * random.lognormal(1, spread.day)));
  const classes = centre.priorityClasses.filter(({ offered }) => offered);
  const visits = Array.from({ length: count }, () => visitAt(centre, arrival(spans, random), classes, random))
    .filter(({ stages }) => stages.length > 0)
    .sort((a, b) => a.at - b.at);
  return { centre, visits, counters, opensAt: first.from, by: 'clock', overtimeMs: centre.hours.graceSeconds * 1000 };
}

/** What somebody who comes at this instant wants and does. */
export function plausibleVisit(centre: Centre, at: number, random: Random): PlannedVisit {
  const classes = centre.priorityClasses.filter(({ offered }) => offered);
  return visitAt(centre, at, classes, random);
}

/** How busy each part of the opening hours is, from its first to its last tenth. */
const waves = [0.9, 1.35, 1.6, 1.45, 1.1, 0.8, 0.9, 1.1, 0.95, 0.45];
/** From Monday to Sunday. */
const weekdays = [1.15, 1.05, 1, 0.98, 0.92, 0.8, 0.7];

const spread = { day: 0.08, service: 0.65 };
const share = { privileged: 0.09, missed: 0.045, impatient: 0.35, transferred: 0.03, added: 0.04, reception: 0.08 };
/** Of the time that counters are open this share is spent on visitors, on a usual day without a number given. */
const usualUtilisation = 0.74;
const rest = { least: 8_000, spread: 12_000, walk: 22_000, reaction: 4_000, missed: 75_000 };
const meanPatienceMs = 50 * minuteMs;
const lunchMs = 40 * minuteMs;

/** Those asked for most stand first on the kiosk; of the others some are asked for a little. */
const demand = (service: Service, index: number): number =>
  service.frequent === undefined ? 1 + (index % 4) : 30 / Math.sqrt(service.frequent);

interface Wanted {
  readonly services: readonly Service[];
  readonly weights: readonly number[];
}

const wanted = (centre: Centre, at: number): Wanted => {
  const { timeZone } = centre;
  const services = centre.services.filter(
    ({ offered, week }) => offered && serviceIsOpen(week, { timeZone, at, calendar: null }),
  );
  return { services, weights: services.map(demand) };
};

const stageOf = (service: Service, reached: PlannedStage['reached'], random: Random): PlannedStage => ({
  service: service.id,
  serviceMs: Math.max(20_000, Math.round(random.lognormal(service.standardSeconds * 1000, spread.service))),
  reached,
});

/** What a visit needs: mostly one service, now and then another one at the same counter or in another queue. */
const stagesOf = ({ services, weights }: Wanted, random: Random): readonly PlannedStage[] => {
  const one = services[random.weighted(weights)];
  const other = services[random.weighted(weights)];
  if (one === undefined || other === undefined) return [];
  const first = stageOf(one, 'queue', random);
  const dice = random.uniform();
  if (other.id === one.id || dice > share.transferred + share.added) return [first];
  const reached = dice < share.transferred ? 'queue' : 'added';
  // One who is sent on was soon found to be in the wrong queue.
  const before = reached === 'queue' ? { ...first, serviceMs: Math.round(first.serviceMs * 0.35) } : first;
  return [before, stageOf(other, reached, random)];
};

const privilege = (classes: readonly PriorityClass[], random: Random): string | null =>
  classes.length === 0 || random.uniform() > share.privileged
    ? null
    : (classes[random.int(classes.length)]?.id ?? null);

const outcomeOf = ({ outcomes }: Centre, random: Random): string | null =>
  outcomes[random.weighted(outcomes.map((_, index) => 1 / (index + 1) ** 2))]?.id ?? null;

const visitAt = (centre: Centre, at: number, classes: readonly PriorityClass[], random: Random): PlannedVisit => {
  const { languages } = centre;
  return {
    at,
    stages: stagesOf(wanted(centre, at), random),
    priorityClass: privilege(classes, random),
    language: languages[random.weighted(languages.map((_, index) => 1 / (index + 1) ** 2.5))] ?? null,
    channel: random.uniform() < share.reception ? 'reception' : 'kiosk',
    walkMs: Math.round(random.lognormal(rest.walk, 0.4)),
    missedMs: random.uniform() < share.missed ? Math.round(random.lognormal(rest.missed, 0.3)) : null,
    patienceMs:
      random.uniform() < share.impatient ? Math.round(random.exponential(meanPatienceMs) + 5 * minuteMs) : null,
    directlyAt: null,
    outcome: outcomeOf(centre, random),
  };
};

/** An instant of the opening hours, drawn by the waves. */
const arrival = (spans: readonly OpenSpan[], random: Random): number => {
  const tenth = random.weighted(waves);
  const open = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  let into = ((tenth + random.uniform()) / waves.length) * open;
  for (const { from, to } of spans) {
    if (into < to - from) return Math.floor(from + into);
    into -= to - from;
  }
  return spans[0]?.from ?? 0;
};

/** The id of who sits at a counter: nobody has added them. */
export const clerkAt = (counter: string): string => `clerk-${counter}`;

/** A counter opens with the doors or a little later, and has a break in the middle of a long day, a third of them at a time. */
const countersOf = ({ counters }: Centre, spans: readonly OpenSpan[], random: Random): readonly PlannedCounter[] =>
  counters.map(({ id, profile }, index) => {
    const from = spans[0]?.from ?? 0;
    const to = spans.at(-1)?.to ?? from;
    const begins = from + random.int(6 * minuteMs);
    const middle = from + (to - from) / 2 - lunchMs * 1.5 + (index % 3) * lunchMs;
    const lunch = spans.length === 1 && to - from > 6 * hourMs;
    const ownSpans = lunch
      ? [
          { from: begins, to: middle },
          { from: middle + lunchMs, to },
        ]
      : spans.map((span, at) => (at === 0 ? { ...span, from: begins } : span));
    return {
      counter: id,
      clerk: clerkAt(id),
      profile,
      spans: ownSpans,
      restMs: rest.least + random.int(rest.spread),
      reactionMs: rest.reaction,
    };
  });

/** How many visitors the counters can just about serve, going by the standard times. */
const usualVisits = (centre: Centre, counters: readonly PlannedCounter[], at: number): number => {
  const { services, weights } = wanted(centre, at);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const seconds = services.reduce(
    (sum, { standardSeconds }, index) => sum + standardSeconds * (weights[index] ?? 0),
    0,
  );
  const handlingMs = (seconds / Math.max(1, total)) * 1000 + rest.walk + rest.least + rest.spread / 2;
  const openMs = counters.flatMap(({ spans }) => spans).reduce((sum, { from, to }) => sum + to - from, 0);
  return (openMs * usualUtilisation) / handlingMs;
};
