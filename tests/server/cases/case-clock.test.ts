import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { caseRow, noCases } from '../../store/case-contract.ts';
import { put } from '../../store/rows.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** What the clock asks of cases, many of which fall due at once: after a holiday, an import, a new version. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};
const many = 250;
const rows = (letter: string, of: Parameters<typeof caseRow>[1]) =>
  Array.from({ length: many }, (_, n) =>
    caseRow(`${letter}${n}`, { ...of, number: `M25-${letter}${String(n).padStart(5, '0')}-A` }),
  );

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock, jobs: true });
});
afterEach(() => server.close());

const keep = (cases: ReturnType<typeof rows>) =>
  put(server.store, { events: [], cases: { ...noCases, cases } }, 'small');
const until = (isSo: () => Promise<boolean>) =>
  eventually(async () => {
    await clock.advance(1000);
    expect(await isSo()).toBe(true);
  });
const all = (filter: Parameters<AServer['store']['casesOf']>[1]) => server.store.casesOf('small', filter, null, 1000);

describe('many cases that fall due at once', () => {
  test('are closed page by page, and the hall waits for no more than a page', async () => {
    await keep(rows('a', { status: 'answered', answeredAt: Date.parse('2026-01-12T10:00+04:00') }));
    await keep(rows('b', { status: 'answered', answeredAt: Date.parse('2026-03-02T10:00+04:00') }));
    clock.set(clock.now() + 3_600_000);
    await until(async () => (await all({ status: ['closed'] })).length === many);
    // The clock stands still in a turn.
    const turns = Map.groupBy(await all({ status: ['closed'] }), ({ since }) => since);
    expect(Math.max(...[...turns.values()].map(({ length }) => length))).toBe(100);
    expect(await all({ status: ['answered'] })).toHaveLength(many);
  });
});
