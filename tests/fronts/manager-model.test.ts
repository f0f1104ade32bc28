import { describe, expect, test } from 'vitest';
import { centreToOpen, openManager, pathOf, sectionOf } from '../../manager/manager-model.ts';
import type { ManagerPorts } from '../../manager/ports.ts';
import { createNames, keyLabel } from '../../manager/ui/names.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import * as az from '../../shared/text/az.ts';
import * as ru from '../../shared/text/ru.ts';
import { chosenLanguage } from '../../ui/language.ts';
import { createSession } from '../../ui/session.ts';
import { keptShared } from '../fakes/kept-documents.ts';
import { keptDrafts } from '../fakes/kept-drafts.ts';
import { memories } from './counter-fakes.ts';
import {
  countedKeys,
  floor,
  good,
  type HeldLive,
  heldConfig,
  heldLive,
  lost,
  place,
  refused,
  settle,
  talkingApi,
  turnedClock,
} from './manager-fakes.ts';

const centre = sampleCentre;
const user = (role: string, over: object = {}) => ({
  user: {
    id: 'u1',
    login: 'x',
    name: 'X',
    role,
    centre: null,
    counters: null,
    mustChange: false,
    mustEnrol: false,
    ...over,
  },
});

const open = async (role: string, centreAsked: string | null = null) => {
  const server = talkingApi();
  const clock = turnedClock();
  const lives = new Map<string, HeldLive>();
  server.on('session', () => good(user(role)));
  server.on('listCentres', () =>
    good([
      { id: 'sample', name: { az: 'Bir' }, archived: false },
      { id: 'second', name: { az: 'İki' }, archived: false },
    ]),
  );
  server.on('config', () => good(centre));
  server.on('users', () => good([{ id: 'u7', name: 'Leyla Əliyeva' }]));
  const session = createSession(server.api);
  const at = place();
  const ports: ManagerPorts = {
    api: server.api,
    session,
    language: chosenLanguage(['az'], () => ({ read: () => null, write: () => undefined })),
    config: heldConfig(
      async () => lost,
      async () => lost,
    ),
    drafts: keptDrafts(),
    shared: keptShared(),
    place: at,
    clock,
    newKey: countedKeys(),
    memories: memories(),
    centreAsked,
    watchFloor: (id) => {
      const live = heldLive(floor());
      lives.set(id, live);
      return live;
    },
  };
  const manager = openManager(ports);
  await session.check();
  await settle();
  return { server, clock, lives, session, at, manager };
};

describe('sections', () => {
  test('are named by the address; Now where it names none', () => {
    expect(sectionOf('')).toEqual({ name: 'now' });
    expect(sectionOf('/history?from=2026-01-01')).toEqual({ name: 'history' });
    expect(sectionOf('/settings/config')).toEqual({ name: 'settings', part: 'config' });
    expect(sectionOf('/settings/whatever')).toEqual({ name: 'settings', part: 'setup' });
    const inside = { name: 'settings', part: 'setup', inside: 'series' } as const;
    expect(sectionOf(pathOf(inside))).toEqual(inside);
    expect(sectionOf(pathOf({ name: 'settings', part: 'tokens' }))).toEqual({ name: 'settings', part: 'tokens' });
  });

  test('going somewhere changes the address and the section', async () => {
    const { manager, at } = await open('manager');
    manager.go({ name: 'settings', part: 'people' });
    expect(at.path.value).toBe('/settings/people');
    expect(manager.section.value).toEqual({ name: 'settings', part: 'people' });
  });
});

test('a centre that was added is known at once; the one that is open stays open, though it was put away', async () => {
  const { manager, server } = await open('admin');
  const office = manager.office.value;
  const named = (id: string, archived = false) => ({ id, name: { az: id }, archived });
  server.on('listCentres', () => good([named('sample', true), named('second'), named('third')]));
  await office?.world.centresChanged();
  expect(manager.centres.value).toMatchObject({ step: 'ready', value: [{ archived: true }, {}, { id: 'third' }] });
  expect(manager.office.value).toBe(office);
  manager.chooseCentre('third');
  expect(manager.office.value?.centre).toBe('third');
});

