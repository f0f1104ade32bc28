import { expect, test } from 'vitest';
import { nextAsking, usualRetrySeconds } from '../../server/rules/case-facts.ts';
import type { CaseFactAsked } from '../../shared/cases/case-events.ts';

/** [RE2] When a register is asked again. */

const dayMs = 86_400_000;
const minuteMs = 60_000;
const said = (at: number, what: CaseFactAsked['said'], register = 'taxes'): CaseFactAsked => ({
  ...{ type: 'case-fact', case: 'c1', at, date: null, practice: false, text: null, hash: null, asOf: null },
  by: { kind: 'system', id: 'clock', role: 'system' },
  ...{ register, said: what },
});
const next = (events: readonly CaseFactAsked[], now = 0, register = 'taxes') =>
  nextAsking(events, register, { freshDays: 30, retrySeconds: usualRetrySeconds, now });

test('one that was not asked is asked at once, whatever another said', () => {
  expect(next([])).toBe(0);
  expect(next([said(5, 'answer', 'pensions')])).toBe(0);
});

test('an answer holds to the end of its days, then it is asked for again', () => {
  expect(next([said(1000, 'answer')], 1000 + 30 * dayMs)).toBeNull();
  expect(next([said(1000, 'answer')], 1001 + 30 * dayMs)).toBe(0);
});

test('one that is down is asked after 1, 5 and 30 minutes, then every hour', () => {
  const down: CaseFactAsked[] = [];
  const waits = [1, 5, 30, 60, 60, 60].map((minutes, at) => {
    down.push(said(at * 1000, 'down'));
    return [next(down, at * 1000), at * 1000 + minutes * minuteMs];
  });
  for (const [asked, due] of waits) expect(asked).toBe(due);
});

test('after an answer that has grown old the waits begin again', () => {
  const events = [said(0, 'down'), said(1000, 'down'), said(2000, 'answer'), said(31 * dayMs, 'down')];
  expect(next(events, 31 * dayMs)).toBe(31 * dayMs + minuteMs);
});
