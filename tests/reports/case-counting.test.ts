import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCaseCounting } from '../../server/reports/cases.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import { caseKeys } from '../../shared/cases/case-figures.ts';
import { type Authority, anAuthority, aText, lead, overseer } from '../cases/case-world.ts';
import { noCases } from '../store/case-contract.ts';
import { centreId, dayOpened, put } from '../store/rows.ts';

/** What is counted once and followed by the log gives the figures of counting all of it, however often it is asked in between. */

const { calendar } = anAuthority();
const order = { kind: 'cases', centre: centreId, from: '2026-03-01', to: '2026-12-30', today: '2026-05-10' } as const;
const reckoning = { timeZone: 'Asia/Baku', calendar };

const moves: readonly ((authority: Authority, id: string) => unknown)[] = [
  (authority, id) =>
    authority.ask({ type: 'answer', case: id, text: aText, hash: 'h', outcome: 'explained', way: 'post' }, lead),
  (authority, id) => authority.ask({ type: 'reopen', case: id, reason: 'not all' }, overseer),
  (authority, id) => authority.ask({ type: 'send-on', case: id, reason: 'theirs', to: 'The ministry' }, lead),
  (authority, id) => authority.ask({ type: 'ask', case: id, text: aText }, lead),
  (authority, id) => authority.ask({ type: 'withdraw', case: id, reason: 'by letter' }, lead),
];
const step = fc.record({ which: fc.nat(5), move: fc.nat(moves.length - 1), days: fc.nat(9), asks: fc.boolean() });

test('whatever happens between two reports', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25 }),
      fc.constantFrom(...caseKeys),
      async (steps, by) => {
        const store = openMemoryStore();
        const authority = anAuthority('2026-03-06');
        const counting = openCaseCounting(store);
        let written = 0;
        const write = async () => {
          const events: readonly CaseEvent[] = authority.events.slice(written);
          const opened = written === 0 ? [dayOpened()] : [];
          written = authority.events.length;
          await put(store, { events: [...opened, ...events], cases: { ...noCases, cases: authority.all() } });
        };
        for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) authority.register({ case: id, person: id });
        for (const { which, move, days, asks } of steps) {
          const day = new Date(Date.parse(authority.date) + days * 86_400_000);
          authority.date = day.toISOString().slice(0, 10);
          moves[move]?.(authority, 'abcdef'[which] ?? 'a');
          if (!asks) continue;
          await write();
          await counting.figures({ ...order, ...reckoning, by });
        }
        await write();
        const asked = { ...order, ...reckoning, by };
        expect(await counting.figures(asked)).toEqual(await openCaseCounting(store).figures(asked));
      },
    ),
    { numRuns: 60 },
  );
});

test('they are counted once; by another zone, or after more than can be followed, again', async () => {
  let counts = 0;
  let seq = 7;
  const counting = openCaseCounting({
    countCases: async () => {
      counts += 1;
      return seq;
    },
    changedCases: async (_, after) => (after > seq ? null : { seq, before: [], after: [] }),
  });
  const ask = (timeZone = 'Asia/Baku') => counting.figures({ ...order, calendar, timeZone, by: 'kind' });
  await Promise.all([ask(), ask()]);
  await ask();
  expect(counts).toBe(1);
  await ask('Europe/Berlin');
  expect(counts).toBe(2);
  seq = 3;
  await ask('Europe/Berlin');
  expect(counts).toBe(3);
});
