import { describe, expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import { openAgenda } from '../../engine/simulate/agenda.ts';
import { asSeen, type Batch, withControl } from '../../engine/simulate/control-variates.ts';
import { runSums } from '../../engine/simulate/day-figures.ts';
import type { DayPlan, PlannedVisit } from '../../engine/simulate/plan.ts';
import { plausibleDay } from '../../engine/simulate/plausible-day.ts';
import { createRandom, type Random } from '../../engine/simulate/random.ts';
import { runDay } from '../../engine/simulate/run-day.ts';
import { sampleCentre as sample } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { countersNeeded, meanWait, shareThatWaits, shareWithin } from '../../shared/reports/erlang-c.ts';
import { smallCentre } from './small-centre.ts';

const monday = '2026-11-16';
const by = { kind: 'system', id: 'test', role: 'system' } as const;

const stateOf = (centre: Centre): State => {
  const at = Date.parse('2026-11-01T00:00:00+04:00');
  const made = decide(initialState, { type: 'configure', centre, source: 'install', onVersion: null, at, by });
  if (!made.ok) throw new Error(made.refusal.message);
  return applyAll(initialState, made.value);
};
const planOf = (centre: Centre, seed: number, visits: number | null = null): DayPlan => {
  const plan = plausibleDay(centre, monday, { visits }, createRandom(seed));
  if (plan === null) throw new Error('closed on a Monday');
  return plan;
};

describe('a simulated day', () => {
  const state = stateOf(sample);

  test('is the same for the same seed, and another for another', () => {
    const one = runDay(state, planOf(sample, 5));
    expect(runDay(state, planOf(sample, 5))).toEqual(one);
    expect(runDay(state, planOf(sample, 6)).events).not.toEqual(one.events);
  });

  test('is opened and closed by the clock; nobody is forgotten and time never runs backwards', () => {
    const plan = planOf(sample, 1);
    const { events, legs, refused, state: end } = runDay(state, plan);
    expect(events[0]).toMatchObject({ type: 'day-opened', byClock: true, date: monday });
    expect(events.at(-1)).toMatchObject({ type: 'day-closed', byClock: true, forced: false });
    expect(end.day).toBeNull();
    expect(new Set(legs.map(({ ticket }) => ticket)).size + refused).toBe(plan.visits.length);
    expect(legs.filter(({ ending }) => ending === null)).toEqual([]);
    expect(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? 0))).toBe(true);
  });

  test('that is far too full is closed all the same, and who was not called has expired', () => {
    const run = runDay(state, planOf(sample, 2, 2000));
    expect(run.state.day).toBeNull();
    const sums = runSums(run, 900);
    expect(sums.abandoned).toBeGreaterThan(500);
    expect(sums.utilisation).toBeGreaterThan(0.9);
  });

  test('is not there where the hours say so', () => {
    expect(plausibleDay(sample, '2026-11-15', { visits: null }, createRandom(1))).toBeNull();
    expect(plausibleDay(sample, '2026-11-09', { visits: null }, createRandom(1))).toBeNull();
  });

  test('of 1,000 tickets takes at most twice as long a ticket as one of 250', () => {
    const counters = Array.from({ length: 20 }, (_, index) => ({
      id: `${index}`,
      name: `${index}`,
      profile: 'general',
    }));
    const large = { ...sample, counters, displays: [] };
    const plan: DayPlan = { ...planOf(large, 3, 900), by: 'hand' };
    const from = stateOf(large);
    const spent = (tickets: number): number => {
      const visits = plan.visits.slice(0, tickets);
      expect(visits.length).toBe(tickets);
      const start = process.cpuUsage();
      runDay(from, { ...plan, visits });
      const { user, system } = process.cpuUsage(start);
      return (user + system) / tickets;
    };
    // In turn, so that whatever else the machine does falls on both; the least of each is what it costs.
    const rounds = Array.from({ length: 8 }, () => [spent(250), spent(1000)] as const);
    const [few, many] = [Math.min(...rounds.map(([one]) => one)), Math.min(...rounds.map(([, one]) => one))];
    expect(many / few).toBeLessThan(2);
  });
});

describe('the agenda', () => {
  test('gives what is due in order, of equals whatever was set first', () => {
    const random = createRandom(9);
    const agenda = openAgenda<number>();
    const set = Array.from({ length: 500 }, (_, index) => ({ at: random.int(40), index }));
    for (const { at, index } of set) agenda.add(at, index);
    const taken: number[] = [];
    for (let due = agenda.take(); due !== null; due = agenda.take()) taken.push(due.what);
    expect(taken).toEqual([...set].sort((a, b) => a.at - b.at || a.index - b.index).map(({ index }) => index));
  });
});

