import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { TicketBody } from '../../../shared/route-bodies.ts';
import { type Move, mayMove, moveNames, statuses, type TicketStatus } from '../../../shared/tickets/ticket.ts';
import { aFolder, aServer, openCentre } from '../../support/server.ts';
import { openVisits, type Step, type Visits } from '../../support/visits.ts';

let hall: Visits;
beforeAll(async () => {
  hall = await openVisits();
});
afterAll(() => hall.close());
/** A new day with these counters open. */
const visits = async (counters: readonly string[] = ['1', '2']): Promise<Visits> => {
  await hall.newDay(counters);
  return hall;
};

const issue = (visitor: string, service = 'a', more: Partial<Step> = {}): Step => ({
  do: 'issueTicket',
  visitor,
  body: { service, language: 'ru' },
  becomes: 'waiting',
  ...more,
});
const call = (visitor: string, counter = '1', more: Partial<Step> = {}): Step => ({
  do: 'call',
  visitor,
  counter,
  becomes: 'called',
  ...more,
});
const move = (name: Step['do'], visitor: string, becomes: TicketStatus, more: Partial<Step> = {}): Step => ({
  do: name,
  visitor,
  becomes,
  ...more,
});
const wait = (seconds: number): Step => ({ do: 'wait', seconds });
const callNext = (visitor: string, counter: string): Step => ({ do: 'callNext', visitor, counter, becomes: 'called' });

interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  /** How many visitors are still there at the end. */
  readonly active: number;
  readonly ends?: (ticket: TicketBody) => void;
  /** Whose ticket `ends` looks at. */
  readonly of?: string;
}

