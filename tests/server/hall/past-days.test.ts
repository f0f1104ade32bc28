import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyAll, applyStored } from '../../../engine/queue/apply.ts';
import { decide } from '../../../engine/queue/decide.ts';
import { replayedLegs } from '../../../engine/queue/replayed-legs.ts';
import { initialState } from '../../../engine/queue/state.ts';
import { systemClock } from '../../../server/async/clock.ts';
import { fillPast, type PastDays } from '../../../server/sample/past-days.ts';
import { sampleCentre as sample } from '../../../server/sample/sample-centre.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { Command } from '../../../shared/commands.ts';
import { temporaryFolder } from '../../store/folders.ts';

const by = { kind: 'system', id: 'test', role: 'system' } as const;
/** Saturday 21 November 2026, noon in Baku. */
const now = Date.parse('2026-11-21T12:00:00+04:00');

const aStore = async () => {
  const file = join(temporaryFolder(), 'novbe.db');
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  const fill = (over: Partial<PastDays> = {}) =>
    fillPast({
      store,
      clock: { ...systemClock, now: () => now },
      centre: 'sample',
      document: sample,
      days: 6,
      seed: 1,
      visits: 40,
      onDay: () => undefined,
      ...over,
    });
  return { file, store, fill };
};
type Stored = Awaited<ReturnType<typeof aStore>>;

/** What somebody did at some time, put into the log. */
const happen = async ({ store }: Stored, commands: readonly Command[]): Promise<void> => {
  let state = applyStored(initialState, await store.replay('sample'));
  for (const command of commands) {
    const made = decide(state, command);
    if (!made.ok) throw new Error(made.refusal.message);
    const write = { events: made.value, legs: [], jobs: [], personal: [], secrets: [], answers: [] };
    await store.commit('sample', state.seq, () => ({ write, value: null }));
    state = applyAll(state, made.value);
  }
};
const configured = (at: number): Command => ({
  type: 'configure',
  centre: sample,
  source: 'install',
  onVersion: null,
  at,
  by,
});

test('who sat at the counters has a name that says that they are made up', async () => {
  const { store, fill } = await aStore();
  await fill({ days: 1 });
  const served = (await store.legs('sample', '2026-11-20', '2026-11-20')).flatMap(({ clerk }) => clerk ?? []);
  const names = new Map((await store.personNames()).map(({ id, name }) => [id, name]));
  expect(served.length).toBeGreaterThan(0);
  expect([...new Set(served)].filter((id) => !names.get(id)?.startsWith('Nümunə işçi '))).toEqual([]);
});

const verified = (file: string) => verifyStore({ file, clock: systemClock, legsOf: replayedLegs });

