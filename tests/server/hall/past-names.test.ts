import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createNames, keyLabel, namesIn, stillNamed } from '../../../manager/ui/names.ts';
import { createDisplayNames } from '../../../server/access/display-names.ts';
import { openPastNames } from '../../../server/centre/past-names.ts';
import { rowName } from '../../../server/reports/named-rows.ts';
import type { DatedCentre } from '../../../server/store/names.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { Label } from '../../../shared/labels.ts';
import { manager as words } from '../../../shared/text/en.ts';
import type { CounterView, FloorView, HallView, PhoneView, Views } from '../../../shared/views.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { changeToken } from '../../store/changing.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** What is gone, or is called otherwise now, keeps in the past the name that it had then. */

const reading = { words, months: [], language: 'az' } as never;

const configure = async (server: AServer, document: Centre): Promise<void> => {
  const { reply } = await server.ask('manager', 'config');
  const headers = { 'if-match': String(reply.headers.etag) };
  expect((await server.ask('manager', 'putConfig', { body: document, headers })).refusal).toBeNull();
};
const viewOf = async <N extends keyof Views>(server: AServer, view: N, id?: string): Promise<Views[N]> =>
  (
    (await server.ask('manager', 'view', { params: { view, ...(id === undefined ? {} : { id }) } })).value as {
      readonly data: Views[N];
    }
  ).data;

const named = (change: Partial<Centre> = {}): Centre =>
  openCentre({
    services: openCentre().services.map((one) => ({ ...one, name: { az: `Xidmət ${one.id}` } })),
    counters: openCentre().counters.map((one) => ({ ...one, name: `Pəncərə ${one.id}` })),
    ...change,
  });
/** Without service c, the counter and the profile for it, and the class of the veterans; service b under another name. */
const lean: Centre = named({
  services: named()
    .services.slice(0, 2)
    .map((one) => (one.id === 'b' ? { ...one, name: { az: 'Yeni b' } } : one)),
  counters: named().counters.slice(0, 2),
  profiles: named().profiles.slice(0, 2),
  priorityClasses: named().priorityClasses.slice(1),
  outcomes: [{ id: 'other', name: { az: 'Başqa' } }],
});

/** A morning at counter 3: three tickets for c, one of them called out of turn; then all of it is dropped. */
const droppedDay = async () => {
  const server = await aServer({ centre: named() });
  onTestFinished(server.close);
  const { store } = server;
  const [token] = (await store.tokens()).filter(({ id }) => id === 'clerk-1');
  if (token !== undefined) await changeToken(store, { ...token, name: 'Aysel' });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '3', body: {} });
  const issue = async () => {
    const body = { service: 'c', priorityClass: 'veteran' };
    return (await server.ask('reception', 'issueTicket', { body })).value;
  };
  const issued = [await issue(), await issue(), await issue()];
  const last = issued[2]?.ticket.id ?? '';
  await server.ask('clerk', 'call', { id: '3', body: { ticket: last, reason: 'in a hurry' } });
  await server.ask('clerk', 'start', { id: last, body: {} });
  await server.ask('clerk', 'finish', { id: last, body: {} });
  for (const { ticket } of issued.slice(0, 2)) await server.ask('reception', 'cancel', { id: ticket.id, body: {} });
  await server.ask('clerk', 'closeCounter', { id: '3', body: {} });
  await store.removeToken('clerk-1');
  await configure(server, lean);
  return { server, secret: issued[2]?.secret ?? '', last };
};

