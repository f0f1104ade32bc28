import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connect } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScreenReport } from '../../../shared/devices/screen-report.ts';
import { pingMs } from '../../../shared/live.ts';
import type { FloorView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What screens tell of themselves, and what their silence tells: over real sockets, on the test's clock. */

let clock: ManualClock;
let server: AServer;
let address: string;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-11-20T10:00+04:00'));
  server = await aServer({ clock });
  address = await server.listen();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await server.close();
});

const watching = async (who: 'display' | 'manager') => {
  const auth = { protocolVersion: 1, token: server.tokens[who] };
  const socket = connect(address, { path: '/live', transports: ['websocket'], forceNew: true, auth });
  closing.push(() => socket.disconnect());
  await socket.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'hall', id: 'd' });
  return socket;
};
const well: ScreenReport = { sound: 'on', visible: true, seq: null, now: 0, faults: 0 };
const floor = async (): Promise<FloorView> => {
  const asked = await server.ask('manager', 'view', { params: { view: 'floor' } });
  return (asked.value as { readonly data: FloorView }).data;
};
const wall = async () => (await floor()).devices.find(({ id }) => id === 'display-d');
const ageSeconds = async (): Promise<number> => (clock.now() - Date.parse((await wall())?.seenAt ?? '')) / 1000;
const sockets = async (): Promise<number> => {
  const { body } = await server.app.inject({ url: '/metrics' });
  return Number(/^novbe_sockets (\d+)$/m.exec(body)?.[1]);
};
/** So many seconds pass, and what is written down is written. */
const pass = async (seconds: number): Promise<void> => {
  for (let at = 0; at < seconds; at++) await clock.advance(1000);
};

test('a screen that is connected is written down every half a minute, with what it told', async () => {
  const socket = await watching('display');
  await pass(300);
  await eventually(async () => expect(await ageSeconds()).toBeLessThanOrEqual(30));
  expect((await wall())?.troubles).toEqual([]);
  socket.emit('report', { ...well, sound: 'blocked', visible: false, now: clock.now() + 300_000, faults: 3 });
  await eventually(async () => {
    await pass(30);
    expect((await wall())?.troubles).toEqual(['hidden', 'muted', 'clock-off']);
  });
  const [, device] = (await server.ask('manager', 'devices')).value.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  expect(device?.health).toMatchObject({ faults: 3 });
  socket.emit('report', { ...well, now: clock.now() });
  await eventually(async () => {
    await pass(30);
    expect((await wall())?.troubles).toEqual([]);
  });
});

test('what is no report, or comes from somebody who is no device, changes nothing', async () => {
  const [socket, other] = [await watching('display'), await watching('manager')];
  const odd = [null, 'x', { ...well, visible: 1 }, { ...well, more: 1 }, { ...well, faults: -1 }, [well]];
  for (const message of odd) socket.emit('report', message as ScreenReport);
  other.emit('report', { ...well, visible: false, now: clock.now() });
  await pass(60);
  expect((await floor()).devices.flatMap(({ troubles }) => troubles)).toEqual([]);
  expect((await server.ask('manager', 'devices')).value.map(({ health }) => health)).toEqual([null, null]);
});

test('a screen whose process stands still is known to be gone within 90 s, and to be there once it goes on', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'a-screen.ts'), address, server.tokens.display], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closing.push(async () => {
    child.kill('SIGCONT');
    child.kill();
    await once(child, 'exit');
  });
  await once(child.stdout, 'data');
  await pass(60);
  await eventually(async () => expect(await ageSeconds()).toBeLessThanOrEqual(30));
  child.kill('SIGSTOP');
  // The line is given up after 8 s of the world's time; the test's clock stands still meanwhile.
  await eventually(async () => expect(await sockets()).toBe(0));
  await pass(90 - (2 * pingMs) / 1000 - 1);
  expect(await ageSeconds()).toBeGreaterThan(75);
  child.kill('SIGCONT');
  await eventually(async () => {
    await pass(1);
    expect(await ageSeconds()).toBeLessThanOrEqual(30);
  });
});