describe('past days made for a centre', () => {
  test('stand on the days before today on which it opens, and the log is as if they had been', async () => {
    const { file, store, fill } = await aStore();
    const told: string[] = [];
    const filled = await fill({ onDay: (done, of, date) => told.push(`${done}/${of} ${date}`) });
    expect(filled).toMatchObject({ ok: true, value: { from: '2026-11-13', to: '2026-11-20', stored: 'log' } });
    expect(told[0]).toBe('1/6 2026-11-13');
    const dates = new Set((await store.legs('sample', '2026-01-01', '2026-12-31')).map(({ date }) => date));
    expect([...dates]).toEqual(['2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']);
    const { findings, centres } = await verified(file);
    expect(findings).toEqual([]);
    expect(centres[0]?.legs).toBeGreaterThan(200);
  });

  test.each([0, 1800])('of a centre that never closes end at midnight, with a grace of %d s', async (graceSeconds) => {
    const { file, store, fill } = await aStore();
    const day = [{ from: '00:00', to: '24:00' }];
    const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    const document = { ...sample, hours: { ...sample.hours, week, exceptions: [], graceSeconds } };
    expect(await fill({ document, days: 3 })).toMatchObject({
      ok: true,
      value: { from: '2026-11-18', to: '2026-11-20', stored: 'log' },
    });
    const legs = await store.legs('sample', '2026-01-01', '2026-12-31');
    expect([...new Set(legs.map(({ date }) => date))]).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
    const events = (await store.events('sample', 0, 10_000)).map(({ event }) => event.type);
    expect(events.filter((type) => type === 'day-opened')).toHaveLength(3);
    expect(events.filter((type) => type === 'day-closed')).toHaveLength(3);
    expect((await verified(file)).findings).toEqual([]);
  });

  test('have visitors who were told of their waits, by what the days before had taught', async () => {
    const { store, fill } = await aStore();
    await fill({ days: 8, visits: 150 });
    const legs = await store.legs('sample', '2026-11-01', '2026-11-21');
    const told = legs
      .filter(({ quotedMiddle, waitSeconds }) => quotedMiddle !== null && waitSeconds !== null)
      .sort((a, b) => a.issuedAt - b.issuedAt);
    expect(told.length).toBeGreaterThan(0.9 * legs.filter(({ waitSeconds }) => waitSeconds !== null).length);
    expect(told.filter(({ date }) => date === told[0]?.date).map(({ quotedBasis }) => quotedBasis)).not.toContain(
      'learnt',
    );
    expect(told.at(-1)?.quotedBasis).toBe('learnt');
    const kept = told.filter(
      ({ quotedLow, quotedHigh, waitSeconds }) =>
        (waitSeconds ?? 0) >= (quotedLow ?? 0) && (waitSeconds ?? 0) <= (quotedHigh ?? 0),
    );
    expect(kept.length / told.length).toBeGreaterThan(0.6);
  });

  test('are the same for the same seed, but for the names of the tickets', async () => {
    const legsOf = async (seed: number) => {
      const { store, fill } = await aStore();
      await fill({ seed, days: 2 });
      const legs = await store.legs('sample', '2026-11-01', '2026-11-21');
      return legs.map(({ ticket: _, ...rest }) => JSON.stringify(rest)).sort();
    };
    const one = await legsOf(4);
    expect(await legsOf(4)).toEqual(one);
    expect(await legsOf(5)).not.toEqual(one);
  });

  test('go on after days that are there, and never before them', async () => {
    const { fill, file } = await aStore();
    await fill({ clock: { ...systemClock, now: () => Date.parse('2026-11-14T12:00:00+04:00') }, days: 3 });
    expect(await fill({ days: 5 })).toMatchObject({ ok: true, value: { from: '2026-11-16' } });
    expect(await fill({ days: 5 })).toMatchObject({ ok: false, refusal: { code: 'day-open' } });
    expect((await verified(file)).findings).toEqual([]);
  });

  test('are refused while a day is open, and where the centre had a day of its own', async () => {
    const stored = await aStore();
    const at = now - 86_400_000;
    const open: Command = { type: 'open-day', practice: false, force: false, at, by };
    await happen(stored, [configured(at - 1), open]);
    expect(await stored.fill()).toMatchObject({ ok: false, refusal: { code: 'day-open' } });
    await happen(stored, [{ type: 'close-day', force: false, practice: null, at: at + 1, by }]);
    expect(await stored.fill()).toMatchObject({ ok: false, refusal: { code: 'day-open' } });
    expect((await stored.store.head('sample')).seq).toBe(3);
  });

  test('are refused while a server has the centre in hand', async () => {
    const { store, fill } = await aStore();
    await store.takeLease('centre:sample', 'a server', now, 6000);
    expect(await fill()).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('in hand') } });
    await store.dropLease('centre:sample', 'a server');
    expect((await fill()).ok).toBe(true);
  });

  test('stand beside a log that only tells of the installation, marked as imported', async () => {
    const stored = await aStore();
    await happen(stored, [configured(now - 1000)]);
    expect(await stored.fill()).toMatchObject({ ok: true, value: { stored: 'imported', events: 0 } });
    const legs = await stored.store.legs('sample', '2026-11-01', '2026-11-21');
    expect(legs.length).toBeGreaterThan(200);
    expect(legs.every(({ imported }) => imported)).toBe(true);
    expect((await stored.store.head('sample')).seq).toBe(1);
    expect((await verified(stored.file)).findings).toEqual([]);
    expect((await stored.fill()).ok).toBe(false);
  });

  test('stop at the last whole day where somebody else writes to the log meanwhile', async () => {
    const stored = await aStore();
    let days = 0;
    const filling = stored.fill({
      onDay: () => {
        days += 1;
      },
      clock: {
        ...systemClock,
        now: () => now,
      },
      store: {
        ...stored.store,
        commit: async (centre, seq, decide) => {
          if (days === 2) {
            const { seq: head } = await stored.store.head('sample');
            const other = {
              type: 'day-closed',
              at: now,
              by,
              date: null,
              practice: true,
              byClock: false,
              forced: false,
            } as const;
            const write = { events: [other], legs: [], jobs: [], personal: [], secrets: [], answers: [] };
            await stored.store.commit('sample', head, () => ({ write, value: null }));
          }
          return stored.store.commit(centre, seq, decide);
        },
      },
    });
    await expect(filling).rejects.toThrow('somebody else works at sample');
    expect(days).toBe(2);
  });
});
