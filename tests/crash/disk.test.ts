import { statSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dateAt } from '../../engine/queue/business-day.ts';
import { systemClock } from '../../server/async/clock.ts';
import { newId } from '../../server/ids.ts';
import type { ViewFrame } from '../../shared/live.ts';
import type { SeatBody, TicketBody } from '../../shared/route-bodies.ts';
import type { HallView } from '../../shared/views.ts';
import { eventually } from '../support/eventually.ts';
import { type Prepared, prepare, verify } from './a-centre.ts';
import { EndedEarly, type Process, startProcess } from './a-process.ts';
import { type Asked, ask, newAgent } from './asking.ts';
import { bookedPart } from './bookers.ts';
import { readLog } from './crowd.ts';
import { breakCalls, canBreakCalls, cannotBreakCalls, limitFiles, openSmallDisk } from './faults.ts';

/** A disk that is full or broken: what cannot be stored is refused, is shown nowhere, and comes back by itself. */

const agent = newAgent();
const breakable = await canBreakCalls();
const small = openSmallDisk(12);
small?.remove();
const mountable = small !== null;
const [withStrace, withMount] = [test.skipIf(!breakable), test.skipIf(!mountable)];
const traced = (name: string): string => (breakable ? name : `${name} (${cannotBreakCalls})`);
const mounted = (name: string): string => (mountable ? name : `${name} (left out: only root can mount a small disk)`);

let prepared: Prepared;
let server: Process;
/** Numbers that were given, and requests that were refused. */
let given: TicketBody[];
let refused: Asked[];
/** Seats that were given. */
let seats: SeatBody[];

const begin = async (within?: string): Promise<void> => {
  given = [];
  seats = [];
  prepared = await prepare({ counters: 1, change: bookedPart, ...(within === undefined ? {} : { within }) });
  server = await startProcess(prepared);
};
const end = async (): Promise<void> => {
  await server?.close();
  await prepared?.remove();
};
beforeEach(() => {
  refused = [];
});

/** One ticket more; gives the refusal's code, or null. */
const issue = async (): Promise<string | null> => {
  const asked = { path: '/tickets', token: prepared.tokens.reception, body: { service: 'a' }, key: newId() };
  const answer = await ask(agent, server.base, asked);
  if (answer.refusal === null) given.push(answer.value<{ ticket: TicketBody }>().ticket);
  else {
    expect([answer.status, answer.refusal]).toEqual([503, 'cannot-store']);
    refused.push(asked);
  }
  return answer.refusal;
};

/** Keeps a place and books it, as far as it can be stored; gives the refusal's code, or null. */
const book = async (): Promise<string | null> => {
  const { reception: token } = prepared.tokens;
  const place = { resource: 'service-e', date: dateAt(systemClock.now(), prepared.centre.timeZone) };
  const from = `${14 + Math.floor(places / 60)}:${String(places % 60).padStart(2, '0')}`;
  places += 1;
  const held = await ask(agent, server.base, { path: '/holds', token, body: { ...place, from }, key: newId() });
  if (held.refusal !== null) return held.refusal;
  const { hold } = held.value<{ hold: string }>();
  const contact = { email: `someone${places}@example.org` };
  const booked = await ask(agent, server.base, { path: '/seats', token, body: { hold, contact }, key: newId() });
  if (booked.refusal === null) seats.push(booked.value<{ seat: SeatBody }>().seat);
  return booked.refusal;
};
let places = 0;

/** Gives tickets until one is refused, and some more; then no seat is given either. */
const untilRefused = async (): Promise<void> => {
  for (let at = 0; at < 3000 && refused.length === 0; at++) await issue();
  for (let at = 0; at < 5; at++) await issue();
  expect(refused).toHaveLength(6);
  expect(await book()).toBe('cannot-store');
};

/** The screens and the log know of what was acknowledged, and of nothing else. */
const shownIsStored = async (): Promise<void> => {
  const { admin } = prepared.tokens;
  const view = await ask(agent, server.base, { method: 'GET', path: '/views/hall/d', token: admin });
  expect(view.value<ViewFrame<HallView>>().data.waiting).toBe(given.length);
  const log = await readLog(agent, server.base, admin);
  const issued = log.flatMap(({ event }) => (event.type === 'ticket-issued' ? event.ticket : []));
  expect(issued).toEqual(given.map(({ id }) => id));
  const date = dateAt(systemClock.now(), prepared.centre.timeZone);
  const kept = await ask(agent, server.base, { method: 'GET', path: `/seats?date=${date}`, token: admin });
  const booked = kept.value<readonly SeatBody[]>().filter(({ status }) => status !== 'held');
  expect(booked.map(({ id }) => id).sort()).toEqual(seats.map(({ id }) => id).sort());
};

