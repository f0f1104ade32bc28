import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotStore, type Store } from '../../server/store/store.ts';
import { accessContract } from './access-contract.ts';
import { callContract } from './call-contract.ts';
import { caseContract } from './case-contract.ts';
import { caseSearchContract } from './case-search-contract.ts';
import { citizenContract } from './citizen-contract.ts';
import { clockContract } from './clock-contract.ts';
import { countedCaseContract } from './counted-case-contract.ts';
import { draftContract } from './draft-contract.ts';
import { figuresContract } from './figures-contract.ts';
import { formDraftContract } from './form-draft-contract.ts';
import { linkContract } from './link-contract.ts';
import { noticeContract } from './notice-contract.ts';
import { ratingContract } from './rating-contract.ts';
import {
  centreId,
  changedCalendar,
  configured,
  dayClosed,
  dayOpened,
  emergencyBegun,
  goingBy,
  issued,
  job,
  leg,
  morning,
  notedForm,
  put,
  started,
  today,
  writeOf,
} from './rows.ts';
import { savedReportContract } from './saved-report-contract.ts';
import { seatContract } from './seat-contract.ts';
import { sideContract, upkeepContract } from './side-contract.ts';
import { tableContract } from './table-contract.ts';

type Part = (at: () => Store) => void;

/** What every store must keep to. `open` gives a fresh, empty one. */
export function storeContract(name: string, open: () => Promise<Store>, parts: readonly Part[] = allParts()): void {
  describe(`${name} keeps the contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    for (const part of parts) part(() => store);
  });
}

const allParts = (): readonly Part[] => [
  logContract,
  replayContract,
  sideContract,
  draftContract,
  formDraftContract,
  noticeContract,
  savedReportContract,
  linkContract,
  ratingContract,
  seatContract,
  caseContract,
  tableContract,
  callContract,
  citizenContract,
  caseSearchContract,
  figuresContract,
  countedCaseContract,
  upkeepContract,
  accessContract,
  clockContract,
];

const logContract = (at: () => Store): void => {
  test('a new centre has an empty log', async () => {
    expect(await at().head(centreId)).toEqual({ seq: 0, hash: '' });
    expect(await at().replay(centreId)).toEqual([]);
    expect(await at().centres()).toEqual([]);
  });

  test('events are numbered from 1 without gaps, chained, and come back as they were', async () => {
    const events = [configured('Mərkəz'), dayOpened(), issued('t1')];
    const stored = await put(at(), { events });
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(new Set(stored.map(({ hash }) => hash)).size).toBe(3);
    expect(await at().events(centreId, 0, 10)).toEqual(stored);
    expect(stored.map(({ event }) => event)).toEqual(events);
    expect(await at().head(centreId)).toEqual({ seq: 3, hash: stored[2]?.hash });
    expect(await at().events(centreId, 1, 1)).toEqual([stored[1]]);
    expect(await at().centres()).toEqual([centreId]);
  });

  test('each centre has a log of its own', async () => {
    await put(at(), { events: [dayOpened()] });
    const other = await put(at(), { events: [dayOpened(), issued('t1')] }, 'ikinci');
    expect(other.map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await at().head(centreId)).seq).toBe(1);
    expect(await at().centres()).toEqual(['ikinci', centreId]);
  });

  test('decide sees what was missed, and what it gives comes back', async () => {
    const stored = await put(at(), { events: [configured('a'), dayOpened(), issued('t1')] });
    const seen: number[] = [];
    const result = await at().commit(centreId, 1, ({ missed }) => {
      seen.push(...missed.map(({ seq }) => seq));
      return { write: writeOf({ events: [started('t1')] }), value: 'called' };
    });
    expect(seen).toEqual([2, 3]);
    expect(result.missed).toEqual(stored.slice(1));
    expect(result.value).toBe('called');
    expect(result.stored.map(({ seq }) => seq)).toEqual([4]);
  });

  test('when decide throws nothing is written, and the error comes out', async () => {
    await put(at(), { events: [dayOpened()] });
    const mistake = new Error('impossible');
    const failing = at().commit(centreId, 1, () => {
      throw mistake;
    });
    await expect(failing).rejects.toBe(mistake);
    expect((await at().head(centreId)).seq).toBe(1);
    await put(at(), { events: [issued('t1')] });
  });

  test('a write that names an unknown ticket is refused whole', async () => {
    await put(at(), { events: [dayOpened()] });
    await expect(put(at(), { events: [issued('t1'), started('t2')] })).rejects.toThrow();
    await expect(put(at(), { events: [issued('t1')], legs: [leg('t2')] })).rejects.toThrow();
    await expect(put(at(), { events: [issued('t1')], jobs: [job('j1', 't2')] })).rejects.toThrow();
    const personal = { ticket: 't2', note: 'x', eraseAt: morning };
    const orphan = put(at(), { events: [issued('t1')], personal: [personal] });
    await expect(orphan).rejects.not.toBeInstanceOf(CannotStore);
    expect((await at().head(centreId)).seq).toBe(1);
    expect(await at().legs(centreId, today, today)).toEqual([]);
  });

  test('the events of one ticket', async () => {
    await put(at(), { events: [dayOpened(), issued('t1'), issued('t2'), started('t1')] });
    const events = await at().ticketEvents(centreId, 't1');
    expect(events.map(({ event }) => event.type)).toEqual(['ticket-issued', 'ticket-started']);
    expect(await at().ticketEvents('ikinci', 't1')).toEqual([]);
  });

  test('commits asked for at once are carried out in order', async () => {
    await put(at(), { events: [dayOpened()] });
    const tickets = Array.from({ length: 20 }, (_, index) => `t${index}`);
    const results = await Promise.all(
      tickets.map((ticket) =>
        at().commit(centreId, 1, () => ({ write: writeOf({ events: [issued(ticket)] }), value: ticket })),
      ),
    );
    expect(results.map(({ stored }) => stored[0]?.seq)).toEqual(tickets.map((_, index) => index + 2));
  });
};

const replayContract = (at: () => Store): void => {
  const types = async () => (await at().replay(centreId)).map(({ seq, event }) => `${seq} ${event.type}`);

  test('replay without a day: the last configuration and what follows it, and an emergency that began before', async () => {
    await put(at(), { events: [configured('a'), configured('b')] });
    expect(await types()).toEqual(['2 centre-configured']);
    await put(at(), { events: [emergencyBegun(), configured('c')] });
    expect(await types()).toEqual(['3 emergency-begun', '4 centre-configured']);
    await put(at(), { events: [dayOpened()] });
    expect(await types()).toEqual(['4 centre-configured', '5 day-opened']);
  });

  test('replay begins at the last opening, under the configuration in force then', async () => {
    const first = [configured('a'), dayOpened('2026-11-19'), issued('t0', '2026-11-19'), dayClosed('2026-11-19')];
    await put(at(), {
      events: [...first, configured('b'), configured('c'), dayOpened(), issued('t1'), configured('d')],
    });
    expect(await types()).toEqual(['6 centre-configured', '7 day-opened', '8 ticket-issued', '9 centre-configured']);
  });

  test('replay of a centre that goes by a calendar has the version that held when the day opened, and those since', async () => {
    const before = [
      goingBy('az'),
      changedCalendar(1),
      dayOpened('2026-11-19'),
      dayClosed('2026-11-19'),
      changedCalendar(2),
    ];
    await put(at(), { events: [...before, dayOpened(), changedCalendar(3)] });
    expect(await types()).toEqual(['1 centre-configured', '5 document-changed', '6 day-opened', '7 document-changed']);
  });

  test('replay has the calendar of a centre that came back to it in the day, having gone by none when the day opened', async () => {
    await put(at(), { events: [goingBy('az'), changedCalendar(1), configured('a'), dayOpened(), goingBy('az')] });
    expect(await types()).toEqual(['2 document-changed', '3 centre-configured', '4 day-opened', '5 centre-configured']);
  });

  test('[D7] replay has the last version of each form and table from before the day opened', async () => {
    const before = [goingBy('az'), notedForm('appeal', 1), changedCalendar(1), notedForm('appeal', 2)];
    await put(at(), { events: [...before, notedForm('visit', 1), dayOpened(), notedForm('appeal', 3)] });
    expect(await types()).toEqual([
      '1 centre-configured',
      '3 document-changed',
      '4 document-changed',
      '5 document-changed',
      '6 day-opened',
      '7 document-changed',
    ]);
  });

  test('replay of a day that was never configured is that day', async () => {
    await put(at(), { events: [dayOpened(), issued('t1')] });
    expect(await types()).toEqual(['1 day-opened', '2 ticket-issued']);
  });
};
