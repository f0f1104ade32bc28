import { describe, expect, test } from 'vitest';
import type { DayPlan, PlannedCounter, PlannedVisit } from '../../engine/simulate/plan.ts';
import { createRandom } from '../../engine/simulate/random.ts';
import { changeDay } from '../../engine/staffing/change-day.ts';
import { givenUpCalls } from '../../engine/staffing/phone-desks.ts';
import { recordedDay } from '../../engine/staffing/recorded-day.ts';
import { replayOf } from '../../engine/staffing/replay.ts';
import type { Shift } from '../../engine/staffing/shifts.ts';
import { staffingOf } from '../../engine/staffing/staffing.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { countersNeeded } from '../../shared/reports/erlang-c.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { withPhoneDesk } from '../queue/phone-desks.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { legRow, noShow, uncalled } from './legs.ts';

/** Counters needed and days changed, on figures that are reckoned by hand. */

const minute = 60_000;
const targets = { meanWaitSeconds: 1_000_000, meanServiceSeconds: 60, waitSeconds: 120, serviceLevel: 0 };
const centre = { timeZone: 'Asia/Baku', targets, counters: [] } as unknown as Centre;
const phone = { id: '9', name: '9', profile: 'all', kind: 'phone', series: 't' } as const;
const at = (date: string, time: string): number => Date.parse(`${date}T${time}:00+04:00`);

/** Mondays. */
const mondays = Array.from({ length: 11 }, (_, week) =>
  new Date(Date.UTC(2026, 8, 7) + week * 7 * 86_400_000).toISOString().slice(0, 10),
);
const monday = mondays[0] ?? '';

/** A visit of so many minutes that came at a time, was called at once and began at once. */
const visit = (date: string, time: string, minutes: number, more: Partial<LegRow> = {}): LegRow => {
  const came = at(date, time);
  const times = { issuedAt: came, queuedAt: came, calledAt: came, startedAt: came, endedAt: came + minutes * minute };
  return legRow({ date, ...times, waitSeconds: 0, walkSeconds: 0, serviceSeconds: minutes * 60, ...more });
};
const hourOf = (legs: readonly LegRow[], hour = '10') =>
  staffingOf(centre, legs, []).weekdays[0]?.hours.find((one) => one.hour === hour);

describe('[HL1] calls', () => {
  const desks = { ...centre, counters: [{ id: '1', name: '1', profile: 'all' }, phone] };
  const talk = { queuedAt: null, calledAt: null, waitSeconds: null, walkSeconds: null, channel: 'call' } as const;
  const calls = Array.from({ length: 60 }, (_, index) =>
    visit(monday, '10:00', 3, { ...talk, ticket: `call ${index}`, counter: index < 40 ? '9' : 'gone' }),
  );
  const hall = [visit(monday, '10:00', 5, { ticket: 'hall' })];
  const shift = (counter: string, hours: number): Shift => ({
    ...{ date: monday, counter, profile: null },
    spans: [{ from: at(monday, '10:00'), to: at(monday, '10:00') + hours * 60 * minute }],
  });
  const shifts = [shift('1', 1), shift('9', 1), shift('gone', 1)];

  test('stand beside the hall, with the desks at which they were taken, and change nothing of it', () => {
    const without = staffingOf(desks, hall, [shift('1', 1)]);
    const both = staffingOf(desks, [...hall, ...calls], shifts);
    expect(both.weekdays).toEqual(without.weekdays);
    expect(without.calls).toEqual([]);
    // 60 calls of 3 minutes are 3 erlang.
    expect(both.calls[0]?.hours).toMatchObject([
      { hour: '10', arrivals: 60, handlingSeconds: 180, open: 2, needed: 4, waitSeconds: null, serviceLevel: null },
    ]);
  });

  test('[HL2] that were given up are offered load of their hour, and nothing of the hall', () => {
    const told = Array.from({ length: 60 }, (_, index) => ({
      ...{ ringing: at(monday, '10:59') + index, answered: null, abandoned: at(monday, '11:01') },
    }));
    const others = [
      { ringing: at(monday, '10:01'), answered: at(monday, '10:02'), abandoned: at(monday, '10:03') },
      { ringing: at(monday, '10:01'), answered: null, abandoned: null },
    ];
    const givenUp = givenUpCalls([...told, ...others], desks.timeZone);
    const { weekdays, calls: phones } = staffingOf(desks, [...hall, ...calls], shifts, givenUp);
    expect(weekdays).toEqual(staffingOf(desks, hall, [shift('1', 1)]).weekdays);
    // 120 calls of 3 minutes are 6 erlang.
    expect(phones[0]?.hours).toMatchObject([{ hour: '10', arrivals: 120, handlingSeconds: 180, needed: 7 }]);
  });

  test('are left out of a day that is run again: one of calls alone has nothing to run', () => {
    const change = { counters: 0, profile: null, visitors: 1 };
    const again = (legs: readonly LegRow[]) => replayOf(withPhoneDesk(), monday, legs, shifts, change);
    expect(again(calls)).toMatchObject({ ok: false, refusal: { code: 'nothing-recorded' } });
    const replay = again([...hall, ...calls].map((leg) => ({ ...leg, service: 'a' })));
    expect(replay).toMatchObject({ ok: true, value: { real: { visits: 1 }, counters: { before: 1, after: 1 } } });
  });
});

