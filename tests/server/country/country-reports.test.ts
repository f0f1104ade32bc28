import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { summarise } from '../../../engine/figures/summary.ts';
import { type CountryReports, openCountryReports } from '../../../server/country/country-reports.ts';
import { openDuck } from '../../../server/country/duck.ts';
import { faultsOfLegFiles, openLegFiles } from '../../../server/country/leg-files.ts';
import type { CountryReportKey } from '../../../shared/country/country-reports.ts';
import { type LegRow, legEndings, type ReportKey } from '../../../shared/reports/figures.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { legRow } from '../../reports/legs.ts';
import { aFolder, keptLog } from '../../support/server.ts';

/** Reports over all centres: equal to what the report of a centre makes of the same legs, whatever way they are counted. */

const noon = Date.parse('2026-11-20T08:00:00Z');
const centres = [
  { id: 'baku', region: 'Bakı', timeZone: 'Asia/Baku', targetSeconds: 600 },
  { id: "l'viv, 2", region: '', timeZone: 'Europe/Kyiv', targetSeconds: 900 },
  { id: 'ganja', region: 'Gəncə', timeZone: 'Asia/Baku', targetSeconds: 300 },
] as const;

const dates = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-19', '2026-11-20'];

/** Legs of several centres, and which days are known to stand in the files, as a store keeps both. */
const aStore = () => {
  const legs: LegRow[] = [];
  const kept = new Map<string, Uint8Array | string>();
  const keyOf = (...parts: readonly string[]): string => parts.join('\n');
  return {
    legs,
    put(leg: LegRow): void {
      legs.push(leg);
      for (const key of [...kept.keys()]) if (key.startsWith(keyOf(leg.centre, leg.date, ''))) kept.delete(key);
    },
    dayFigures: async (centre: string, kind: string, from: string, to: string) =>
      [
        ...new Set(
          legs.filter((one) => one.centre === centre && one.date >= from && one.date <= to).map(({ date }) => date),
        ),
      ]
        .toSorted()
        .map((date) => {
          const body = kept.get(keyOf(centre, date, kind));
          return { date, body: body instanceof Uint8Array ? body : null };
        }),
    countedLegs: async (centre: string, date: string) =>
      legs.filter((one) => one.centre === centre && one.date === date && !one.practice),
    async markDays(centre: string, kind: string, dates: readonly string[], mark: string) {
      for (const date of dates) kept.set(keyOf(centre, date, kind), mark);
    },
    async keepFigures(centre: string, kind: string, mark: string, made: readonly { date: string; body: Uint8Array }[]) {
      for (const { date, body } of made)
        if (kept.get(keyOf(centre, date, kind)) === mark) kept.set(keyOf(centre, date, kind), body);
    },
  };
};

let folder: Awaited<ReturnType<typeof aFolder>>;
let store: ReturnType<typeof aStore>;
let clock: ManualClock;
let reports: CountryReports;
const open = () =>
  openCountryReports({ dataDir: folder.path, store, centres: () => centres, clock, log: keptLog().log });
beforeAll(async () => {
  folder = await aFolder();
  store = aStore();
  for (const { id } of centres)
    for (const date of dates) store.put(legRow({ centre: id, date, ticket: `first ${date}`, service: 'a' }));
  // Just within a target, and just beyond it.
  for (const { id, targetSeconds } of centres)
    for (const waitSeconds of [targetSeconds, targetSeconds + 1])
      store.put(legRow({ centre: id, date: '2026-10-01', ticket: `waits ${waitSeconds}`, service: 'a', waitSeconds }));
  clock = manualClock(noon);
  reports = open();
});
afterAll(async () => {
  await reports.close();
  await folder.remove();
});

const ask = async (by: CountryReportKey, from = '2026-01-01', to = '2026-12-31', more: object = {}) => {
  const made = await reports.report({ from, to, by, centres, service: null, channel: null, ...more });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
};

