import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { summarise } from '../../engine/figures/summary.ts';
import { startReporting } from '../../server/reports/report-thread.ts';
import type { SummaryOrder } from '../../server/reports/reporting.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { CannotStore, type Store } from '../../server/store/store.ts';
import { type LegRow, reportKeys } from '../../shared/reports/figures.ts';
import { temporaryFolder } from '../store/folders.ts';
import { configured } from '../store/rows.ts';
import { keptLog } from '../support/server.ts';
import { legRow, noShow, uncalled } from './legs.ts';

const days = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
const order: SummaryOrder = {
  centre: 'sample',
  from: '2026-11-16',
  to: '2026-11-20',
  by: 'day',
  timeZone: 'Asia/Baku',
  targetSeconds: 130,
  today: '2026-11-20',
};
const mortal = new URL('./children/mortal-reports.ts', import.meta.url);

const newFile = () => join(temporaryFolder(), 'novbe.db');
const open = async (file: string): Promise<Store> => {
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
};
const reportingOn = (file: string, store: Parameters<typeof startReporting>[0]['store'], program?: URL) => {
  const { log, lines } = keptLog();
  const reporting = startReporting({ file, store, log, ...(program === undefined ? {} : { program }) });
  onTestFinished(() => reporting.close());
  return { ...reporting, lines };
};
const write = { events: [], jobs: [], personal: [], secrets: [], answers: [], legs: [] };
const put = async (store: Store, ...legs: readonly LegRow[]): Promise<void> => {
  const imported = legs.map((leg) => ({ ...leg, imported: true }));
  await store.commit('sample', 0, () => ({ write: { ...write, legs: imported }, value: null }));
};
const someLegs = (date: string): readonly LegRow[] => [
  legRow({ date, waitSeconds: 100 + Number(date.slice(-2)) }),
  legRow({ date, ticket: 't2', service: 'school', counter: '2', clerk: 'u2', priorityClass: 'veteran' }),
  legRow({ date, ticket: 't2', leg: 1, queuedAt: Date.parse(`${date}T09:59:59Z`) }),
  noShow({ date, ticket: 't3' }),
  uncalled({ date, ticket: 't4' }),
  legRow({ date, ticket: 't5', inaccurate: true }),
  legRow({ date, ticket: 't6', practice: true }),
];
/** A store whose centre has some days behind it. */
const began = async (file: string): Promise<Store> => {
  const store = await open(file);
  await store.commit('sample', 0, () => ({ write: { ...write, events: [configured('a')] }, value: null }));
  await put(store, ...days.flatMap(someLegs));
  return store;
};
/** The report as it would be made of all the legs in one go. */
const plain = async (store: Store, asked: SummaryOrder) =>
  summarise(await store.legs('sample', asked.from, asked.to), asked.by, asked);
const read = (made: Awaited<ReturnType<ReturnType<typeof startReporting>['summary']>>): unknown => {
  if (!made.ok) throw new Error(made.refusal.code);
  return JSON.parse(made.value);
};

test('by every key, the first time and after changes, a report is what counting all legs in one go gives', async () => {
  const file = newFile();
  const store = await began(file);
  const reporting = reportingOn(file, store);
  for (const by of reportKeys) {
    for (const change of [[], [legRow({ date: '2026-11-18', ticket: by })], [legRow({ ticket: by })]]) {
      await put(store, ...change);
      expect(read(await reporting.summary({ ...order, by })), by).toEqual(await plain(store, { ...order, by }));
    }
  }
  const kept = await store.dayFigures('sample', '2 day', order.from, order.to);
  expect(kept.map(({ body }) => body !== null)).toEqual([true, false, true, false]);
  expect(await reporting.summary({ ...order, to: '2026-02-30' })).toMatchObject({ refusal: { code: 'malformed' } });
});

test('the thread dies: one refusal, the reports behind it are made by the next thread', async () => {
  const file = newFile();
  const store = await began(file);
  const reporting = reportingOn(file, store, mortal);
  expect(read(await reporting.summary(order))).toEqual(await plain(store, order));
  for (const _ of ['once', 'again']) {
    const [dead, behind] = await Promise.all([
      reporting.summary({ ...order, centre: 'fatal' }),
      reporting.summary(order),
    ]);
    expect(dead).toMatchObject({ ok: false, refusal: { code: 'report-interrupted' } });
    expect(read(behind)).toEqual(await plain(store, order));
  }
  expect(reporting.lines.filter((line) => line.includes('this report is fatal'))).toHaveLength(2);
});

test('closing ends a report that is being made and refuses those behind it', async () => {
  const file = newFile();
  const store = await began(file);
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const reporting = reportingOn(file, {
    ...store,
    async markDays(...asked) {
      begun.resolve();
      await release.promise;
      return store.markDays(...asked);
    },
  });
  const asked = [reporting.summary(order), reporting.summary({ ...order, by: 'hour' })];
  await begun.promise;
  const closed = reporting.close();
  release.resolve();
  await closed;
  const refused = { ok: false, refusal: { code: 'report-interrupted' } };
  expect(await Promise.all(asked)).toMatchObject([refused, refused]);
  expect(await reporting.summary(order)).toMatchObject(refused);
  await reporting.close();
});

test('where nothing can be stored a report is made all the same; where nothing can be read it says so', async () => {
  const file = newFile();
  const store = await began(file);
  const full = () => Promise.reject(new CannotStore('the disk is full'));
  const unkept = reportingOn(file, { ...store, markDays: full, keepFigures: full });
  expect(read(await unkept.summary(order))).toEqual(await plain(store, order));
  const lost = reportingOn(join(temporaryFolder(), 'novbe.db'), store);
  await expect(lost.summary(order)).rejects.toBeInstanceOf(CannotStore);
});

test('two processes on one database: one changes, one counts, both report what is there', async () => {
  const file = newFile();
  const stores = [await began(file), await open(file)] as const;
  const reportings = stores.map((store) => reportingOn(file, store));
  for (let round = 0; round < 10; round++) {
    const change = stores[round % 2] ?? stores[0];
    // Reports of both while a leg of a day that is over changes: whatever they saw, nothing stale may stay.
    const racing = reportings.map((reporting) => reporting.summary(order));
    await put(change, legRow({ date: days[round % 3] ?? '', ticket: `r${round}` }));
    await Promise.all(racing);
    const expected = await plain(stores[0], order);
    for (const reporting of reportings) expect(read(await reporting.summary(order))).toEqual(expected);
  }
});