describe('an hour of a weekday', () => {
  test('counts who came to the queue and who was served directly, but no service that was added', () => {
    const directly = { queuedAt: null, calledAt: null, waitSeconds: null, walkSeconds: null };
    const legs = [
      visit(monday, '10:00', 5),
      visit(monday, '10:10', 5, { ticket: 'directly', ...directly }),
      visit(monday, '10:20', 5, { ticket: 'moved', leg: 1 }),
      visit(monday, '10:30', 5, { leg: 1, ...directly }),
    ];
    expect(hourOf(legs)).toMatchObject({ arrivals: 3, waitSeconds: 0, serviceLevel: 1 });
  });

  test('falls where somebody began to wait, or was begun with: to the minute', () => {
    expect(hourOf([visit(monday, '10:59', 5)])?.arrivals).toBe(1);
    expect(hourOf([visit(monday, '11:00', 5)])).toBeUndefined();
    const never = uncalled({ date: monday, queuedAt: null, startedAt: null });
    expect(staffingOf(centre, [never], []).weekdays).toEqual([]);
  });

  test('that is full needs as many as its mean where one day outweighs all others', () => {
    const quiet = mondays.slice(0, -1).map((date) => visit(date, '10:00', 60));
    const busy = Array.from({ length: 100 }, (_, index) =>
      visit(mondays.at(-1) ?? '', '10:00', 60, { ticket: `${index}` }),
    );
    const hour = hourOf([...quiet, ...busy]);
    // 110 visits over 11 days are 10 an hour, of an hour each; nine days in ten have one.
    expect(hour?.arrivals).toBe(10);
    expect(hour?.needed).toBe(11);
    expect(hour?.neededWhenFull).toBe(11);
  });

  test('that is full needs as many as nine days in ten have', () => {
    const counts = [1, 1, 1, 1, 1, 1, 1, 1, 1, 12, 1];
    const legs = mondays.flatMap((date, week) =>
      Array.from({ length: counts[week] ?? 0 }, (_, index) => visit(date, '10:00', 60, { ticket: `${week} ${index}` })),
    );
    expect(hourOf(legs)).toMatchObject({ arrivals: 2, needed: 3, neededWhenFull: 3 });
    const twice = legs.concat(
      Array.from({ length: 11 }, (_, index) => visit(mondays[0] ?? '', '10:00', 60, { ticket: `x${index}` })),
    );
    expect(hourOf(twice)).toMatchObject({ arrivals: 3, needed: 4, neededWhenFull: 13 });
  });

  test.each([
    [29, 5],
    [30, 20],
  ])('is reckoned with its own times from %d calls on: %d minutes', (own, minutes) => {
    const legs = [
      ...Array.from({ length: own }, (_, index) => visit(monday, '10:00', 20, { ticket: `a${index}`, counter: null })),
      ...Array.from({ length: 1000 }, (_, index) => visit(monday, '12:00', 5, { ticket: `b${index}`, counter: null })),
    ];
    expect(Math.round((hourOf(legs)?.handlingSeconds ?? 0) / 60)).toBe(minutes);
  });

  test('a wait of exactly the target is kept, a second more is not', () => {
    const legs = [119, 120, 121, 500].map((waitSeconds, index) =>
      visit(monday, '10:00', 5, { ticket: `${index}`, waitSeconds }),
    );
    expect(hourOf(legs)).toMatchObject({ serviceLevel: 0.5, waitSeconds: 215 });
  });

  test('somebody who did not come took the counter until they were given up; who was never called took nothing', () => {
    const called = at(monday, '10:00');
    const gone = noShow({
      date: monday,
      ticket: 'gone',
      counter: null,
      issuedAt: called,
      queuedAt: called,
      calledAt: called,
      endedAt: called + 3 * minute,
    });
    const never = uncalled({ date: monday, ticket: 'never', issuedAt: called, queuedAt: called });
    expect(hourOf([gone, never])).toMatchObject({ arrivals: 2, handlingSeconds: 180 });
  });

  test('practice and what is not accurate count nowhere', () => {
    expect(
      staffingOf(
        centre,
        [visit(monday, '10:00', 5, { practice: true }), visit(monday, '10:00', 5, { inaccurate: true })],
        [],
      ),
    ).toMatchObject({ weekdays: [] });
  });
});