const someSeconds = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });
const someLeg = fc.record({
  centre: fc.constantFrom(...centres.map(({ id }) => id)),
  date: fc.constantFrom(...dates),
  leg: fc.integer({ min: 0, max: 1 }),
  practice: fc.boolean(),
  inaccurate: fc.boolean(),
  service: fc.constantFrom('a', 'b'),
  priorityClass: fc.constantFrom(null, 'veteran'),
  channel: fc.constantFrom('kiosk', 'phone'),
  counter: fc.constantFrom(null, '1'),
  issuedAt: fc.integer({ min: noon - 20 * 3_600_000, max: noon }),
  calledAt: fc.constantFrom(null, noon),
  startedAt: fc.constantFrom(null, noon),
  waitSeconds: someSeconds.map((wait) => (wait === null ? null : wait * 30)),
  suspendedWaitSeconds: fc.constantFrom(0, 0, 120, 5000),
  serviceSeconds: someSeconds,
  ending: fc.constantFrom(null, ...legEndings),
});

const own = (by: ReportKey, legs: readonly LegRow[], centre: (typeof centres)[number]) =>
  summarise(
    legs.filter((leg) => leg.centre === centre.id),
    by,
    centre,
  );

describe('figures over all centres', () => {
  let number = 0;
  test('are those of the reports of each centre, by every key, over legs and over counts by second', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someLeg, { minLength: 1, maxLength: 80 }), async (some) => {
        for (const one of some) store.put(legRow({ ...one, ticket: `t${number++}` }));
        await clock.advance(60_000);
        for (const [from, to, source] of [
          ['2026-09-01', '2026-10-31', 'cells'],
          ['2026-09-15', '2026-12-31', 'legs'],
        ] as const) {
          const legs = store.legs.filter(({ date }) => date >= from && date <= to);
          const byCentre = await ask('centre', from, to);
          expect((await ask('region', from, to)).source).toBe(source);
          const byMonth = await ask('month', from, to);
          expect(byMonth.total).toEqual(byCentre.total);
          expect((await ask('region', from, to)).total).toEqual(byCentre.total);
          const expected = centres
            .map((centre) => ({ ...own('day', legs, centre).total, key: centre.id }))
            .filter(({ key }) => legs.some((leg) => leg.centre === key && !leg.practice && !leg.inaccurate))
            .toSorted((a, b) => (a.key < b.key ? -1 : 1));
          expect(byCentre.rows).toEqual(expected);
          for (const by of ['service', 'day', 'hour', 'counter', 'class', 'channel'] as const)
            for (const centre of centres) {
              const { rows, total } = await ask(by, from, to, { centres: [centre] });
              const mine = own(by, legs, centre);
              expect([by, rows, total]).toEqual([by, mine.rows, mine.total]);
            }
        }
      }),
      { numRuns: 3 },
    );
  });

  test('by month, weekday and region are the sums of their days and centres', async () => {
    const months = await ask('month', '2026-09-01', '2026-10-31');
    expect(months.rows.map(({ key }) => key)).toEqual(['2026-09', '2026-10']);
    const days = await ask('day', '2026-09-01', '2026-10-31');
    expect(months.total).toEqual(days.total);
    const monday = dates.map((date) => `${((new Date(date).getUTCDay() + 6) % 7) + 1}`);
    expect((await ask('weekday')).rows.map(({ key }) => key)).toEqual([...new Set(monday)].toSorted());
    const regions = await ask('region', '2026-09-01', '2026-10-31');
    expect(regions.rows.map(({ key }) => key)).toEqual(['', 'Bakı', 'Gəncə']);
    expect(regions.total).toEqual(days.total);
  });

  test('what somebody asks for is a value, never a part of the question', async () => {
    const { rows, total } = await ask('service', '2026-01-01', '2026-12-31', { service: "a' OR '1'='1" });
    expect([rows, total.issued]).toEqual([[], 0]);
  });
});

