import { expect, test } from 'vitest';
import type { KeptAnswer } from '../../server/store/kept-answers.ts';
import type { Store } from '../../server/store/store.ts';
import type { Because, QueueEvent } from '../../shared/events.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { centreId, configured, dayOpened, issued, job, leg, morning, put, today, writeOf } from './rows.ts';

/** What every store must keep to about all that is not the log. */
export function sideContract(at: () => Store): void {
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

  test('whose phone number it is is known inside the transaction, and no longer once it is taken away', async () => {
    const eraseAt = morning + dayMs;
    await put(at(), {
      events: [dayOpened(), issued('t1'), issued('t2')],
      personal: [
        { ticket: 't1', phone: '+994501234567', eraseAt },
        { ticket: 't2', note: 'none', eraseAt },
      ],
    });
    const holders = async (phone: string, centre = centreId) =>
      (await at().commit(centre, 3, (locked) => ({ write: writeOf({}), value: locked.ticketsOfPhone(phone) }))).value;
    expect(await holders('+994501234567')).toEqual(['t1']);
    expect(await at().ticketsOfPhone(centreId, '+994501234567')).toEqual(['t1']);
    expect(await at().ticketsOfPhone('ikinci', '+994501234567')).toEqual([]);
    expect(await holders('+994500000000')).toEqual([]);
    const numberOf = async (ticket: string, centre = centreId) =>
      (await at().commit(centre, 3, (locked) => ({ write: writeOf({}), value: locked.phoneOf(ticket) }))).value;
    expect([await numberOf('t1'), await numberOf('t2'), await numberOf('t3')]).toEqual(['+994501234567', null, null]);
    expect(await numberOf('t1', 'ikinci')).toBeNull();
    expect(await holders('+994501234567', 'ikinci')).toEqual([]);
    await put(at(), { personal: [{ ticket: 't1', phone: null, eraseAt }] });
    expect(await holders('+994501234567')).toEqual([]);
  });

  test('calls out of turn are found by date, the latest first, with the number; practice is left out', async () => {
    const called = (ticket: string, minute: number, because: Because, practice = false): QueueEvent => ({
      at: morning + minute * 60_000,
      by: { kind: 'system', id: 'clock', role: 'system' },
      date: today,
      practice,
      type: 'ticket-called',
      ticket,
      counter: 'c1',
      clerk: 'u1',
      callId: `${ticket}-${minute}`,
      call: 1,
      because,
    });
    const byHand = (reason: string): Because => ({ rule: 'out-of-turn', reason });
    const events = [
      called('t1', 1, byHand('"rule":"out-of-turn"')),
      called('t2', 2, { rule: 'first-come' }),
      called('t2', 3, byHand('faint')),
      called('t1', 4, byHand('practice'), true),
    ];
    await put(at(), {
      events: [dayOpened(), issued('t1'), issued('t2'), ...events],
      legs: [leg('t1'), leg('t2', { number: 'A002' })],
    });
    const found = await at().callsOutOfTurn(centreId, today, today, 10);
    expect(found.map(({ reason, at: when }) => [reason, when - morning])).toEqual([
      ['faint', 180_000],
      ['"rule":"out-of-turn"', 60_000],
    ]);
    expect(found[0]).toMatchObject({ date: today, counter: 'c1', clerk: 'u1' });
    expect(await at().callsOutOfTurn(centreId, today, today, 1)).toHaveLength(1);
    expect(await at().callsOutOfTurn(centreId, '2026-11-21', '2026-12-01', 10)).toEqual([]);
    expect(await at().callsOutOfTurn('ikinci', today, today, 10)).toEqual([]);
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

  test('legs of a long time come whole and in order, however many', async () => {
    await put(at(), { events: [configured('a')] });
    const dates = ['2025-01-02', '2025-01-03'];
    const rows = dates.flatMap((date) =>
      Array.from({ length: 5000 }, (_, index) => leg(`t${10_000 + index}`, { date, imported: true })),
    );
    await put(at(), { legs: rows });
    expect(await at().legs(centreId, '2025-01-01', '2025-12-31')).toEqual(rows);
    expect(await at().legs(centreId, '2025-01-03', '2025-01-03')).toEqual(rows.slice(5000));
  });

  test('imported legs bring their tickets with them, and may come twice', async () => {
    await put(at(), { events: [configured('a')] });
    const imported = leg('old-1', { date: '2025-01-02', imported: true });
    await put(at(), { legs: [imported] });
    await put(at(), { legs: [imported] });
    expect(await at().legs(centreId, '2025-01-01', '2025-12-31')).toEqual([imported]);
  });

  test('a job goes to another printer, with all that it may come out of', async () => {
    const choices = ['hall', 'office'];
    await put(at(), { events: [dayOpened(), issued('t1')], jobs: [job('j1', 't1', { choices }), job('j2', 't1')] });
    await at().moveJob('j1', 'office', 'sending', morning);
    await at().moveJob('none', 'office', 'queued', morning);
    expect((await at().pendingJobs(centreId, 'hall')).map(({ id }) => id)).toEqual(['j2']);
    expect(await at().pendingJobs(centreId, 'office')).toEqual([
      { ...job('j1', 't1', { choices }), printer: 'office', status: 'sending', reason: null },
    ]);
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
}

/** What every store must keep to about erasing, leases and probes. */
export function upkeepContract(at: () => Store): void {
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

  test('a dead secret goes from slips and kept answers too; a living one and all else stays', async () => {
    const [dead, living] = ['d'.repeat(32), 'l'.repeat(32)];
    const slip = (secret: string) => `{"number":"A001","url":"https://q.example/t/${secret}","copy":false}`;
    const body = (secret: string) => `{"ok":true,"value":{"ahead":0,"secret":"${secret}"}}`;
    await put(at(), {
      events: [dayOpened(), issued('t1'), issued('t2')],
      jobs: [job('j1', 't1', { slip: slip(dead) }), job('j2', 't2', { slip: slip(living) }), job('j3', '')],
      secrets: [
        { secret: dead, ticket: 't1', expiresAt: morning + 10 },
        { secret: living, ticket: 't2', expiresAt: morning + 11 },
      ],
      answers: [answer('k1', { body: body(dead) }), answer('k2', { body: body(living) })],
    });
    expect(await at().slipsOver(['j1', 'j2', 'j3', 'j4'], morning + 9)).toEqual(['j4']);
    expect(await at().slipsOver(['j1', 'j2', 'j3', 'j4'], morning + 10)).toEqual(['j1', 'j4']);
    expect(await at().erase(morning + 10)).toBe(3);
    expect(await at().slipsOver(['j1', 'j2', 'j3', 'j4'], morning + 10)).toEqual(['j1', 'j4']);
    const slips = (await at().recentJobs(centreId, 0)).map((one) => one.slip);
    expect(slips).toEqual(['{"number":"A001","url":null,"copy":false}', slip(living), job('j3', '').slip]);
    const kept = await at().commit(centreId, 3, (locked) => ({
      write: writeOf({}),
      value: ['k1', 'k2'].map((key) => locked.answer('kiosk POST tickets', key)?.body),
    }));
    expect(kept.value).toEqual([body(''), body(living)]);
    expect(await at().erase(morning + 10)).toBe(0);
  });

  test('the phones of a ticket live as long as its secret; the same one comes once, and of too many the oldest goes', async () => {
    const [first, second] = ['s'.repeat(32), 'z'.repeat(32)];
    const phone = (endpoint: string, language = 'az') => ({ endpoint, p256dh: 'key', auth: 'auth', language });
    await put(at(), {
      events: [dayOpened(), issued('t1'), issued('t2')],
      secrets: [
        { secret: first, ticket: 't1', expiresAt: morning + 10 },
        { secret: second, ticket: 't2', expiresAt: morning + dayMs },
      ],
    });
    const ofFirst = async (now = morning) => (await at().pushesOf(centreId, 't1', now)).map(({ endpoint }) => endpoint);
    expect(await at().putPush('x'.repeat(32), phone('a'), morning)).toBe(false);
    expect(await at().putPush(first, phone('a'), morning + 10)).toBe(false);
    for (const one of ['a', 'b', 'a', 'c']) expect(await at().putPush(first, phone(one, 'ru'), morning)).toBe(true);
    expect(await at().putPush(second, phone('a'), morning)).toBe(true);
    expect(await at().pushesOf(centreId, 't1', morning)).toEqual([
      phone('b', 'ru'),
      phone('a', 'ru'),
      phone('c', 'ru'),
    ]);
    await at().putPush(first, phone('d'), morning);
    expect(await ofFirst()).toEqual(['a', 'c', 'd']);
    await at().removePushes(centreId, 't1', 'c');
    expect(await ofFirst()).toEqual(['a', 'd']);
    expect(await ofFirst(morning + 10)).toEqual([]);
    expect(await at().pushesOf('ikinci', 't1', morning)).toEqual([]);
    await at().removePushes(centreId, 't1');
    expect(await ofFirst()).toEqual([]);
    expect(await at().pushesOf(centreId, 't2', morning)).toEqual([phone('a')]);

    await at().putPush(first, phone('a'), morning);
    await at().erase(morning + 10);
    expect(await ofFirst()).toEqual([]);
    expect(await at().pushesOf(centreId, 't2', morning)).toHaveLength(1);
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

  test('how a printer answers is kept by centre and printer, the latest in place of the one before, until forgotten', async () => {
    await put(at(), { events: [configured('a')] });
    await at().commit('ikinci', 0, () => ({ write: writeOf({ events: [configured('b')] }), value: null }));
    const row = { centre: centreId, printer: 'p', way: 'tcp', grade: 'real-time', foundAt: morning } as const;
    await at().putPrinterGrade(row);
    await at().putPrinterGrade({ ...row, printer: 'b' });
    await at().putPrinterGrade({ ...row, centre: 'ikinci' });
    await at().putPrinterGrade({ ...row, way: 'serial', grade: 'in-order', foundAt: morning + 1 });
    expect(await at().printerGrades(centreId)).toEqual([
      { ...row, printer: 'b' },
      { ...row, way: 'serial', grade: 'in-order', foundAt: morning + 1 },
    ]);
    await at().forgetPrinterGrade(centreId, 'p');
    await at().forgetPrinterGrade(centreId, 'nobody');
    expect(await at().printerGrades(centreId)).toEqual([{ ...row, printer: 'b' }]);
    expect(await at().printerGrades('ikinci')).toEqual([{ ...row, centre: 'ikinci' }]);
  });
}

const answer = (key: string, fields: Partial<KeptAnswer> = {}): KeptAnswer => ({
  scope: 'kiosk POST tickets',
  key,
  bodyHash: 'b1',
  status: 201,
  body: '{"ok":true}',
  keptAt: morning,
  ...fields,
});