describe('Erlang’s formula', () => {
  test('gives what tables give', () => {
    expect(shareThatWaits({ perHour: 60, handlingSeconds: 600, counters: 12 })).toBeCloseTo(0.4494, 4);
    expect(meanWait({ perHour: 60, handlingSeconds: 600, counters: 12 }) / 60).toBeCloseTo(2.247, 3);
    expect(meanWait({ perHour: 5, handlingSeconds: 600, counters: 1 }) / 60).toBeCloseTo(50, 6);
    expect(shareWithin({ perHour: 5, handlingSeconds: 600, counters: 1 }, 0)).toBeCloseTo(1 / 6, 6);
    expect(meanWait({ perHour: 60, handlingSeconds: 600, counters: 10 })).toBe(Number.POSITIVE_INFINITY);
  });

  test('needs no counter for nobody, and never fewer for more visitors or a stricter target', () => {
    const target = { meanWaitSeconds: 177, waitSeconds: 900, serviceLevel: 0.9 };
    expect(countersNeeded({ perHour: 0, handlingSeconds: 500 }, target)).toBe(0);
    let before = 0;
    for (let perHour = 1; perHour <= 300; perHour += 7) {
      const needed = countersNeeded({ perHour, handlingSeconds: 500 }, target);
      expect(needed).toBeGreaterThanOrEqual(before);
      expect(
        countersNeeded({ perHour, handlingSeconds: 500 }, { ...target, meanWaitSeconds: 30 }),
      ).toBeGreaterThanOrEqual(needed);
      expect(meanWait({ perHour, handlingSeconds: 500, counters: needed })).toBeLessThanOrEqual(177);
      before = needed;
    }
  });

  /** A day and a night of visitors at random, at counters that never rest: what the formula supposes. */
  const randomDay = (counters: number, perHour: number, serviceSeconds: number, random: Random): DayPlan => {
    const ids = Array.from({ length: counters }, (_, index) => `${index + 1}`);
    const centre = smallCentre({
      counters: ids.map((id) => ({ id, name: id, profile: 'all' })),
      hours: { ...smallCentre().hours, exceptions: [] },
    });
    const opensAt = Date.parse('2026-11-16T00:00:00+04:00');
    const to = Date.parse('2026-11-16T23:00:00+04:00');
    const visits: PlannedVisit[] = [];
    for (let at = opensAt; at < to; at += random.exponential(3_600_000 / perHour)) {
      const serviceMs = Math.round(random.exponential(serviceSeconds * 1000));
      visits.push({
        at: Math.round(at),
        stages: [{ service: 'a', serviceMs, reached: 'queue' }],
        priorityClass: null,
        language: null,
        channel: 'kiosk',
        walkMs: 0,
        missedMs: null,
        patienceMs: null,
        directlyAt: null,
        outcome: null,
      });
    }
    const planned = ids.map((counter) => ({
      counter,
      clerk: `clerk-${counter}`,
      profile: 'all',
      spans: [{ from: opensAt, to }],
      restMs: 0,
      reactionMs: 0,
    }));
    return { centre, visits, counters: planned, opensAt, by: 'hand', overtimeMs: 1_800_000 };
  };

  /** What the same visitors wait first come, first served (Kiefer and Wolfowitz, 1955): its long-run mean is Erlang's. */
  const plainWaits = (plan: DayPlan, counters: number) => {
    const freeAt = new Array<number>(counters).fill(plan.opensAt);
    return plan.visits.map(({ at, stages }) => {
      const counter = freeAt.indexOf(Math.min(...freeAt));
      const begins = Math.max(at, freeAt[counter] ?? at);
      freeAt[counter] = begins + (stages[0]?.serviceMs ?? 0);
      return { at, waitMs: begins - at };
    });
  };
  const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  test.each([
    { counters: 2, perHour: 60, serviceSeconds: 75 },
    { counters: 5, perHour: 120, serviceSeconds: 105 },
    { counters: 8, perHour: 180, serviceSeconds: 120 },
  ])('and whole simulated days agree within 5 %: $counters counters', ({ counters, perHour, serviceSeconds }) => {
    const warm = Date.parse('2026-11-16T01:00:00+04:00');
    const batches: Batch[] = [];
    const theory = meanWait({ perHour, handlingSeconds: serviceSeconds, counters });
    for (let seed = 1; seed <= 6; seed++) {
      const plan = randomDay(counters, perHour, serviceSeconds, createRandom(seed));
      const known = plainWaits(plan, counters);
      const seen = runDay(stateOf(plan.centre), plan)
        .legs.filter(({ queuedAt, calledAt }) => calledAt !== null && (queuedAt ?? 0) >= warm)
        .map(({ queuedAt, calledAt }) => ((calledAt ?? 0) - (queuedAt ?? 0)) / 1000);
      const counted = known.filter(({ at }) => at >= warm).map(({ waitMs }) => waitMs / 1000);
      batches.push({ mean: meanOf(seen), control: meanOf(counted) - theory });
    }
    expect(Math.abs(withControl(batches).mean / theory - 1)).toBeLessThan(0.05);
    // Chance is not all that they have in common: what the days gave of their own is not far off either.
    expect(Math.abs(asSeen(batches).mean / theory - 1)).toBeLessThan(0.25);
  });
});