test('[K5] every view and report names what was dropped today as it was called', async () => {
  const { server, secret } = await droppedDay();
  const phone: PhoneView = (await server.ask(null, 'phoneTicket', { params: { secret } })).value as never;
  const hall: HallView = await viewOf(server, 'hall', 'd');
  const floor: FloorView = await viewOf(server, 'floor');
  const counter: CounterView = await viewOf(server, 'counter', '1');
  const date = floor.day.date ?? '';
  const query = { from: date, to: date };
  const names = createNames('small', { api: async () => ({ ok: false, lost: true }) as never });
  const rows = async (by: 'service' | 'counter' | 'clerk' | 'class'): Promise<readonly string[]> => {
    const { value } = await server.ask('manager', 'summary', { query: { ...query, by } });
    const given = namesIn(value.rows);
    return value.rows
      .filter(({ key }) => key !== '')
      .map(({ key }) => keyLabel(by, key, names, reading, given.get(key)));
  };
  const { value: quoted } = await server.ask('manager', 'quoted', { query: { ...query, by: 'hour', service: 'c' } });
  const { value: calls } = await server.ask('manager', 'outOfTurn', { query });

  expect({
    phone: phone.service,
    hall: hall.last.map((call) => call.counter.name),
    floor: floor.outOfTurn.map((call) => [call.counterName, call.clerk]),
    gone: [counter.gone.services, counter.gone.profiles, counter.gone.priorityClasses].map((list) =>
      list.map(({ name }) => name.az),
    ),
    service: await rows('service'),
    counter: await rows('counter'),
    clerk: await rows('clerk'),
    class: await rows('class'),
    quoted: quoted.total.name,
    calls: calls.calls.map((call) => [call.counterName, call.clerkName]),
  }).toEqual({
    phone: { az: 'Xidmət c' },
    hall: ['Pəncərə 3'],
    floor: [['Pəncərə 3', 'Aysel']],
    gone: [['Xidmət c'], ['Yalnız C'], ['Veteran']],
    service: ['Xidmət c'],
    counter: ['Pəncərə 3'],
    clerk: ['Aysel'],
    class: ['Veteran'],
    quoted: { az: 'Xidmət c' },
    calls: [['Pəncərə 3', 'Aysel']],
  });

  await configure(server, named());
  expect((await viewOf(server, 'counter', '1')).gone).toEqual({ services: [], profiles: [], priorityClasses: [] });
});

test('[K5] a ticket names its service, counter, clerk and class as they were called then, today and later', async () => {
  const { server, last } = await droppedDay();
  const { value } = await server.ask('manager', 'ticket', { id: last });
  expect(value.names).toMatchObject({
    service: { az: 'Xidmət c' },
    priorityClass: { az: 'Veteran' },
    outcome: null,
    legs: [{ service: { az: 'Xidmət c' }, counter: 'Pəncərə 3', clerk: 'Aysel' }],
  });
  expect(value.names.history.map(({ counter }) => counter)).toContain('Pəncərə 3');
  expect([value.names.legs.length, value.names.history.length]).toEqual([
    value.ticket.legs.length,
    value.ticket.history.length,
  ]);
  // Another of the same names comes after it: the ticket stays with those that it met.
  await configure(server, named({ counters: named().counters.map((one) => ({ ...one, name: `Yeni ${one.id}` })) }));
  const later = (await server.ask('manager', 'ticket', { id: last })).value.names;
  expect(later).toEqual(value.names);
});

test('[K5] devices and people are shown with the places and counters that were dropped', async () => {
  const server = await aServer({ centre: named({ kiosks: [{ id: 'k', name: 'Girişdə' }] }) });
  onTestFinished(server.close);
  const body = { user: 'leyla', name: 'Leyla', role: 'clerk', password: 'a long enough one', counters: ['1', '3'] };
  await server.ask('admin', 'addUser', { body });
  const without = { kiosks: [{ id: 'other', name: 'Başqa' }], counters: named().counters.slice(0, 2) };
  await configure(server, named(without));
  const { value: devices } = await server.ask('manager', 'devices');
  const { value: people } = await server.ask('manager', 'users');
  expect(devices.find(({ id }) => id === 'kiosk-k')?.placeName).toBe('Girişdə');
  expect(people.find(({ user }) => user === 'leyla')?.counterNames).toEqual(['Pəncərə 1', 'Pəncərə 3']);
  await server.ask('manager', 'removeDevice', { id: 'kiosk-k' });
  const { value: lines } = await server.ask('admin', 'security');
  expect(lines.find(({ what }) => what === 'device-removed')?.about).toBe('kiosk Girişdə');
});

test('[K5] the security log keeps the names that people had', async () => {
  const server = await aServer();
  onTestFinished(server.close);
  const [token] = (await server.store.tokens()).filter(({ id }) => id === 'admin-1');
  if (token === undefined) throw new Error('no token');
  await changeToken(server.store, { ...token, name: 'Aysel' });
  const body = { user: 'leyla', name: 'Leyla', role: 'clerk', password: 'a long enough one' };
  await server.ask('admin', 'addUser', { body });
  await changeToken(server.store, { ...token, name: 'Nigar' });
  const { value } = await server.ask('admin', 'security');
  expect(value.find(({ what }) => what === 'person-added')).toMatchObject({ who: 'Aysel', about: 'leyla: clerk' });
});

