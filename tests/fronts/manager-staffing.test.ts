import { describe, expect, test } from 'vitest';
import { createStaffing, missingHours, shownHours, worstHour } from '../../manager/staffing/staffing-model.ts';
import type { Replay, Staffing, StaffingDay, StaffingHour } from '../../shared/reports/staffing.ts';
import { good, lost, refused, settle, spreadOf, talkingApi } from './manager-fakes.ts';

const hour = (over: Partial<StaffingHour>): StaffingHour => ({
  hour: '09',
  arrivals: 20,
  handlingSeconds: 480,
  open: 4,
  needed: 4,
  neededWhenFull: 5,
  waitSeconds: 60,
  serviceLevel: 0.95,
  ...over,
});
const day = (weekday: number, hours: readonly StaffingHour[]): StaffingDay => ({
  weekday,
  days: 8,
  last: `2026-11-${15 + weekday}`,
  hours,
});
const targets = { meanWaitSeconds: 177, waitSeconds: 900, serviceLevel: 0.9 };
const needs: Staffing = {
  targets,
  weekdays: [day(1, [hour({ needed: 5 })]), day(2, [hour({ needed: 7 })])],
  calls: [],
};
const today = () => '2026-11-21';

const aModel = () => {
  const talking = talkingApi();
  talking.on('staffing', () => good(needs));
  return { talking, model: createStaffing('small', today, talking) };
};

test('a day is not run again while its date cannot be read', async () => {
  const { talking, model } = aModel();
  await model.load();
  model.change({ date: '' });
  await model.run();
  expect([talking.of('replay').length, model.running.value]).toEqual([0, false]);
});

describe('how many counters are needed', () => {
  test('looks at the last whole weeks before today, and begins with the weekday that needs most', async () => {
    const { talking, model } = aModel();
    await model.load();
    expect(talking.of('staffing')[0]?.query).toEqual({ from: '2026-09-26', to: '2026-11-20' });
    expect(model.day.value?.weekday).toBe(2);
    model.chooseWeekday(1);
    expect(model.day.value?.weekday).toBe(1);
    model.chooseWeeks(4);
    await settle();
    expect(talking.of('staffing')[1]?.query).toEqual({ from: '2026-10-24', to: '2026-11-20' });
    expect(model.day.value?.weekday).toBe(1);
  });

  test('has no day where nothing is recorded, and says why where it cannot be had', async () => {
    const { talking, model } = aModel();
    talking.on('staffing', () => good({ targets, weekdays: [] }));
    await model.load();
    expect(model.day.value).toBeNull();
    talking.on('staffing', () => lost);
    await model.load();
    expect(model.state.value).toEqual({ step: 'trouble', why: 'lost' });
  });

  test('tells the hour that lacks most, and the hours of counters missing in all', () => {
    const hours = [
      hour({ hour: '08', arrivals: 0, open: 0.1, needed: 0 }),
      hour({ hour: '09', open: 3.8, needed: 4 }),
      hour({ hour: '11', open: 4, needed: 7 }),
      hour({ hour: '17', open: 4, needed: 2 }),
    ];
    expect(shownHours(day(1, hours)).map((one) => one.hour)).toEqual(['09', '11', '17']);
    expect(worstHour(day(1, hours))?.hour).toBe('11');
    expect(missingHours(day(1, hours))).toBeCloseTo(3.2);
    expect(worstHour(day(1, hours.slice(0, 2)))).toBeNull();
  });
});

const sums = {
  visits: 10,
  served: 9,
  noShow: 1,
  abandoned: 0,
  wait: spreadOf(300),
  service: spreadOf(420),
  serviceLevel: 0.9,
  utilisation: 0.8,
};
const replayed: Replay = {
  date: '2026-11-17',
  real: sums,
  before: sums,
  after: sums,
  counters: { before: 6, after: 7 },
  leftOut: 0,
};

describe('exact limits', () => {
  test('an hour that lacks half a counter lacks one, and one in which a quarter was open is shown', () => {
    expect(worstHour(day(1, [hour({ needed: 4.5 })]))?.hour).toBe('09');
    expect(worstHour(day(1, [hour({ needed: 4.49 })]))).toBeNull();
    const open = [0.24, 0.25].map((share, at) => hour({ hour: `0${at}`, arrivals: 0, open: share }));
    expect(shownHours(day(1, open)).map((one) => one.hour)).toEqual(['01']);
  });

  test('of two hours that lack as much the earlier is told', () => {
    expect(worstHour(day(1, [hour({ hour: '10', needed: 6 }), hour({ hour: '11', needed: 6 })]))?.hour).toBe('10');
  });

  test('a Sunday is run again with what Sundays need', async () => {
    const { talking, model } = aModel();
    const sunday = { ...day(7, [hour({ hour: '10', needed: 3 })]), last: '2026-11-22' };
    talking.on('staffing', () => good({ targets, weekdays: [day(1, [hour({ needed: 5 })]), sunday] }));
    talking.on('replay', () => lost);
    await model.load();
    model.change({ date: '2026-11-22', counters: 'needed' });
    await model.run();
    const counters = Array.from({ length: 24 }, (_, at) => (at === 10 ? 3 : 0));
    expect(talking.of('replay')[0]?.body).toEqual({ date: '2026-11-22', counters, visitors: 1 });
  });
});

describe('what if', () => {
  test('asks for the last such weekday with one counter more, unless something else is chosen', async () => {
    const { talking, model } = aModel();
    talking.on('replay', () => good(replayed));
    await model.load();
    await model.run();
    expect(talking.of('replay')[0]?.body).toEqual({ date: '2026-11-17', counters: 1, visitors: 1 });
    expect(model.replay.value?.replay).toEqual(replayed);
    model.change({ counters: 0, profile: 'all', visitors: 1.2, date: '2026-11-10' });
    await model.run();
    expect(talking.of('replay')[1]?.body).toEqual({ date: '2026-11-10', counters: 0, profile: 'all', visitors: 1.2 });
  });

  test('runs one at a time, and keeps what it showed when the next is refused', async () => {
    const { talking, model } = aModel();
    talking.on('replay', () => good(replayed));
    await model.load();
    await Promise.all([model.run(), model.run()]);
    expect(talking.of('replay')).toHaveLength(1);
    talking.on('replay', () => refused('nothing-recorded'));
    await model.run();
    expect(model.trouble.value).toMatchObject({ code: 'nothing-recorded' });
    expect(model.replay.value?.replay).toEqual(replayed);
    expect(model.running.value).toBe(false);
  });
});
