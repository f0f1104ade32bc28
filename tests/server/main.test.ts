import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterEach, expect, test, vi } from 'vitest';
import { livePath, protocolVersion } from '../../shared/live.ts';
import { runHere } from './in-process.ts';
import { newFolder, type Running, runFile } from './processes.ts';

// Each of these starts several processes, on a computer that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const started: Running[] = [];
const folders: string[] = [];
const folder = (): string => {
  const made = newFolder();
  folders.push(made);
  return made;
};
const start = (environment: object): Running => {
  const running = runFile('server/main.ts', [], { PORT: '0', ...environment });
  started.push(running);
  return running;
};
const address = async (running: Running): Promise<string> =>
  (await running.seen(/listening at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';

afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

const signIn = async (origin: string, password: string): Promise<number> =>
  (
    await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'admin', password }),
    })
  ).status;

test('a first start installs the sample centre and shows a first password once; a second start does neither', async () => {
  const DATA_DIR = folder();
  const first = start({ DATA_DIR });
  const origin = await address(first);
  const password = (await first.seen(/once: (\S+)/))[1] ?? '';
  expect(await signIn(origin, password)).toBe(200);
  expect((await (await fetch(`${origin}/api/centres`)).json()).value).toMatchObject([{ id: 'sample' }]);
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, signal: null });

  const second = start({ DATA_DIR });
  expect(await signIn(await address(second), password)).toBe(200);
  expect(second.text()).not.toMatch(/once/);
});

test('two first starts at once make one first user', async () => {
  const DATA_DIR = folder();
  const both = [start({ DATA_DIR }), start({ DATA_DIR })];
  const origins = await Promise.all(both.map(address));
  const password = (await Promise.any(both.map((one) => one.seen(/once: (\S+)/))))[1] ?? '';
  for (const origin of origins) expect(await signIn(origin, password)).toBe(200);
  for (const { child } of both) child.kill('SIGTERM');
  await Promise.all(both.map(({ ended }) => ended));
  expect(both.filter((one) => one.text().includes('once'))).toHaveLength(1);
});

test('ADMIN_PASSWORD is taken at the first start and shown nowhere', async () => {
  const running = start({ DATA_DIR: folder(), ADMIN_PASSWORD: 'given by the owner' });
  expect(await signIn(await address(running), 'given by the owner')).toBe(200);
  expect(running.text()).not.toContain('given by the owner');
});

test('told to end, the server ends soon, also with a screen connected and a request half sent', async () => {
  const running = start({ DATA_DIR: folder() });
  const origin = await address(running);
  const socket = io(origin, {
    path: livePath,
    auth: { protocolVersion },
    transports: ['websocket'],
    reconnection: false,
  });
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  const gone = new Promise<void>((resolve) => socket.on('disconnect', () => resolve()));
  const half = connect(Number(new URL(origin).port), '127.0.0.1');
  half.on('error', () => half.destroy());
  await new Promise<void>((resolve) => {
    half.write('POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{', () => resolve());
  });
  const began = performance.now();
  running.child.kill('SIGTERM');
  expect(await running.ended).toEqual({ code: 0, signal: null });
  await gone;
  expect(performance.now() - began).toBeLessThan(5000);
});

test('a bad setting ends the start with one line and 2, a port in use with one line and 1', async () => {
  const wrong = start({ PORT: 'eighty' });
  expect((await wrong.ended).code).toBe(2);
  expect(wrong.text()).toBe('PORT must be a number from 0 to 65535, not "eighty"\n');

  const origin = await address(start({ DATA_DIR: folder() }));
  const second = start({ DATA_DIR: folder(), PORT: new URL(origin).port, LOG_LEVEL: 'silent' });
  expect((await second.ended).code).toBe(1);
  expect(second.text().trim().split('\n').at(-1)).toContain('PORT is in use');
});

test('a copy made while the server runs is whole, can be verified, and brings everything back but the sessions', async () => {
  const DATA_DIR = folder();
  const running = start({ DATA_DIR, ADMIN_PASSWORD: 'given by the owner' });
  const origin = await address(running);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ user: 'admin', password: 'given by the owner' });
  const signed = await fetch(`${origin}/api/session`, { method: 'POST', headers, body });
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const post = (path: string, value: object) =>
    fetch(`${origin}/api/centres/sample${path}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(value),
    });
  await post('/day/open', { practice: true, force: true });
  const config = await (await fetch(`${origin}/api/centres/sample/config`, { headers: { cookie } })).json();
  expect((await post('/tickets', { service: config.value.services[0].id })).status).toBe(201);

  const copy = join(folder(), 'copy');
  const command = async (name: string, parameters: readonly string[], environment: object) => {
    const ran = runFile('scripts/run.mjs', [name, ...parameters], environment);
    return { ...(await ran.ended), text: ran.text() };
  };
  expect(await command('backup', [copy], { DATA_DIR })).toMatchObject({ code: 0 });
  expect(await command('verify', [], { DATA_DIR: copy })).toMatchObject({ code: 0 });
  const back = join(folder(), 'back');
  expect(await command('restore', [copy], { DATA_DIR: back })).toMatchObject({ code: 0 });
  const verified = await command('verify', [], { DATA_DIR: back });
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.text).toMatch(/sample: \d+ events, 1 legs/);
  const [, seq = '', hash = ''] = /head (\d+) ([0-9a-f]{64})/.exec(verified.text) ?? [];
  const other = `sample:${seq}:${'0'.repeat(64)}`;
  const [held, lost] = await Promise.all([
    command('verify', ['--head', `sample:${seq}:${hash}`, '--head', hash, '--head', `${seq}:${hash}`], {
      DATA_DIR: back,
    }),
    command('verify', ['--head', other], { DATA_DIR: back }),
  ]);
  expect(held).toMatchObject({ code: 0 });
  expect(lost).toMatchObject({ code: 1, text: expect.stringContaining('is not in the log') });

  const restored = await address(start({ DATA_DIR: back }));
  expect((await fetch(`${restored}/api/session`, { headers: { cookie } })).status).toBe(401);
  expect(await signIn(restored, 'given by the owner')).toBe(200);
});

test.each(['start', 'dev', 'verify', 'backup', 'restore', 'import', 'backtest', 'simulate', 'theory', 'crash'])(
  '%s: --help ends with 0, a wrong use with one line and 2',
  async (name) => {
    const help = await runHere(name, ['--help']);
    expect(help.code).toBe(0);
    expect(help.text).toMatch(/^npm /);
    const wrong = await runHere(name, ['--wrong']);
    expect(wrong.code).toBe(2);
    expect(wrong.text.trim().split('\n')).toHaveLength(1);
  },
);

test.each(['verify', 'bench'])('%s is found by its name, and ends as it says in a process of its own', async (name) => {
  const help = runFile('scripts/run.mjs', [name, '--help'], {});
  const wrong = runFile('scripts/run.mjs', [name, '--wrong'], {});
  expect((await help.ended).code).toBe(0);
  expect(help.text()).toMatch(/^npm run /);
  expect((await wrong.ended).code).toBe(2);
  expect(wrong.text().trim().split('\n')).toHaveLength(1);
});
