import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayReadsOf } from '../../server/store/day-reads.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { openDayReads } from '../../server/store/sqlite/day-reads.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { manualClock } from '../fakes/clock.ts';
import { temporaryFolder } from './folders.ts';
import { centreId, configured, dayClosed, dayOpened, morning, put } from './rows.ts';

const dates = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'] as const;
const by = { kind: 'user', id: 'u1', role: 'clerk' } as const;
const opened = (date: string, counter: string, practice = false): QueueEvent => ({
  ...{ type: 'counter-opened', at: morning, by, date, practice },
  ...{ counter, clerk: 'u1', profile: 'all' },
});
/** Five days with a counter each, and a counter of a practice day within the third. */
const history = dates.flatMap((date, at) => [
  dayOpened(date),
  opened(date, `c${at}`),
  ...(at === 2 ? [opened(date, 'practised', true)] : []),
  dayClosed(date),
]);

test('calls are read by the first that was told of them, by every way of reading', async () => {
  const file = join(temporaryFolder(), 'novbe.db');
  const kept = await openSqliteStore({ file });
  const memory = openMemoryStore();
  const about = { counter: null, ticket: null, digest: 'd' } as const;
  try {
    for (const store of [kept, memory]) {
      await put(store, { events: [configured('a')] });
      for (const [call, begins] of [
        ['early', 999],
        ['within', 1000],
        ['late', 2000],
      ] as const) {
        await store.tellCall(centreId, { ...about, call, event: 'ringing', at: begins });
        await store.tellCall(centreId, { ...about, call, event: 'abandoned', at: begins + 500 });
      }
    }
    for (const reads of [openDayReads(file, manualClock()), dayReadsOf(memory)])
      expect(await reads.callsBegun(centreId, 1000, 2000)).toMatchObject([
        { call: 'within', ringing: 1000, answered: null, abandoned: 1500 },
      ]);
  } finally {
    await kept.close();
  }
});

test('what happened to counters is read from the first date to the last, both among them, without practice', async () => {
  const file = join(temporaryFolder(), 'novbe.db');
  const kept = await openSqliteStore({ file });
  const memory = openMemoryStore();
  try {
    for (const store of [kept, memory]) await put(store, { events: [configured('a'), ...history] });
    for (const reads of [openDayReads(file, manualClock()), dayReadsOf(memory)]) {
      const counters = async (from: string, to: string) =>
        (await reads.counterEvents(centreId, from, to)).map((event) => event.counter);
      expect(await counters('2026-11-18', '2026-11-20')).toEqual(['c1', 'c2', 'c3']);
      expect(await counters('2026-11-19', '2026-11-19')).toEqual(['c2']);
      expect(await counters('2026-11-01', '2026-11-17')).toEqual(['c0']);
      expect(await counters('2026-11-21', '2026-12-31')).toEqual(['c4']);
      expect(await counters('2026-11-22', '2026-12-31')).toEqual([]);
    }
  } finally {
    await kept.close();
  }
});