describe('the fewest counters', () => {
  const demand = { perHour: 10, handlingSeconds: 600 };
  const loose = { meanWaitSeconds: 1_000_000, waitSeconds: 60, serviceLevel: 0 };

  test('keep the mean and the share, whichever asks for more', () => {
    const least = countersNeeded(demand, loose);
    expect(least).toBe(2);
    const bySeconds = countersNeeded(demand, { ...loose, meanWaitSeconds: 1 });
    const byShare = countersNeeded(demand, { ...loose, serviceLevel: 0.999 });
    expect(bySeconds).toBeGreaterThan(least);
    expect(byShare).toBeGreaterThan(least);
    expect(countersNeeded(demand, { ...loose, meanWaitSeconds: 1, serviceLevel: 0.999 })).toBe(
      Math.max(bySeconds, byShare),
    );
  });

  test('are none where nobody comes or nothing takes time, and one more than would be busy all the time', () => {
    expect(countersNeeded({ ...demand, perHour: 0 }, loose)).toBe(0);
    expect(countersNeeded({ ...demand, handlingSeconds: 0 }, loose)).toBe(0);
    expect(countersNeeded({ perHour: 12, handlingSeconds: 600 }, loose)).toBe(3);
  });
});

describe('a day with fewer or more counters', () => {
  const midnight = at(monday, '00:00');
  const hour = 60 * minute;
  const counter = (name: string, from: number, to: number, profile = 'general'): PlannedCounter => ({
    counter: name,
    clerk: `of ${name}`,
    profile,
    spans: [{ from: midnight + from * hour, to: midnight + to * hour }],
    restMs: 0,
    reactionMs: 0,
  });
  const came = (time: string, directlyAt: string | null = null): PlannedVisit => ({
    at: at(monday, time),
    stages: [{ service: 'a', serviceMs: minute, reached: 'queue' }],
    priorityClass: null,
    language: null,
    channel: 'kiosk',
    walkMs: 0,
    missedMs: null,
    patienceMs: null,
    directlyAt,
    outcome: null,
  });
  const plan: DayPlan = {
    centre: { ...centre, counters: [], profiles: [{ id: 'general' }, { id: 'night' }] } as unknown as Centre,
    visits: ['09:00', '09:30', '10:00', '10:30'].map((time) => came(time, '2')),
    counters: [counter('2', 10, 18), counter('1', 8, 12, 'night'), counter('3', 9, 17)],
    opensAt: midnight + 8 * hour,
    by: 'hand',
    overtimeMs: 0,
  };
  const changed = (change: Partial<Parameters<typeof changeDay>[1]>): DayPlan => {
    const made = changeDay(plan, { counters: 0, profile: null, visitors: 1, ...change }, midnight, createRandom(1));
    if (!made.ok) throw new Error(made.refusal.message);
    return made.value;
  };
  const names = ({ counters }: DayPlan): readonly string[] => counters.map((one) => one.counter);

  test('those that opened last go first, and who was served directly at one of them queues', () => {
    expect(names(changed({ counters: -1 }))).toEqual(['1', '3']);
    expect(names(changed({ counters: -2 }))).toEqual(['1']);
    expect(changed({ counters: -1 }).visits.map(({ directlyAt }) => directlyAt)).toEqual([null, null, null, null]);
    expect(changed({ counters: 0 }).visits.map(({ directlyAt }) => directlyAt)).toEqual(['2', '2', '2', '2']);
  });

  test('not the last of them', () => {
    const change = { counters: -3, profile: null, visitors: 1 };
    expect(changeDay(plan, change, midnight, createRandom(1))).toMatchObject({
      ok: false,
      refusal: { code: 'malformed' },
    });
  });

  test('those that come are like the one that is open longest, with the commonest profile', () => {
    const more = changed({ counters: 2 });
    expect(names(more)).toEqual(['2', '1', '3', 'more-1', 'more-2']);
    for (const added of more.counters.slice(3)) {
      expect(added).toMatchObject({ profile: 'general', spans: plan.counters[0]?.spans });
    }
    expect(more.centre.counters.map(({ id }) => id)).toEqual(['more-1', 'more-2']);
  });

  test('by the hour: hours that touch are one span, and the day opens no later than it did', () => {
    const hourly = Array.from({ length: 24 }, (_, index) => ({ 7: 1, 8: 2, 9: 2, 10: 1, 12: 2 })[index] ?? 0);
    const made = changed({ counters: hourly });
    const spans = made.counters.map((one) =>
      one.spans.map(({ from, to }) => [(from - midnight) / hour, (to - midnight) / hour]),
    );
    expect(spans).toEqual([
      [
        [7, 11],
        [12, 13],
      ],
      [
        [8, 10],
        [12, 13],
      ],
    ]);
    expect(made.opensAt).toBe(midnight + 7 * hour);
  });

  test.each([
    [1, 4],
    [0.5, 2],
    [0.6, 2],
    [0.63, 3],
    [1.25, 5],
    [2.5, 10],
  ])('%d times the visitors are %d, in the order of their coming, none before the doors', (visitors, count) => {
    const { visits, opensAt } = changed({ visitors });
    const times = visits.map((one) => one.at);
    expect(times).toHaveLength(count);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(opensAt);
  });
});

