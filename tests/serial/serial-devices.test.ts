import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bounceMs } from '../../server/serial/presses.ts';
import type { Keypad } from '../../shared/devices/serial-schema.ts';
import type { FloorView } from '../../shared/views.ts';
import { openPty, type Pty } from '../fakes/pty.ts';
import { createFakeBus, serveBus, stx, stxFrame } from '../fakes/serial-bus.ts';
import { eventually } from '../support/eventually.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

/** Boards and keypads on a pseudo-terminal, through the whole server. */

const keys: Keypad['keys'] = { next: '31', recall: '32', start: '33', finish: '34', noShow: '35', evacuate: '39' };
const devices = createFakeBus();
let served: Awaited<ReturnType<typeof serveBus>>;
let pty: Pty;
let server: AServer;
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'novbe-serial-'));
  path = join(folder, 'port');
  served = await serveBus(devices);
  pty = await openPty(served.port);
  await symlink(pty.path, path);
  const centre = openCentre({
    serialPorts: [{ id: 'port-1', name: 'Hall', path, baudRate: 9600, speaks: stxFrame }],
    boards: [
      { id: 'one', name: 'Board 1', port: 'port-1', address: 1, counter: '1' },
      { id: 'two', name: 'Board 2', port: 'port-1', address: 2, counter: '2' },
      { id: 'main', name: 'Main board', port: 'port-1', address: 9 },
    ],
    keypads: [
      { id: 'keypad-1', name: 'Keypad 1', port: 'port-1', address: 11, counter: '1', keys },
      { id: 'keypad-2', name: 'Keypad 2', port: 'port-1', address: 12, counter: '2', keys },
    ],
  });
  server = await aServer({ jobs: true, centre });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
});
afterAll(async () => {
  await server.close();
  await pty.close();
  await served.close();
  await rm(folder, { recursive: true });
});

const floor = async (): Promise<FloorView> => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'floor' } });
  return (value as { readonly data: FloorView }).data;
};
const statusOf = async (id: string) => (await floor()).serial?.find((one) => one.id === id)?.status;
const issue = async () => (await server.ask('reception', 'issueTicket', { body: { service: 'a' } })).value.ticket;
const atCounter = async (id: string) => (await floor()).counters.find((one) => one.id === id)?.ticket ?? null;
const lastPress = async () => (await server.ask('manager', 'serialDevices')).value.presses[0];
/** Presses a key once the one before no longer passes for the same press, and gives what came of it. */
const press = async (address: number, key: string) => {
  const before = await lastPress();
  await setTimeout(bounceMs);
  devices.press(address, key);
  return eventually(async () => {
    const now = await lastPress();
    if (now === undefined || now.at === before?.at) throw new Error('no press yet');
    return now;
  });
};

const events = async () => {
  const { centre } = server.centres.list()[0]?.latest() ?? {};
  return (await server.store.events(centre?.id ?? '', 0, 1000)).map(({ event }) => event);
};