const scenarios: readonly Scenario[] = [
  {
    name: 'QT1 two services in one visit',
    steps: [
      issue('V'),
      wait(30),
      call('V'),
      wait(5),
      move('start', 'V', 'serving'),
      wait(60),
      move('addService', 'V', 'serving', { body: { service: 'b' }, changes: ['service'] }),
      wait(60),
      move('finish', 'V', 'served'),
    ],
    active: 0,
    of: 'V',
    ends({ legs }) {
      expect(legs.map(({ service, ending }) => [service, ending])).toEqual([
        ['a', 'served'],
        ['b', 'served'],
      ]);
      expect(legs.map(({ waitSeconds }) => waitSeconds)).toEqual([30, null]);
      expect(legs.map(({ serviceSeconds }) => serviceSeconds)).toEqual([60, 60]);
      expect(legs[1]?.startedAt).toBe(legs[0]?.endedAt);
    },
  },
  {
    name: 'QT2 served without queueing, parked and called back',
    steps: [
      { do: 'serve', visitor: 'V', body: { service: 'a' }, becomes: 'serving' },
      wait(40),
      move('park', 'V', 'parked'),
      wait(600),
      call('V'),
      wait(10),
      move('start', 'V', 'serving'),
      wait(20),
      move('finish', 'V', 'served'),
    ],
    active: 0,
    of: 'V',
    ends({ legs, history }) {
      expect(history.map(({ status }) => status)).toEqual(['serving', 'parked', 'called', 'serving']);
      expect(legs).toMatchObject([{ serviceSeconds: 60, parkedSeconds: 600, waitSeconds: null }]);
    },
  },
  { name: 'QT3 cancelled at once', steps: [issue('V'), move('cancel', 'V', 'cancelled')], active: 0 },
  {
    name: 'QT4 cancelled after a while',
    steps: [issue('V'), wait(300), move('cancel', 'V', 'cancelled')],
    active: 0,
    of: 'V',
    ends({ history, issuedAt, endedAt }) {
      expect(history).toMatchObject([{ status: 'waiting', from: issuedAt, to: endedAt }]);
      expect(Date.parse(endedAt ?? '') - Date.parse(issuedAt)).toBe(300_000);
    },
  },
  {
    name: 'QT5 note and service corrected while serving',
    steps: [
      issue('V'),
      call('V'),
      move('start', 'V', 'serving'),
      move('editTicket', 'V', 'serving', { body: { note: 'brings two children' }, changes: ['note'] }),
      move('editTicket', 'V', 'serving', { body: { service: 'b' }, changes: ['service'] }),
      move('finish', 'V', 'served'),
    ],
    active: 0,
    of: 'V',
    ends: (ticket) =>
      expect(ticket).toMatchObject({ note: 'brings two children', service: 'b', legs: [{ service: 'b' }] }),
  },
  {
    name: 'QT6 the preferred kind first, then those who are left',
    steps: [
      issue('V1', 'b'),
      wait(1),
      issue('V2', 'a'),
      callNext('V2', '2'),
      move('start', 'V2', 'serving'),
      move('finish', 'V2', 'served'),
      callNext('V1', '2'),
    ],
    active: 1,
  },
  {
    name: 'QT7 a counter for ordinary visits leaves the quick one until it has none',
    steps: [
      issue('V1', 'b'),
      wait(1),
      issue('V2', 'a'),
      callNext('V2', '2'),
      move('noShow', 'V2', 'no-show'),
      callNext('V1', '2'),
    ],
    active: 2,
  },
  {
    name: 'N1 one ticket, two counters: the second is refused',
    steps: [issue('V'), call('V', '1'), call('V', '2', { refused: 'wrong-status' })],
    active: 1,
    of: 'V',
    ends: ({ counter }) => expect(counter).toBe('1'),
  },
  { name: 'N2 nobody waits', steps: [{ do: 'callNext', counter: '1', refused: 'nothing-waiting' }], active: 0 },
  {
    name: 'N3 started twice',
    steps: [
      issue('V'),
      call('V'),
      move('start', 'V', 'serving', { key: 'start-1' }),
      move('start', 'V', 'serving', { refused: 'wrong-status' }),
      move('start', 'V', 'serving', { key: 'start-1' }),
      move('start', 'V', 'serving', { key: 'start-2', refused: 'wrong-status' }),
    ],
    active: 1,
  },
  {
    name: 'N4 a group of services is no service',
    steps: [{ do: 'issueTicket', body: { service: 'all' }, refused: 'service-not-found' }],
    active: 0,
  },
  {
    name: 'a transfer that cannot be leaves everything as it was',
    steps: [
      issue('V'),
      call('V'),
      move('start', 'V', 'serving'),
      move('transfer', 'V', 'serving', { body: { service: 'nowhere' }, refused: 'service-not-found' }),
      move('transfer', 'V', 'serving', { body: { counter: '3' }, refused: 'counter-closed' }),
      move('transfer', 'V', 'serving', { body: { counter: '9' }, refused: 'counter-not-found' }),
      move('addService', 'V', 'serving', { body: { service: 'nowhere' }, refused: 'service-not-found' }),
    ],
    active: 1,
    of: 'V',
    ends: ({ legs }) => expect(legs).toMatchObject([{ service: 'a', endedAt: null, ending: null }]),
  },
  {
    name: 'a transfer ends one leg and begins the next at the same instant',
    steps: [
      issue('V'),
      call('V'),
      move('start', 'V', 'serving'),
      wait(90),
      move('transfer', 'V', 'waiting', { body: { service: 'c' }, changes: ['service'] }),
      wait(30),
      move('transfer', 'V', 'waiting', { body: { counter: '2', place: 'front' } }),
    ],
    active: 1,
    of: 'V',
    ends({ legs }) {
      expect(legs.map(({ service, ending }) => [service, ending])).toEqual([
        ['a', 'transferred'],
        ['c', 'transferred'],
        ['c', null],
      ]);
      expect(legs[1]?.queuedAt).toBe(legs[0]?.endedAt);
      expect(legs[2]?.queuedAt).toBe(legs[1]?.endedAt);
    },
  },
  {
    name: 'taking a no-show back opens its leg again, at its old place',
    steps: [
      issue('V'),
      wait(5),
      issue('W'),
      call('V'),
      move('noShow', 'V', 'no-show'),
      wait(60),
      move('reinstate', 'V', 'waiting'),
      callNext('V', '1'),
      move('requeue', 'V', 'waiting'),
      callNext('V', '1'),
    ],
    active: 2,
    of: 'V',
    ends({ legs, calls }) {
      expect(legs).toMatchObject([{ service: 'a', ending: null, endedAt: null }]);
      expect(calls).toBe(3);
    },
  },
];