describe('a recorded day that is run again', () => {
  test('[VS2] a visit for several services queues again by itself, and each of them is served', () => {
    const first = visit(monday, '10:00', 5, { ticket: 'staged', service: 'a', counter: '1' });
    const next = { ...visit(monday, '10:05', 5, { ticket: 'staged', service: 'b', counter: '1', leg: 1 }) };
    const shift = {
      date: monday,
      counter: '1',
      profile: null,
      spans: [{ from: at(monday, '10:00'), to: at(monday, '11:00') }],
    };
    const { plan } = recordedDay(smallCentre(), [first, next], [shift], createRandom(1));
    expect(plan.visits[0]?.stages.map(({ service, reached }) => [service, reached])).toEqual([
      ['a', 'queue'],
      ['b', 'next'],
    ]);
    const change = { counters: 0, profile: null, visitors: 1 };
    const again = replayOf(smallCentre(), monday, [first, next], [shift], change);
    if (!again.ok) throw new Error(again.refusal.message);
    expect(again.value.real).toMatchObject({ served: 2 });
  });

  test('[SE15] one who booked, came early and went again had patience from their slot on', () => {
    const came = at(monday, '09:35');
    const slot = at(monday, '10:00');
    const gone = uncalled({ date: monday, issuedAt: came, queuedAt: slot, endedAt: slot + 5 * minute });
    const { plan } = recordedDay(smallCentre(), [{ ...gone, service: 'a' }], [], createRandom(1));
    expect(plan.visits.map((one) => [one.at, one.patienceMs])).toEqual([[slot, 5 * minute]]);
  });
});