describe('boards and keypads', () => {
  test('a board shows who is called to its counter, the board of the hall the last calls', async () => {
    const { number } = await issue();
    await server.ask('clerk', 'callNext', { id: '1', body: {} });
    await eventually(() => expect([devices.shows(1), devices.shows(2)]).toEqual([number, '    ']));
    await eventually(() => expect(devices.shows(9)).toBe(number));
    expect(devices.frames).toContain(stx(1, number));
  });

  test('a keypad starts, and with its next key finishes and calls on, in its own name and for the clerk of its counter', async () => {
    const { number } = await issue();
    expect(await press(11, '3')).toMatchObject({ keypad: 'keypad-1', key: '33', action: 'start', refused: null });
    expect(await press(11, '1')).toMatchObject({ action: 'next', refused: null });
    expect(await atCounter('1')).toMatchObject({ number, status: 'called' });
    await eventually(() => expect(devices.shows(1)).toBe(number));
    await eventually(() => expect(devices.beeps(11)).toBe(2));
    const calls = (await events()).filter((event) => event.type === 'ticket-called');
    const by = { kind: 'device', id: 'keypad-1', role: 'device' };
    expect(calls.at(-1)).toMatchObject({ by, counter: '1', clerk: 'clerk-1' });
    const story = await server.ask('manager', 'ticket', { id: calls.at(-1)?.ticket ?? '', query: { with: 'story' } });
    expect(story.value.story?.steps.at(-1)).toMatchObject({ by: { kind: 'device', name: 'Keypad 1' } });
  });

  test('a key that asks what the rules refuse changes nothing and says why', async () => {
    const before = (await events()).length;
    expect(await press(11, '1')).toMatchObject({ action: 'next', refused: 'counter-busy' });
    expect(await press(12, '1')).toMatchObject({ keypad: 'keypad-2', refused: 'counter-closed' });
    expect(await press(12, '3')).toMatchObject({ keypad: 'keypad-2', refused: 'nobody-here' });
    expect(await press(12, 'x')).toMatchObject({ key: '78', action: null, refused: null });
    expect((await events()).length).toBe(before);
    expect(devices.beeps(12)).toBe(0);
  });

  test('a key that bounces counts once, and garbage on the line is passed over', async () => {
    await press(11, '3');
    await press(11, '4');
    for (let count = 0; count < 2; count += 1) await issue();
    await setTimeout(bounceMs);
    devices.press(11, '1');
    served.say('\x02\x02\xff07zz\x03');
    devices.press(11, '1');
    await eventually(async () => expect(await lastPress()).toMatchObject({ action: 'next', refused: null }));
    const { presses } = (await server.ask('manager', 'serialDevices')).value;
    expect(presses.filter(({ action }) => action === 'next').map(({ refused }) => refused)).toEqual([
      null,
      'counter-closed',
      'counter-busy',
      null,
    ]);
  });

  test('a text to try a board out stands on it, and then its own again', async () => {
    expect(
      (await server.ask('manager', 'testBoard', { params: { board: 'two' }, body: { text: 'ƏÇ' } })).value,
    ).toEqual({
      shown: true,
    });
    await eventually(() => expect(devices.shows(2)).toBe('  EC'));
    const none = await server.ask('manager', 'testBoard', { params: { board: 'none' }, body: { text: 'A' } });
    expect(none.status).toBe(404);
  });

  test('a dead board is named, while the others go on', async () => {
    devices.setDead(2, true);
    await eventually(async () => expect(await statusOf('two')).toBe('silent'));
    expect([await statusOf('one'), await statusOf('main'), await statusOf('keypad-1')]).toEqual(Array(3).fill('ready'));
    expect((await server.app.inject('/metrics')).body).toContain('novbe_serial_devices_missing 1');
    devices.setDead(2, false);
  });

  test('the key of the alarm begins an emergency once it is pressed three times', async () => {
    devices.press(11, '9');
    await eventually(async () =>
      expect(await lastPress()).toMatchObject({ action: 'evacuate', refused: 'press-again' }),
    );
    expect((await floor()).centre.emergency).toBeUndefined();
    // The other keypad is another hand.
    for (let count = 0; count < 3 && (await floor()).centre.emergency === undefined; count += 1) {
      await press(11, '9');
    }
    expect((await floor()).centre.emergency).toMatchObject({ kind: 'evacuate', by: 'Keypad 1' });
    await eventually(() => expect(devices.shows(1)).toBe('----'));
    await server.ask('clerk', 'endEmergency', { body: {} });
    await eventually(() => expect(devices.shows(1)).not.toBe('----'));
  });

  test('a port that is pulled out is named, and found again once it is back', async () => {
    await unlink(path);
    await pty.close();
    await eventually(async () => expect(await statusOf('one')).toBe('unplugged'));
    expect(await statusOf('keypad-2')).toBe('unplugged');
    pty = await openPty(served.port);
    await symlink(pty.path, path);
    await eventually(async () => expect(await statusOf('one')).toBe('ready'));
    expect(await press(12, '3')).toMatchObject({ keypad: 'keypad-2', refused: 'nobody-here' });
  });
});
