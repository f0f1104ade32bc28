import { expect, test } from 'vitest';
import { createCounters } from '../../engine/wait/counters.ts';
import { createLine, noteCall, type TrackedLine, todayFactor } from '../../engine/wait/line.ts';
import type { AtWork } from '../../engine/wait/observation.ts';
import { quotedOverDays } from '../../server/reports/quoted.ts';

const at = Date.UTC(2026, 10, 20, 6);
const minute = 60_000;

test('an idle counter counts for twenty minutes after it was last seen, a busy one for as long as it serves', () => {
  const counters = createCounters(null);
  counters.called('1', 't1', 'a', at);
  expect(counters.open('a', at + 60 * minute)).toMatchObject([{ busy: true, gone: 3600, unseen: 3600 }]);
  counters.ended('t1', 'a', at, at + 60 * minute);
  expect(counters.open('a', at + 80 * minute)).toMatchObject([{ busy: false, gone: 0, unseen: 1200 }]);
  expect(counters.open('a', at + 80 * minute + 1)).toEqual([]);
});

test('where it is known who is at work, they count and nobody else, from the moment that it changes', () => {
  let working: AtWork = new Map([['2', new Set(['a'])]]);
  const counters = createCounters(null, () => working);
  counters.called('1', 't1', 'a', at);
  counters.ended('t1', 'a', at, at + minute);
  const takes = () => counters.open(null, at + minute).map((one) => [...one.takes.keys()]);
  expect(takes()).toEqual([['a']]);
  expect(counters.open('b', at + minute)).toEqual([]);
  working = new Map([
    ['1', new Set(['a'])],
    ['2', new Set(['a', 'b'])],
  ]);
  expect(takes()).toEqual([['a'], ['a', 'b']]);
  working = new Map();
  expect(takes()).toEqual([]);
});

test("today's pace counts the wait of the present head as it runs, from the last call or from its own coming", () => {
  const line: TrackedLine = createLine();
  expect(todayFactor(line, 60, at)).toBe(1);
  line.waiting.push({ ticket: 't', rank: 0, at, ahead: 0 });
  expect(todayFactor(line, 60, at + 5 * minute)).toBeCloseTo(2);
  const call = { at: at + 3 * minute, wait: 60, ahead: 0, rank: 0 };
  noteCall(line, call, { hour: 6, second: 21_600, startHour: 6, expected: 60 });
  expect(todayFactor(line, 60, at + 5 * minute)).toBeCloseTo((60 + 120 + 300) / (60 + 300));
});

test('quoted against waited reads each day of its range once, however long that is', async () => {
  const days: string[] = [];
  const reads = {
    quotedLegs: (_: string, from: string, to: string) => {
      const last = Temporal.PlainDate.from(to);
      for (
        let day = Temporal.PlainDate.from(from);
        Temporal.PlainDate.compare(day, last) <= 0;
        day = day.add({ days: 1 })
      )
        days.push(day.toString());
      return Promise.resolve([]);
    },
  };
  const order = {
    kind: 'quoted',
    centre: 'small',
    from: '2026-09-01',
    to: '2026-11-20',
    by: 'day',
    service: null,
    timeZone: 'UTC',
  } as const;
  expect(await quotedOverDays(reads, order)).toMatchObject({ ok: true });
  expect(days).toHaveLength(81);
  expect(new Set(days).size).toBe(81);
  expect([days[0], days.at(-1)]).toEqual(['2026-09-01', '2026-11-20']);
});
