import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { paceOf } from '../../../engine/staffing/pace.ts';
import { shiftsOf } from '../../../engine/staffing/shifts.ts';
import { systemClock } from '../../../server/async/clock.ts';
import { openLog } from '../../../server/log.ts';
import { fillPast } from '../../../server/sample/past-days.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import { planHere } from '../../../server/staffing/planning.ts';
import { startPlanning } from '../../../server/staffing/planning-thread.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import { countersNeeded } from '../../../shared/reports/erlang-c.ts';
import type { DayChange, Replay } from '../../../shared/reports/staffing.ts';
import { legRow } from '../../reports/legs.ts';
import { temporaryFolder } from '../../store/folders.ts';
import { aServer } from '../../support/server.ts';

/** Saturday 21 November 2026, noon in Baku. */
const now = Date.parse('2026-11-21T12:00:00+04:00');
const clock = { ...systemClock, now: () => now };
const weeks = { from: '2026-10-26', to: '2026-11-20' };
const monday = '2026-11-16';
const nothing: DayChange = { counters: 0, profile: null, visitors: 1 };

const fill = (store: Store, days = 15) =>
  fillPast({
    store,
    clock,
    centre: 'sample',
    document: sampleCentre,
    days,
    seed: 2,
    visits: 280,
    told: false,
    onDay: () => {},
  });

let store: Store;
beforeAll(async () => {
  store = openMemoryStore();
  await fill(store);
});
const replay = async (change: DayChange, date = monday): Promise<Replay> => {
  const made = await planHere(store).replay(sampleCentre, date, change);
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
};

describe('counters needed', () => {
  test('by hour and weekday, from the visits of the last weeks, by Erlang’s formula', async () => {
    const made = await planHere(store).staffing(sampleCentre, weeks.from, weeks.to);
    if (!made.ok) throw new Error(made.refusal.message);
    const { weekdays, targets } = made.value;
    expect(targets).toEqual({ meanWaitSeconds: 177, waitSeconds: 900, serviceLevel: 0.9 });
    expect(weekdays.map(({ weekday, last }) => [weekday, last])).toEqual([
      [1, '2026-11-16'],
      [2, '2026-11-17'],
      [3, '2026-11-18'],
      [4, '2026-11-19'],
      [5, '2026-11-20'],
    ]);
    expect(weekdays.reduce((sum, { days }) => sum + days, 0)).toBe(15);
    const legs = await store.legs('sample', weeks.from, weeks.to);
    const came = legs.filter(({ queuedAt }) => queuedAt !== null).length;
    const counted = weekdays.flatMap(({ days, hours }) => hours.map(({ arrivals }) => arrivals * days));
    expect(counted.reduce((sum, one) => sum + one, 0)).toBeCloseTo(came);
    for (const hour of weekdays.flatMap(({ hours }) => hours)) {
      const demand = { perHour: hour.arrivals, handlingSeconds: hour.handlingSeconds };
      expect(Math.abs(hour.needed - countersNeeded(demand, targets))).toBeLessThanOrEqual(1);
      expect(hour.neededWhenFull).toBeGreaterThanOrEqual(hour.needed);
      expect(hour.open).toBeLessThanOrEqual(sampleCentre.counters.length);
    }
    const noon = weekdays[0]?.hours.find(({ hour }) => hour === '10');
    expect(noon?.open).toBeCloseTo(6, 1);
  });

  test('of days without visits: none', async () => {
    expect(await planHere(store).staffing(sampleCentre, '2020-01-01', '2020-02-01')).toMatchObject({
      ok: true,
      value: { weekdays: [] },
    });
  });

  test.each([
    ['2026-11-20', '2026-11-01'],
    ['2026-02-31', '2026-03-01'],
    ['2020-01-01', '2026-01-01'],
  ])('of what is no range (%s to %s) is refused', async (from, to) => {
    expect(await planHere(store).staffing(sampleCentre, from, to)).toMatchObject({ refusal: { code: 'malformed' } });
  });
});