const comesBack = async (): Promise<void> => {
  await eventually(async () => expect(await issue()).toBeNull());
  expect(await book()).toBeNull();
  // Who was refused asks again under the same key: that was never kept, so it is a new ticket, and one only.
  const [again] = refused;
  if (again === undefined) throw new Error('nobody was refused');
  const twice = [await ask(agent, server.base, again), await ask(agent, server.base, again)];
  given.push(...twice.slice(0, 1).map((answer) => answer.value<{ ticket: TicketBody }>().ticket));
  expect(twice[0]?.text).toBe(twice[1]?.text);
  expect(new Set(given.map(({ number }) => number)).size).toBe(given.length);
  expect((await fetch(`${server.base}/readyz`)).status).toBe(200);
  await shownIsStored();
  expect((await verify(prepared.file)).findings).toEqual([]);
};

/** Nothing that was refused comes to light, even if the server dies before it could write again. */
const dies = async (): Promise<void> => {
  await server.kill();
  server = await startProcess(prepared);
  await shownIsStored();
};

describe('a full disk', () => {
  afterEach(end);

  withMount(mounted('refuses whole, shows nothing that is not stored, and goes on once there is room'), async () => {
    const disk = openSmallDisk(12);
    if (disk === null) throw new Error('it could be mounted a moment ago');
    try {
      await begin(disk.folder);
      for (let at = 0; at < 5; at++) expect(await eventually(issue)).toBeNull();
      disk.fill();
      await untilRefused();
      await shownIsStored();
      expect((await fetch(`${server.base}/readyz`)).status).toBe(503);
      expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
      disk.clear();
      await comesBack();
      disk.fill();
      refused = [];
      await untilRefused();
      disk.clear();
      await dies();
    } finally {
      await server.close();
      disk.remove();
    }
  });
});

/** Each of them goes on with the server that the one before brought back. */
describe('a disk', () => {
  beforeAll(() => begin());
  afterAll(end);

  test('that is full as far as files may grow no more: the same', async () => {
    for (let at = 0; at < 5; at++) expect(await eventually(issue)).toBeNull();
    limitFiles(server.pid, statSync(`${prepared.file}-wal`).size + 2000);
    await untilRefused();
    await shownIsStored();
    limitFiles(server.pid, null);
    await comesBack();
  });

  const kinds = [
    ['cannot sync', '/^f(data)?sync$', 'EIO'],
    ['cannot be written', '/^pwrite64$', 'EIO'],
    ['became read-only', '/^(pwrite64|ftruncate|openat)$', 'EROFS'],
  ] as const;
  withStrace.each(kinds)(
    traced('that %s: nothing is given, nothing is shown, and it comes back by itself'),
    async (_name, calls, error) => {
      for (let at = 0; at < 5; at++) expect(await eventually(issue)).toBeNull();
      const fault = await breakCalls(server.pid, calls, error);
      await untilRefused();
      await shownIsStored();
      await fault.mend();
      await comesBack();
    },
  );

  withStrace(traced('that cannot sync, and then the power goes: what was refused stays refused'), async () => {
    for (let at = 0; at < 5; at++) expect(await eventually(issue)).toBeNull();
    const fault = await breakCalls(server.pid, '/^f(data)?sync$', 'EIO');
    await untilRefused();
    await server.kill();
    await fault.mend();
    server = await startProcess(prepared);
    await shownIsStored();
    expect((await verify(prepared.file)).findings).toEqual([]);
  });
});

describe('a disk', () => {
  afterEach(end);

  withMount.each([
    ['ended in good order', 'close'],
    ['was killed and left its write-ahead log', 'kill'],
  ] as const)(
    mounted('that is read-only when a server starts, where the last one %s: one line, and exit code 1'),
    async (_how, end) => {
      const disk = openSmallDisk(12);
      if (disk === null) throw new Error('it could be mounted a moment ago');
      try {
        await begin(disk.folder);
        expect(await eventually(issue)).toBeNull();
        await server[end]();
        disk.lock();
        const failed = await startProcess({ folder: prepared.folder }).then(
          (started) => started.kill().then(() => 'it started'),
          (error: unknown) => error,
        );
        expect(failed).toBeInstanceOf(EndedEarly);
        const lines = String((failed as EndedEarly).message)
          .trim()
          .split('\n');
        expect(lines.at(-1)).toMatch(/^Cannot start: the database cannot be (opened|written to) /);
      } finally {
        disk.remove();
      }
    },
  );
});