describe('scenarios', () => {
  test.each(scenarios)('$name', async ({ steps, active, of, ends }) => {
    const hall = await visits();
    await hall.run(steps);
    expect(await hall.active()).toBe(active);
    if (of !== undefined) ends?.(await hall.ticket(of));
  });
});

describe('at the ticket machine', () => {
  test('numbers begin at the first and go on by one; what cannot be issued creates nothing', async () => {
    const hall = await visits();
    await hall.run([issue('V1'), issue('V2')]);
    expect([(await hall.ticket('V1')).number, (await hall.ticket('V2')).number]).toEqual(['A001', 'A002']);
    await hall.run([
      { do: 'issueTicket', body: {}, refused: 'malformed' },
      { do: 'issueTicket', body: { service: 'zzz' }, refused: 'service-not-found' },
      { do: 'start', visitor: '<script>', refused: 'malformed' },
      { do: 'start', visitor: 'unknown', refused: 'ticket-not-found' },
      { do: 'start', visitor: '', refused: 'malformed' },
    ]);
    expect(await hall.waiting()).toBe(2);
  });

  test('who waits is counted until he is called and again once he is put back; a finished visit has its time', async () => {
    const hall = await visits();
    await hall.step(issue('V'));
    expect(await hall.waiting()).toBe(1);
    await hall.run([call('V'), move('start', 'V', 'serving')]);
    expect(await hall.waiting()).toBe(0);
    await hall.step(move('requeue', 'V', 'waiting'));
    expect(await hall.waiting()).toBe(1);
    await hall.run([call('V'), move('start', 'V', 'serving'), wait(7), move('finish', 'V', 'served')]);
    expect((await hall.ticket('V')).legs[0]?.serviceSeconds).toBe(7);
  });

  test('a cancelled ticket is kept, and its row too', async () => {
    const hall = await visits();
    await hall.run([issue('V'), move('cancel', 'V', 'cancelled')]);
    const { id } = await hall.ticket('V');
    const rows = await hall.server.store.legs('small', '2026-11-20', '2027-11-20');
    expect(rows.find(({ ticket }) => ticket === id)).toMatchObject({ number: 'A001', ending: 'cancelled' });
  });

  test('numbers go on within a day, whatever is closed and opened, and start again on the next', async () => {
    const hall = await visits([]);
    const numbers = async (many: number): Promise<readonly string[]> => {
      const issued = [];
      for (let n = 0; n < many; n++) {
        const { value } = await hall.server.ask('reception', 'issueTicket', { body: { service: 'a' } });
        issued.push(value.ticket.number);
      }
      return issued;
    };
    expect((await numbers(42)).at(-1)).toBe('A042');
    await hall.server.ask('manager', 'closeDay', { body: {} });
    await hall.server.ask('manager', 'openDay', { body: {} });
    expect(await numbers(1)).toEqual(['A043']);
    await hall.server.ask('manager', 'closeDay', { body: {} });
    hall.clock.set(hall.clock.now() + 86_400_000);
    await hall.server.ask('manager', 'openDay', { body: {} });
    expect(await numbers(1)).toEqual(['A001']);
  });
});

describe('at the printer', () => {
  test('a slip that cannot be printed leaves the ticket as it is, and the kiosk is told', async () => {
    const connection = { kind: 'tcp', host: '127.0.0.1', port: 9 } as const;
    const printers = [{ id: 'p', name: 'P', connection, dots: 576 as const, oneWay: false }];
    const server = await aServer({ centre: openCentre({ printers }), jobs: true });
    try {
      await server.ask('manager', 'openDay', { body: {} });
      const { value } = await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
      const told = async () => {
        const view = await server.ask('kiosk', 'view', { params: { view: 'kiosk' }, id: 'k' });
        return view.value as { readonly data: { readonly prints: readonly unknown[]; readonly printer: string } };
      };
      await expect
        .poll(async () => (await told()).data)
        .toMatchObject({ printer: 'offline', prints: [{ ticket: value.ticket.id, status: 'queued' }] });
      const kept = await server.ask('manager', 'ticket', { id: value.ticket.id });
      expect(kept.value.ticket).toMatchObject({ number: 'A001', status: 'waiting' });
    } finally {
      await server.close();
    }
  });
});

