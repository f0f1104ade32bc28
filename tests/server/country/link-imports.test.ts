import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bringImports } from '../../../server/link/bring-imports.ts';
import type { HeadLine } from '../../../server/link/head-line.ts';
import { takeImports } from '../../../server/link/imported-days.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { importLimits } from '../../../shared/country/import-routes.ts';
import type { RouteBody } from '../../../shared/routes.ts';
import { manualClock } from '../../fakes/clock.ts';
import { accept, aLog } from '../../store/link-contract.ts';
import { centreId, configured, dayOpened, leg, put } from '../../store/rows.ts';
import { keptLog } from '../../support/server.ts';

/** Visits from another system on their way from a branch to its head office. */

const visits = (date: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    leg(`import:old:${date}:${at}`, { date, imported: true, number: `${at}`, channel: 'import', ending: 'served' }),
  );
const legsOf = async (store: Store) =>
  (await store.legs(centreId, '2000-01-01', '2999-12-31')).toSorted((a, b) =>
    `${a.date} ${a.ticket}` < `${b.date} ${b.ticket}` ? -1 : 1,
  );
const log = [configured('Ə'), dayOpened()];

/** A branch with such visits, its head office, and a line whose turns are as given: what of a question arrives, and whether its answer does. */
const opened = async (legs: readonly ReturnType<typeof leg>[], turns: readonly Turn[]) => {
  const [branch, office, clock] = [openMemoryStore(), openMemoryStore(), manualClock()];
  await put(branch, { events: log, legs });
  await accept(office, aLog(log));
  const [asked, left] = [[] as RouteBody<'linkImports'>[], [...turns]];
  const imports: HeadLine['imports'] = async (_key, body) => {
    asked.push(body);
    const turn = left.shift() ?? 'passes';
    const sent = turn === 'is cut' ? 0 : turn === 'comes twice' ? 2 : 1;
    let answer = await takeNothing();
    for (let times = 0; times < sent; times++) answer = await takeImports(office, centreId, body);
    if (turn !== 'passes' && turn !== 'comes twice') return { kind: 'cut', detail: turn };
    return answer.ok
      ? { kind: 'ok', value: answer.value }
      : { kind: 'refused', code: answer.refusal.code, seq: 0, hash: '' };
  };
  const keys = { read: async () => 'a-key' };
  const job = bringImports({ store: branch, clock, log: keptLog().log, keys, line: { imports } }, centreId);
  return { branch, office, clock, asked, job };
};
const turnsOf = ['passes', 'is cut', 'loses its answer', 'comes twice'] as const;
type Turn = (typeof turnsOf)[number];
const takeNothing = () => takeImports(openMemoryStore(), centreId, { days: [] });

test('over a line with every fault the head office ends with the legs of the branch, and none twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...turnsOf), { maxLength: 12 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 3 }),
      fc.constantFrom(1, importLimits.legs, importLimits.legs + 1, 2 * importLimits.legs + 7),
      async (turns, days, count) => {
        const legs = days.flatMap((day) => visits(`2025-03-${String(day).padStart(2, '0')}`, count));
        const { branch, office, clock, job } = await opened(legs, turns);
        for (let tries = 0; tries < turns.length + 2; tries++) await clock.advance(10_000);
        expect(await legsOf(office)).toEqual(await legsOf(branch));
        await job.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('goes on with a day where the line was cut, and asks for nothing that is level', async () => {
  const { branch, office, clock, asked, job } = await opened(visits('2025-03-01', 1200), [
    'passes',
    'passes',
    'is cut',
  ]);
  await clock.advance(10_000);
  expect(asked.map(({ portion }) => portion?.after ?? null)).toEqual([null, 0, 500, null, 500, 1000]);
  expect(await legsOf(office)).toEqual(await legsOf(branch));
  await clock.advance(600_000);
  expect(asked).toHaveLength(6);
  await put(branch, { legs: visits('2024-12-31', 3) });
  await clock.advance(600_000);
  expect(await legsOf(office)).toEqual(await legsOf(branch));
  expect(asked.slice(6).map(({ portion }) => portion?.date ?? null)).toEqual([null, '2024-12-31']);
  await job.close();
});

test('a day to which visits came in between is brought again from its beginning', async () => {
  const { branch, office, clock, job } = await opened(visits('2025-03-01', 700), ['passes', 'passes', 'is cut']);
  await put(branch, { legs: [leg('import:another:1', { date: '2025-03-01', imported: true, channel: 'import' })] });
  await clock.advance(10_000);
  await clock.advance(10_000);
  expect(await legsOf(office)).toEqual(await legsOf(branch));
  await job.close();
});

test('nothing is taken before the log has begun, nor of the log that is written here', async () => {
  const day = { date: '2025-03-01', legs: 1, digest: 'f'.repeat(64), after: 0 };
  const [visit] = visits('2025-03-01', 1);
  if (visit === undefined) throw new Error('no visit');
  const { centre: _, date: __, ...row } = visit;
  const body = {
    days: [],
    portion: {
      ...day,
      rows: [{ ...row, practice: false as const, channel: 'import' as const, imported: true as const }],
    },
  };
  const own = openMemoryStore();
  expect((await takeImports(own, centreId, body)).ok).toBe(false);
  await put(own, { events: log });
  expect((await takeImports(own, centreId, body)).ok).toBe(false);
  expect(await legsOf(own)).toEqual([]);
});