describe('a day run again', () => {
  test('without a change stands near what was recorded, and after is before', async () => {
    for (const date of [monday, '2026-11-18', '2026-11-20']) {
      const { real, before, after } = await replay(nothing, date);
      expect(before).toEqual(after);
      expect(before.visits).toBe(real.visits);
      const apart = Math.abs((before.wait.mean ?? 0) - (real.wait.mean ?? 0));
      expect(apart, `${real.wait.mean} recorded, ${before.wait.mean} again`).toBeLessThan(
        Math.max(60, 0.15 * (real.wait.mean ?? 0)),
      );
      expect(Math.abs((before.utilisation ?? 0) - (real.utilisation ?? 0))).toBeLessThan(0.03);
    }
  });

  test('with a counter more waits less, with one fewer or more visitors it waits longer', async () => {
    const wait = async (change: Partial<DayChange>) => (await replay({ ...nothing, ...change })).after.wait.mean ?? 0;
    const oneMore = await replay({ ...nothing, counters: 1 });
    const asItWas = oneMore.before.wait.mean ?? 0;
    expect(oneMore.after.wait.mean).toBeLessThan(asItWas);
    expect(await wait({ counters: -1 })).toBeGreaterThan(asItWas);
    expect(await wait({ visitors: 1.2 })).toBeGreaterThan(asItWas);
    expect(await wait({ visitors: 0.8 })).toBeLessThan(asItWas);
  });

  test('with another profile at every counter serves those that profile takes, and no others', async () => {
    const [one] = sampleCentre.services;
    const onlyOne = { id: 'only-one', name: { az: 'Bir xidmət' }, tiers: [[one?.id ?? '']] };
    const centre = { ...sampleCentre, profiles: [...sampleCentre.profiles, onlyOne] };
    const served = async (profile: string | null) => {
      const made = await planHere(store).replay(centre, monday, { ...nothing, profile });
      if (!made.ok) throw new Error(made.refusal.message);
      return made.value;
    };
    const legs = await store.legs('sample', monday, monday);
    const { before, after } = await served(onlyOne.id);
    expect(before).toEqual((await served(null)).after);
    expect(after.visits).toBe(before.visits);
    expect(after.served).toBeGreaterThan(0);
    expect(after.served).toBeLessThanOrEqual(legs.filter(({ service }) => service === one?.id).length);
    expect(after.abandoned).toBeGreaterThan(before.abandoned + before.served / 2);
  });

  test('counts the visitors that it is told, and says how many counters were open', async () => {
    const { real, after, counters } = await replay({ counters: 2, profile: 'general', visitors: 1.5 });
    expect(after.visits).toBe(Math.round(real.visits * 1.5));
    expect(counters).toEqual({ before: 6, after: 8 });
  });

  test('with as many counters in each hour as are needed keeps the targets, on each of the days', async () => {
    const made = await planHere(store).staffing(sampleCentre, weeks.from, weeks.to);
    if (!made.ok) throw new Error(made.refusal.message);
    const { targets } = made.value;
    for (const { last, hours } of made.value.weekdays) {
      const needed = new Map(hours.map((hour) => [Number(hour.hour), hour.needed]));
      const hourly = Array.from({ length: 24 }, (_, hour) => needed.get(hour) ?? 0);
      const { after, counters } = await replay({ ...nothing, counters: hourly }, last);
      expect(counters.after).toBe(Math.max(...hourly));
      expect(after.wait.mean, last).toBeLessThanOrEqual(targets.meanWaitSeconds);
      expect(after.serviceLevel, last).toBeGreaterThanOrEqual(targets.serviceLevel);
      // All of them were at work, and no more than they.
      expect(after.utilisation).toBeGreaterThan(0.5);
    }
  });

  test('with counters by the hour serves nobody while none is open', async () => {
    const afternoon = Array.from({ length: 24 }, (_, hour) => (hour >= 13 && hour < 18 ? 8 : 0));
    const { before, after } = await replay({ ...nothing, counters: afternoon });
    expect(after.visits).toBe(before.visits);
    expect(after.wait.max).toBeGreaterThan(3 * 3600);
  });

  test('is refused where nothing is recorded, no counter would be left, or the profile is not known', async () => {
    const planning = planHere(store);
    const refusal = async (date: string, change: DayChange) => {
      const made = await planning.replay(sampleCentre, date, change);
      return made.ok ? null : made.refusal.code;
    };
    expect(await refusal('2026-11-15', nothing)).toBe('nothing-recorded');
    expect(await refusal(monday, { ...nothing, counters: -6 })).toBe('malformed');
    expect(await refusal(monday, { ...nothing, counters: new Array(24).fill(0) })).toBe('malformed');
    expect(await refusal(monday, { ...nothing, profile: 'nobody' })).toBe('profile-not-found');
  });
});

