import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotStore, dayMs, type KeptAnswer, type Store } from '../../server/store/store.ts';
import { accessContract } from './access-contract.ts';
import {
  centreId,
  configured,
  dayClosed,
  dayOpened,
  issued,
  job,
  leg,
  morning,
  put,
  started,
  today,
  writeOf,
} from './rows.ts';

const answer = (key: string, fields: Partial<KeptAnswer> = {}): KeptAnswer => ({
  scope: 'kiosk POST tickets',
  key,
  bodyHash: 'b1',
  status: 201,
  body: '{"ok":true}',
  keptAt: morning,
  ...fields,
});

/** What every store must keep to. `open` gives a fresh, empty one. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`${name} keeps the contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    logContract(() => store);
    replayContract(() => store);
    sideContract(() => store);
    upkeepContract(() => store);
    accessContract(() => store);
  });
};

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

  test('replay without a day: the last configuration and what follows it', async () => {
    await put(at(), { events: [configured('a'), configured('b')] });
    expect(await types()).toEqual(['2 centre-configured']);
  });

  test('replay begins at the last opening, under the configuration in force then', async () => {
    const first = [configured('a'), dayOpened('2026-11-19'), issued('t0', '2026-11-19'), dayClosed('2026-11-19')];
    await put(at(), {
      events: [...first, configured('b'), configured('c'), dayOpened(), issued('t1'), configured('d')],
    });
    expect(await types()).toEqual(['6 centre-configured', '7 day-opened', '8 ticket-issued', '9 centre-configured']);
  });

  test('replay of a day that was never configured is that day', async () => {
    await put(at(), { events: [dayOpened(), issued('t1')] });
    expect(await types()).toEqual(['1 day-opened', '2 ticket-issued']);
  });
};

const sideContract = (at: () => Store): void => {
  test('an answer is found inside the transaction under scope and key', async () => {
    await put(at(), { events: [dayOpened()], answers: [answer('k1')] });
    const looked = await at().commit(centreId, 1, (locked) => ({
      write: writeOf({}),
      value: [
        locked.answer('kiosk POST tickets', 'k1'),
        locked.answer('other', 'k1'),
        locked.answer('kiosk POST tickets', 'k2'),
      ],
    }));
    expect(looked.value).toEqual([answer('k1'), null, null]);
  });

  test('legs are replaced by key and found by date', async () => {
    await put(at(), { events: [dayOpened(), issued('t1'), issued('t2'), issued('t3')], legs: [leg('t1'), leg('t2')] });
    const done = leg('t1', {
      calledAt: morning + 5000,
      waitSeconds: 5,
      ending: 'served',
      outcome: 'done',
      calls: 1,
      inaccurate: true,
    });
    const second = leg('t1', { leg: 1, service: 'diploma' });
    await put(at(), { legs: [done, second, leg('t3', { date: '2026-11-21', practice: true })] });
    expect(await at().legs(centreId, today, today)).toEqual([done, second, leg('t2')]);
    expect(await at().legs(centreId, '2026-11-21', '2026-12-31')).toEqual([]);
    expect(await at().legs(centreId, '2026-11-21', '2026-12-31', true)).toHaveLength(1);
    expect(await at().legs('ikinci', today, today)).toEqual([]);
  });

  test('imported legs bring their tickets with them, and may come twice', async () => {
    await put(at(), { events: [configured('a')] });
    const imported = leg('old-1', { date: '2025-01-02', imported: true });
    await put(at(), { legs: [imported] });
    await put(at(), { legs: [imported] });
    expect(await at().legs(centreId, '2025-01-01', '2025-12-31')).toEqual([imported]);
  });

  test('jobs wait in order until they have ended; those being sent still count', async () => {
    const jobs = [job('j1', 't1'), job('j2', 't1', { copy: true }), job('j3', '', { queuedAt: morning - 1 })];
    await put(at(), { events: [dayOpened(), issued('t1')], jobs: [...jobs, job('j4', 't1', { printer: 'office' })] });
    await at().markJob('j1', 'sending', null, morning);
    await at().markJob('j2', 'failed', 'paper-out', morning);
    await at().markJob('none', 'sent', null, morning);
    const pending = await at().pendingJobs(centreId, 'hall');
    expect(pending.map(({ id, status, ticket }) => [id, status, ticket])).toEqual([
      ['j3', 'queued', ''],
      ['j1', 'sending', 't1'],
    ]);
    const recent = await at().recentJobs(centreId, morning);
    expect(recent.map(({ id }) => id)).toEqual(['j1', 'j2', 'j4']);
    expect(recent[1]).toEqual({ ...job('j2', 't1', { copy: true }), status: 'failed', reason: 'paper-out' });
  });

  test('personal data: what is not named stays as it is', async () => {
    const eraseAt = morning + dayMs;
    await put(at(), {
      events: [dayOpened(), issued('t1')],
      personal: [{ ticket: 't1', phone: '+994501234567', eraseAt }],
    });
    await put(at(), { personal: [{ ticket: 't1', note: 'araba ilə', eraseAt }] });
    expect(await at().personal(centreId, ['t1', 't2'])).toEqual([
      { ticket: 't1', note: 'araba ilə', phone: '+994501234567' },
    ]);
    await put(at(), { personal: [{ ticket: 't1', phone: null, eraseAt }] });
    expect(await at().personal(centreId, ['t1'])).toEqual([{ ticket: 't1', note: 'araba ilə', phone: null }]);
  });

  test('a secret opens its ticket until it dies', async () => {
    const secret = { secret: 's'.repeat(32), ticket: 't1', expiresAt: morning + 1000 };
    await put(at(), { events: [dayOpened(), issued('t1')], secrets: [secret] });
    expect(await at().ticketOfSecret(secret.secret, morning + 999)).toEqual({ centre: centreId, ticket: 't1' });
    expect(await at().ticketOfSecret(secret.secret, morning + 1000)).toBeNull();
    expect(await at().secretOf(centreId, 't1')).toBe(secret.secret);
    expect(await at().secretOf(centreId, 't2')).toBeNull();
  });
};

const upkeepContract = (at: () => Store): void => {
  test('what has had its time is erased, the log and the legs stay', async () => {
    await put(at(), {
      events: [dayOpened(), issued('t1'), issued('t2')],
      legs: [leg('t1')],
      personal: [
        { ticket: 't1', note: 'x', eraseAt: morning + 10 },
        { ticket: 't2', note: 'y', eraseAt: morning + 3 * dayMs },
      ],
      secrets: [{ secret: 's'.repeat(32), ticket: 't1', expiresAt: morning + 10 }],
      answers: [answer('old'), answer('new', { keptAt: morning + 11 })],
    });
    expect(await at().erase(morning + 9)).toBe(0);
    expect(await at().erase(morning + dayMs + 10)).toBe(3);
    expect(await at().personal(centreId, ['t1', 't2'])).toEqual([{ ticket: 't2', note: 'y', phone: null }]);
    expect(await at().secretOf(centreId, 't1')).toBeNull();
    expect((await at().head(centreId)).seq).toBe(3);
    expect(await at().legs(centreId, today, today)).toHaveLength(1);
  });

  test('a lease has one owner until it runs out or is dropped', async () => {
    expect(await at().takeLease('timers', 'one', morning, 1000)).toBe(true);
    expect(await at().takeLease('timers', 'two', morning + 999, 1000)).toBe(false);
    expect(await at().takeLease('timers', 'one', morning + 999, 1000)).toBe(true);
    expect(await at().takeLease('timers', 'two', morning + 1500, 1000)).toBe(false);
    expect(await at().takeLease('timers', 'two', morning + 1999, 1000)).toBe(true);
    await at().dropLease('timers', 'one');
    expect(await at().takeLease('timers', 'one', morning + 2000, 1000)).toBe(false);
    await at().dropLease('timers', 'two');
    expect(await at().takeLease('timers', 'one', morning + 2000, 1000)).toBe(true);
  });

  test('a probe leaves no trace, and the epoch stays', async () => {
    const epoch = await at().epoch();
    await at().probe();
    expect(await at().epoch()).toBe(epoch);
    expect(epoch).not.toBe('');
    expect(await at().centres()).toEqual([]);
  });
};