describe('the files', () => {
  const files = (): readonly string[] => readdirSync(join(folder.path, 'country')).toSorted();
  test('have one file of a month and its counts, and none that nobody names', async () => {
    expect(files().filter((name) => /^2026-(09|10|11).*parquet$/.test(name))).toHaveLength(2 * 3 + 1);
    expect(await faultsOfLegFiles(join(folder.path, 'country'))).toEqual([]);
  });

  test('a leg that comes late is counted with the next question, in a month that was closed too', async () => {
    const before = (await ask('month', '2026-09-01', '2026-09-30')).total.issued;
    store.put(legRow({ centre: 'ganja', date: '2026-09-30', ticket: 'late' }));
    await clock.advance(60_000);
    expect((await ask('month', '2026-09-01', '2026-09-30')).total.issued).toBe(before + 1);
    expect((await ask('service', '2026-09-01', '2026-09-30')).total.issued).toBe(before + 1);
  });

  test('damaged, they are named, and written again by the next server', async () => {
    const { total } = await ask('month');
    const [name = ''] = files().filter((one) => /^2026-10.*[^s]\.parquet$/.test(one));
    const path = join(folder.path, 'country', name);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await faultsOfLegFiles(join(folder.path, 'country'))).toEqual([`${name} has other bytes than were written`]);
    await reports.close();
    reports = open();
    expect((await ask('month')).total).toEqual(total);
    expect(await faultsOfLegFiles(join(folder.path, 'country'))).toEqual([]);
  });

  test('as an older program wrote them, they are written again', async () => {
    const { total } = await ask('month');
    const path = join(folder.path, 'country/catalogue.json');
    const { format: _, ...older } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(older));
    const before = files();
    await reports.close();
    reports = open();
    expect((await ask('month')).total).toEqual(total);
    expect(files().filter((name) => name.startsWith('2026') && before.includes(name))).toEqual([]);
  });
});

test('a process that ends in the middle of a question is one clear refusal, and the next question is answered', async () => {
  const { total } = await ask('month');
  const pid = reports.pid();
  if (pid === null) throw new Error('no process');
  const asked = reports.report({
    from: '2026-01-01',
    to: '2026-12-31',
    by: 'hour',
    centres,
    service: null,
    channel: null,
  });
  process.kill(pid, 'SIGKILL');
  const first = await asked;
  if (!first.ok) expect(first.refusal.code).toBe('report-interrupted');
  expect((await ask('month')).total).toEqual(total);
});

test('a disk that takes nothing leaves the files as they were, and says so', async () => {
  const duck = { do: async () => ({ ok: false as const, message: 'No space left on device' }) };
  const kept = await openLegFiles({ folder: join(folder.path, 'country'), duck, store });
  const before = kept.between('2026-01-01', '2026-12-31');
  store.put(legRow({ centre: 'baku', date: '2026-10-01', ticket: 'full' }));
  const today = centres.map((one) => ({ ...one, today: '2026-11-20' }));
  await expect(kept.gather(today, '0000-01-01')).rejects.toThrow('could not be written: No space left');
  expect(kept.between('2026-01-01', '2026-12-31')).toEqual(before);
  expect(await faultsOfLegFiles(join(folder.path, 'country'))).toEqual([]);
});

test('what takes too long is ended', async () => {
  const duck = openDuck({ folder: join(folder.path, 'country'), memoryBytes: 2 ** 28 }, clock);
  const asked = duck.do(
    { task: 'merge', old: null, added: '/dev/none', dropped: '/dev/none', to: 'x', cells: 'y' },
    1000,
  );
  expect(await asked).toMatchObject({ ok: false });
  await duck.close();
  expect(await duck.do({ task: 'merge', old: null, added: '', dropped: '', to: '', cells: '' }, 1000)).toEqual({
    ok: false,
    message: 'the server is ending',
  });
});