describe('recorded days with more bookings', () => {
  const rules = bookingRules(sampleCentre);
  const tried = async (from: string, to: string, attendance = rules.attendance) => {
    const made = await planHere(store).bookedShares(sampleCentre, { from, to }, { ...rules, attendance });
    if (!made.ok) throw new Error(made.refusal.message);
    return made.value;
  };

  test('the same visitors come, and none of them books, nearly a third does, or more than half', async () => {
    const legs = await store.legs('sample', monday, '2026-11-20');
    const visitors = new Set(legs.map(({ ticket }) => ticket)).size;
    const { shares, ...said } = await tried(monday, '2026-11-20');
    expect(said).toEqual({ from: monday, to: '2026-11-20', days: 5, leftOut: 0, attendance: 0.71 });
    const booked = shares.map((one) => one.booked.came / (one.booked.came + one.walkIns.came));
    expect(shares.map(({ walkIns, booked: of }) => walkIns.came + of.came)).toEqual([visitors, visitors, visitors]);
    expect(booked[0]).toBe(0);
    expect(booked[1]).toBeGreaterThan(0.25);
    expect(booked[2]).toBeGreaterThan(0.5);
  });

  test('without bookings they wait as on the day run again; who books waits less than who walks in', async () => {
    const [none, , most] = (await tried(monday, monday)).shares;
    const { before } = await replay(nothing);
    const apart = Math.abs((none?.walkIns.wait.mean ?? 0) - (before.wait.mean ?? 0));
    expect(apart).toBeLessThan(Math.max(60, 0.15 * (before.wait.mean ?? 0)));
    expect(most?.booked.wait.p90).toBeLessThan(most?.walkIns.wait.p90 ?? 0);
    expect(most?.punctuality.count).toBe(most?.booked.wait.count);
  });

  test('where fewer come of those who book a time takes more of them', async () => {
    const [, , few] = (await tried(monday, monday, 0.5)).shares;
    const [, , all] = (await tried(monday, monday, 1)).shares;
    expect(few?.booked.came).not.toBe(all?.booked.came);
  });

  test('are the last of a long range; of days without visits it is refused', async () => {
    const { days, from, to } = await tried('2026-08-01', '2026-11-20');
    expect([days, from, to]).toEqual([7, '2026-11-12', '2026-11-20']);
    const made = await planHere(store).bookedShares(sampleCentre, { from: '2020-01-01', to: '2020-02-01' }, rules);
    expect(made).toMatchObject({ refusal: { code: 'nothing-recorded' } });
  });
});

describe('counters on days whose log says nothing of them', () => {
  test('count as open from their first call to their last end', () => {
    const at = Date.parse(`${monday}T09:00:00+04:00`);
    const one = { date: monday, counter: '1', queuedAt: at, issuedAt: at };
    const legs = [
      legRow({ ...one, ticket: 'a', calledAt: at + 1000, startedAt: at + 2000, endedAt: at + 60_000 }),
      legRow({ ...one, ticket: 'b', calledAt: at + 70_000, startedAt: at + 80_000, endedAt: at + 200_000 }),
    ];
    expect(shiftsOf([], legs)).toEqual([
      { date: monday, counter: '1', profile: null, spans: [{ from: at + 1000, to: at + 200_000 }] },
    ]);
    expect(paceOf(legs)).toEqual({ restMs: 10_000, reactionMs: null });
  });
});

describe('planning in a thread of its own', () => {
  test('gives the same, one order after another, and refuses once the server ends', async () => {
    const file = join(temporaryFolder(), 'novbe.db');
    const stored = await openSqliteStore({ file });
    onTestFinished(() => stored.close());
    await fill(stored, 5);
    const planning = startPlanning({ file, log: openLog('silent') });
    const here = planHere(stored);
    const [needs, again] = await Promise.all([
      planning.staffing(sampleCentre, weeks.from, weeks.to),
      planning.replay(sampleCentre, monday, nothing),
    ]);
    expect(needs).toEqual(await here.staffing(sampleCentre, weeks.from, weeks.to));
    expect(again).toEqual(await here.replay(sampleCentre, monday, nothing));
    const rules = bookingRules(sampleCentre);
    const days = { from: monday, to: monday };
    expect(await planning.bookedShares(sampleCentre, days, rules)).toEqual(
      await here.bookedShares(sampleCentre, days, rules),
    );
    const under = planning.staffing(sampleCentre, weeks.from, weeks.to);
    await planning.close();
    expect(await under).toMatchObject({ refusal: { code: 'report-interrupted' } });
    expect(await planning.staffing(sampleCentre, weeks.from, weeks.to)).toMatchObject({ ok: false });
  });

  test('answers over HTTP', async () => {
    const server = await aServer();
    onTestFinished(() => server.close());
    const query = { from: '2026-10-01', to: '2026-10-20' };
    expect((await server.ask('manager', 'staffing', { query })).value).toMatchObject({ weekdays: [] });
    const body = { date: '2026-10-01', counters: 1 };
    expect((await server.ask('manager', 'replay', { body })).refusal?.code).toBe('nothing-recorded');
    expect((await server.ask('manager', 'replay', { body: { date: 'x' } })).status).toBe(400);
    expect((await server.ask('manager', 'bookedShares', { body: query })).refusal?.code).toBe('nothing-recorded');
  });
});