test.each([
  [{ ru: 'Услуга c' }, 'Услуга c'],
  [{ ru: 'Услуга c', az: 'Xidmət c' }, 'Xidmət c'],
  ['Xidmət c', 'Xidmət c'],
])('[K5] %j, named in languages of which the centre may have dropped some, is read as %s', (label, expected) => {
  const names = createNames('small', { api: async () => ({ ok: false, lost: true }) as never });
  expect(keyLabel('service', 'c', names, reading, label as Label)).toBe(expected);
  expect(stillNamed('c', label as Label, undefined, reading)).toBe(expected);
  expect(stillNamed('c', label as Label, [], reading)).toBe(`${expected} (no longer there)`);
  expect(stillNamed('c', label as Label, [{ id: 'c', name: 'Indi' }], reading)).toBe('Indi');
});

test('people keep the name that they had then: renamed, removed, or both', async () => {
  const server = await aServer();
  onTestFinished(server.close);
  const body = { user: 'leyla', name: 'Leyla Əliyeva', role: 'clerk', password: 'a long enough one' };
  const { value } = await server.ask('admin', 'addUser', { body });
  const { id } = value;
  const nameAt = async (at?: number) => (await createDisplayNames(server.store, server.clock).load())(id, at);
  const before = server.clock.now() - 1;
  await server.ask('admin', 'editUser', { id, body: { name: 'Leyla Məmmədova' } });
  const after = server.clock.now() + 1;
  expect([await nameAt(before), await nameAt(after), await nameAt()]).toEqual([
    'Leyla Əliyeva',
    'Leyla Məmmədova',
    'Leyla Məmmədova',
  ]);
  await server.ask('admin', 'editUser', { id, body: { active: false } });
  await server.ask('admin', 'removeUser', { id });
  expect([await nameAt(before), await nameAt(after), await nameAt()]).toEqual([
    'Leyla Əliyeva',
    'Leyla Məmmədova',
    'Leyla Məmmədova',
  ]);
  const names = {
    nameOf: () => null,
    personOf: await createDisplayNames(server.store, server.clock).load(),
    until: before,
  };
  expect([rowName('clerk', id, names), rowName('clerk', 'nobody-known', names)]).toEqual(['Leyla Əliyeva', null]);
});

describe('whatever is renamed, dropped and put back', () => {
  const kinds = {
    service: 'services',
    group: 'groups',
    counter: 'counters',
    class: 'priorityClasses',
    profile: 'profiles',
    outcome: 'outcomes',
    printer: 'printers',
    kiosk: 'kiosks',
    display: 'displays',
  } as const;
  const ids = ['x', 'y', 'z'];
  const anEdit = fc.record({
    kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    id: fc.constantFrom(...ids),
    name: fc.option(fc.constantFrom('bir', 'iki', 'üç'), { nil: null }),
    passed: fc.integer({ min: 0, max: 3 }),
  });

  test('a name is the newest by then, and never an id, an empty text or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEdit, { maxLength: 60 }), async (edits) => {
        const log: DatedCentre[] = [];
        const truth: { readonly key: string; readonly at: number; readonly name: string }[] = [];
        const by = { kind: 'user', id: 'u1', role: 'manager' } as const;
        let [at, centre] = [0, smallCentre() as unknown as Record<string, unknown>];
        for (const { kind, id, name, passed } of edits) {
          at += passed;
          const list = (centre[kinds[kind]] as { readonly id: string }[]).filter((one) => one.id !== id);
          centre = { ...centre, [kinds[kind]]: name === null ? list : [...list, { id, name }] };
          if (name !== null) truth.push({ key: `${kind} ${id}`, at, name });
          log.push({ seq: log.length + 1, at, by, source: 'http', centre: centre as unknown as Centre });
        }
        const configurations = async (_: string, after: number, limit: number) => log.slice(after, after + limit);
        const nameOf = await openPastNames({ configurations }).load('small');
        for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
          for (const id of ids)
            for (let then = 0; then <= at + 1; then++) {
              const had = truth.filter(({ key }) => key === `${kind} ${id}`);
              const expected: Label | null = (had.findLast((one) => one.at <= then) ?? had[0])?.name ?? null;
              if (nameOf(kind, id, then) !== expected) throw new Error(`${kind} ${id} at ${then}`);
            }
      }),
      { numRuns: 60 },
    );
  });
});