describe('in storage', () => {
  test('a row without its ticket and a status that there is not are refused', async () => {
    const folder = await aFolder();
    const server = await aServer({ store: await openSqliteStore({ file: join(folder.path, 'novbe.db') }) });
    await server.ask('manager', 'openDay', { body: {} });
    const { value } = await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
    const [job] = await server.store.recentJobs('small', 0);
    if (job === undefined) throw new Error('no job');
    expect(job.ticket).toBe(value.ticket.id);
    const nothing = { events: [], legs: [], jobs: [], personal: [], secrets: [], answers: [] } as const;
    const write = { ...nothing, jobs: [{ ...job, id: 'orphan', ticket: 'nobody' }] };
    await expect(server.store.commit('small', 99, () => ({ write, value: null }))).rejects.toThrow();
    await expect(server.store.markJob(job.id, 'nonsense' as 'printed', null, 2)).rejects.toThrow();
    expect(await server.store.recentJobs('small', 0)).toEqual([job]);
    await server.close();
    await folder.remove();
  });
});

/** How each status is come to. */
const into: { readonly [S in TicketStatus]: readonly Step[] } = {
  waiting: [issue('V')],
  called: [issue('V'), call('V')],
  serving: [issue('V'), call('V'), move('start', 'V', 'serving')],
  parked: [issue('V'), move('park', 'V', 'parked')],
  'no-show': [issue('V'), call('V'), move('noShow', 'V', 'no-show')],
  served: [issue('V'), call('V'), move('start', 'V', 'serving'), move('finish', 'V', 'served')],
  cancelled: [issue('V'), move('cancel', 'V', 'cancelled')],
  expired: [issue('V'), move('closeDay', 'V', 'expired', { body: { force: true } })],
};

/** How each move is asked for over HTTP, and where it leads. `expire` is the closing of the day. */
const asked: { readonly [M in Move]: Step & { readonly to: TicketStatus | 'same' } } = {
  call: { do: 'call', counter: '2', body: { reason: 'asked' }, to: 'called' },
  recall: { do: 'recall', to: 'same', changes: ['calls'] },
  start: { do: 'start', to: 'serving' },
  finish: { do: 'finish', to: 'served' },
  'no-show': { do: 'noShow', to: 'no-show' },
  requeue: { do: 'requeue', to: 'waiting' },
  park: { do: 'park', to: 'parked' },
  resume: { do: 'resume', by: 'second', to: 'serving' },
  transfer: { do: 'transfer', body: { service: 'b' }, changes: ['service'], to: 'waiting' },
  'add-service': { do: 'addService', body: { service: 'b' }, changes: ['service'], to: 'same' },
  cancel: { do: 'cancel', to: 'cancelled' },
  reinstate: { do: 'reinstate', to: 'waiting' },
  expire: { do: 'closeDay', body: { force: true }, to: 'expired' },
  edit: { do: 'editTicket', body: { language: 'en' }, changes: ['language'], to: 'same' },
};

describe('every move in every status: exactly the legal ones work', () => {
  const cases = statuses
    .flatMap((status) => moveNames.map((name) => ({ status, name, legal: mayMove(status, name) })))
    // Closing the day moves whatever it may; that it leaves the ended ones alone is seen with the others.
    .filter(({ name, legal }) => name !== 'expire' || legal);
  test.each(cases)('$status, $name: $legal', async ({ status, name, legal }) => {
    const hall = await visits();
    await hall.run(into[status]);
    const { to, ...step } = asked[name];
    const becomes = to === 'same' ? status : to;
    await hall.step({ ...step, visitor: 'V', ...(legal ? { becomes } : { becomes: status, refused: 'wrong-status' }) });
  });
});

describe('time', () => {
  test('a clock set back makes no interval and no leg end before it began', async () => {
    const hall = await visits();
    await hall.run([issue('V'), wait(600), call('V'), wait(-500), move('start', 'V', 'serving'), wait(-3600)]);
    await hall.run([
      move('park', 'V', 'parked'),
      move('resume', 'V', 'serving', { by: 'clerk' }),
      move('finish', 'V', 'served'),
    ]);
    const { legs } = await hall.ticket('V');
    expect(legs).toMatchObject([{ waitSeconds: 600, walkSeconds: 0, serviceSeconds: 0, parkedSeconds: 0 }]);
  });
});