describe('who may', () => {
  test('a manager and an administrator see a centre', async () => {
    for (const role of ['manager', 'admin']) {
      const { manager } = await open(role);
      expect(manager.office.value?.centre).toBe('sample');
      expect(manager.desk.value).toBeNull();
    }
  });

  test('a clerk has the bookings of the centre, whatever the address says, and nothing else is asked', async () => {
    const { manager, server, at } = await open('clerk');
    at.go('/settings/people');
    expect(manager.office.value).toBeNull();
    expect(manager.desk.value).toMatchObject({ centre: 'sample', user: { role: 'clerk' } });
    expect(manager.section.value).toEqual({ name: 'bookings' });
    expect(server.of('config')).toHaveLength(0);
  });

  test('when the server says that nobody is signed in any more, the screen is shut', async () => {
    const { manager, server, session, lives, clock } = await open('admin');
    server.on('devices', () => refused('not-signed-in'));
    await manager.office.value?.devices.load();
    expect(session.state.value.step).toBe('out');
    expect(manager.office.value).toBeNull();
    expect(lives.get('sample')?.closed()).toBe(true);
    expect(clock.alarms()).toBe(0);
  });

  test('so it is when the view says it', async () => {
    const { manager, session, lives } = await open('admin');
    const live = lives.get('sample');
    if (live !== undefined) live.refusal.value = { code: 'not-signed-in', message: '' };
    expect(session.state.value.step).toBe('out');
    expect(manager.office.value).toBeNull();
  });
});

describe('which centre', () => {
  const list = [
    { id: 'a', name: {}, archived: false },
    { id: 'b', name: {}, archived: false },
  ];
  const person = (own: string | null) => user('manager', { centre: own }).user as Parameters<typeof centreToOpen>[2];

  test('the one asked for, else the first; a person of one centre has only that', () => {
    expect(centreToOpen(list, 'b', person(null))).toBe('b');
    expect(centreToOpen(list, 'c', person(null))).toBe('a');
    expect(centreToOpen(list, 'a', person('b'))).toBe('b');
    expect(centreToOpen([], null, person(null))).toBeNull();
  });

  test('one that is in use before one that is archived, unless that is asked for or there is no other', () => {
    const [first, second] = list.map((one) => ({ ...one, archived: one.id === 'a' }));
    if (first === undefined || second === undefined) throw new Error('two centres');
    expect(centreToOpen([first, second], null, person(null))).toBe('b');
    expect(centreToOpen([first, second], 'a', person(null))).toBe('a');
    expect(centreToOpen([first], null, person(null))).toBe('a');
  });

  test('another one is opened in place of the first, which is closed', async () => {
    const { manager, lives, clock } = await open('admin', 'second');
    expect(manager.office.value?.centre).toBe('second');
    const alarms = clock.alarms();
    manager.chooseCentre('sample');
    expect(manager.office.value?.centre).toBe('sample');
    expect(lives.get('second')?.closed()).toBe(true);
    expect(clock.alarms()).toBe(alarms);
  });

  test('it stays open while time goes by and views come', async () => {
    const { manager, lives, clock } = await open('admin');
    const office = manager.office.value;
    clock.turn(120_000);
    const live = lives.get('sample');
    if (live !== undefined) live.data.value = floor({ waiting: 9 });
    await settle();
    expect(manager.office.value).toBe(office);
  });
});

test('ids are said by their names, in the reader’s language; what has none is shown as it is', async () => {
  const server = talkingApi();
  server.on('config', () => good(centre));
  server.on('users', () => good([{ id: 'u7', name: 'Leyla Əliyeva' }]));
  const names = createNames('sample', { api: server.api });
  await names.load();
  const inRussian = { words: ru.manager, months: ru.months, language: 'ru' };
  const inAzerbaijani = { words: az.manager, months: az.months, language: 'az' };
  expect(keyLabel('service', 'teacher-recruitment', names, inRussian)).toBe('Приём учителей на работу');
  expect(keyLabel('service', 'gone', names, inRussian)).toBe('gone');
  expect(keyLabel('clerk', 'u7', names, inRussian)).toBe('Leyla Əliyeva');
  expect(keyLabel('clerk', 'u9', names, inRussian)).toBe('u9');
  expect(keyLabel('class', '', names, inAzerbaijani)).toBe('Güzəştsiz');
  expect(keyLabel('day', '2026-11-20', names, inAzerbaijani)).toBe('20 noyabr 2026');
  expect(keyLabel('hour', '09', names, inAzerbaijani)).toBe('09:00');
  expect(keyLabel('counter', '1', names, inAzerbaijani)).toBe('1');
});
