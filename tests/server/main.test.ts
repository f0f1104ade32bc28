import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { openAccess } from '../../server/access/access.ts';
import { systemClock } from '../../server/async/clock.ts';
import { openLog } from '../../server/log.ts';
import { serve } from '../../server/main.ts';
import { readSettings } from '../../server/settings.ts';
import { databaseName } from '../../server/store/place.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { thisMachine } from '../../server/time/machine.ts';
import { livePath, protocolVersion } from '../../shared/live.ts';
import { cheap } from '../support/app.ts';
import { bundled } from '../support/bundled.ts';
import { runHere } from '../support/in-process.ts';
import { newFolder, type Running, runFile } from '../support/processes.ts';

// Each of these starts several processes, on a computer that may be busy.
const started: Running[] = [];
const folders: string[] = [];
const folder = (): string => {
  const made = newFolder();
  folders.push(made);
  return made;
};
const start = (environment: object): Running => {
  const running = runFile(bundled('server/main.ts'), [], { PORT: '0', ...environment });
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

/** A port that something else listens at until the end of the test. */
const occupied = (): Promise<number> =>
  new Promise((resolve) => {
    const other = createServer().listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port));
    onTestFinished(() => void other.close());
  });

const signIn = async (origin: string, password: string): Promise<number> =>
  (
    await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'admin', password }),
    })
  ).status;

const passwordIn = (folder: string): string => readFileSync(join(folder, 'first-password'), 'utf8').trim();

test('a first start installs the sample centre and keeps a first password until it is used, in no journal', async () => {
  const DATA_DIR = folder();
  // From the sources themselves, as everybody starts it; the others from the same in one file.
  const first = runFile('server/main.ts', [], { PORT: '0', DATA_DIR });
  started.push(first);
  const origin = await address(first);
  await first.seen(/the first password stands/);
  const password = passwordIn(DATA_DIR);
  expect(password).toMatch(/^[a-z0-9]{7}(-[a-z0-9]{7}){3}$/);
  expect(statSync(join(DATA_DIR, 'first-password')).mode & 0o777).toBe(0o600);
  expect(await signIn(origin, 'not this one')).toBe(401);
  expect(passwordIn(DATA_DIR)).toBe(password);
  expect(await signIn(origin, password)).toBe(200);
  expect(readdirSync(DATA_DIR).filter((name) => name.includes('first-password'))).toEqual([]);
  expect(first.text()).not.toContain(password);
  expect((await (await fetch(`${origin}/api/centres`)).json()).value).toMatchObject([{ id: 'sample' }]);
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, signal: null });

  const second = start({ DATA_DIR });
  expect(await signIn(await address(second), password)).toBe(200);
  expect(second.text()).not.toMatch(/first password/);
});

test('two first starts at once make one first user', async () => {
  const DATA_DIR = folder();
  const both = [start({ DATA_DIR }), start({ DATA_DIR })];
  const origins = await Promise.all(both.map(address));
  await Promise.all(both.map((one) => one.seen(/the first password stands/)));
  const password = passwordIn(DATA_DIR);
  for (const origin of origins) expect(await signIn(origin, password)).toBe(200);
  for (const { child } of both) child.kill('SIGTERM');
  await Promise.all(both.map(({ ended }) => ended));
});

test('a first start that is killed, or that fails, always leaves a way in', async () => {
  const DATA_DIR = folder();
  // Killed once this many things have happened in its folder; the last ones may come too late and find it running.
  for (const happened of [1, 3, 6, 10, 16]) {
    const running = start({ DATA_DIR });
    let left = happened;
    const watching = watch(DATA_DIR, () => {
      left -= 1;
      if (left <= 0) running.child.kill('SIGKILL');
    });
    await Promise.race([running.ended, running.seen(/the first password stands/)]).catch(() => undefined);
    running.child.kill('SIGKILL');
    await running.ended;
    watching.close();
  }
  const taken = start({ DATA_DIR, PORT: String(await occupied()), LOG_LEVEL: 'silent' });
  expect((await taken.ended).code).toBe(1);
  expect(taken.text().trim().split('\n').at(-1)).toContain('PORT is in use');
  const noKey = join(DATA_DIR, 'key.pem');
  writeFileSync(noKey, 'no key');
  expect((await start({ DATA_DIR, TLS_CERT: noKey, TLS_KEY: noKey }).ended).code).toBe(1);
  const running = start({ DATA_DIR });
  expect(await signIn(await address(running), passwordIn(DATA_DIR))).toBe(200);
});

test('ADMIN_PASSWORD counts until the first sign-in, whatever an earlier start made up', async () => {
  const DATA_DIR = folder();
  /** A start as of a process of its own, in this one; ended in good order once it was used. */
  const during = async (environment: object, use: (origin: string) => Promise<void>): Promise<void> => {
    const settings = readSettings({ PORT: '0', DATA_DIR, LOG_LEVEL: 'silent', ...environment });
    if (!settings.ok) throw new Error(settings.refusal);
    const serving = await serve(settings.value, openLog('silent'), thisMachine(), { cost: cheap });
    await use(`http://127.0.0.1:${serving.port}`).finally(serving.close);
  };
  const nothing = async (): Promise<void> => {};
  await during({}, nothing);
  await during({ ADMIN_PASSWORD: 'given by the owner' }, nothing);
  await during({}, nothing);
  await during({}, async (origin) => {
    expect(await signIn(origin, 'given by the owner')).toBe(200);
    expect(readdirSync(DATA_DIR)).not.toContain('first-password');
  });
  await during({ ADMIN_PASSWORD: 'another given later' }, async (origin) => {
    expect(await signIn(origin, 'another given later')).toBe(401);
    expect(await signIn(origin, 'given by the owner')).toBe(200);
  });
});

test('a password is given from the machine, while the server runs and while it does not', async () => {
  const DATA_DIR = folder();
  const give = async (user: string, typed: string | Buffer, ...options: readonly string[]) => {
    const running = runFile(bundled('scripts/password.ts'), [user, ...options], { DATA_DIR });
    started.push(running);
    running.child.stdin?.end(typed);
    const { code } = await running.ended;
    return { code, text: running.text() };
  };
  const nowhere = await runHere('password', ['admin'], { DATA_DIR });
  expect(nowhere).toMatchObject({ code: 1, text: expect.stringMatching(/no store/) });
  const running = start({ DATA_DIR, ADMIN_PASSWORD: 'given by the owner' });
  const origin = await address(running);
  const body = JSON.stringify({ user: 'admin', password: 'given by the owner' });
  const headers = { 'content-type': 'application/json' };
  const signed = await fetch(`${origin}/api/session`, { method: 'POST', headers, body });
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const session = async () => (await fetch(`${origin}/api/session`, { headers: { cookie } })).status;
  expect(await session()).toBe(200);
  expect(await give('admin', 'password12\n')).toEqual({
    code: 1,
    text: expect.stringMatching(/first that anybody would try/),
  });
  // As a terminal set to Windows-1254 sends it: no browser could ever send these letters.
  const otherBytes = Buffer.concat([
    Buffer.from('typed in '),
    Buffer.from([0xfe, 0xee, 0xfd]),
    Buffer.from(' letters\n'),
  ]);
  expect(await give('admin', otherBytes)).toEqual({
    code: 1,
    text: 'The password is not text in UTF-8: nothing was changed\n',
  });
  expect(await session()).toBe(200);
  const given = await give('Admin', 'typed at the machine\n');
  expect(given).toEqual({ code: 0, text: expect.stringMatching(/admin has the new password/) });
  expect(given.text).not.toContain('typed at the machine');
  expect(await session()).toBe(401);
  expect(await signIn(origin, 'given by the owner')).toBe(401);
  expect(await signIn(origin, 'typed at the machine')).toBe(200);
  running.child.kill('SIGKILL');
  await running.ended;
  const bare = await give('admin', 'typed once more here\nand more', '--no-second-factor');
  expect(bare).toEqual({ code: 0, text: expect.stringMatching(/They sign in without a second factor/) });
  const store = await openSqliteStore({ file: join(DATA_DIR, databaseName) });
  onTestFinished(() => store.close());
  const access = openAccess({ store, clock: systemClock, centreOf: () => null });
  const credentials = { user: 'admin', password: 'typed once more here' };
  expect((await access.signIn.signIn(credentials, null, { address: 'here' })).ok).toBe(true);
});

test('told to end, the server ends soon, also with a screen connected, a request half sent and pipes in its folder', async () => {
  const DATA_DIR = folder();
  const running = start({ DATA_DIR });
  const origin = await address(running);
  for (const name of [
    'centres/pipe.json',
    'centres/Pipe.json',
    'centres/.agreed/pipe',
    'printer/pipe.png',
    'first-password',
  ])
    execFileSync('sh', ['-c', 'mkdir -p "$(dirname "$1")" && rm -f "$1" && mkfifo "$1"', 'sh', join(DATA_DIR, name)]);
  await running.seen(/pipe\.json is no file but a pipe/);
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
  // Half a request alone would hold it for the thirty seconds that one may take.
  expect(performance.now() - began).toBeLessThan(25_000);
});

test('a bad setting ends the start with one line and 2', async () => {
  const wrong = start({ PORT: 'eighty' });
  expect((await wrong.ended).code).toBe(2);
  expect(wrong.text()).toBe('PORT must be a number from 0 to 65535, not "eighty"\n');
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
  expect(await runHere('backup', [copy], { DATA_DIR })).toMatchObject({ code: 0 });
  expect(await runHere('verify', [], { DATA_DIR: copy })).toMatchObject({ code: 0 });
  const back = join(folder(), 'back');
  expect(await runHere('restore', [copy], { DATA_DIR: back })).toMatchObject({ code: 0 });
  const verified = await runHere('verify', [], { DATA_DIR: back });
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.text).toMatch(/sample: \d+ events, 1 legs/);
  const [, seq = '', hash = ''] = /head (\d+) ([0-9a-f]{64})/.exec(verified.text) ?? [];
  const other = `sample:${seq}:${'0'.repeat(64)}`;
  const heads = ['--head', `sample:${seq}:${hash}`, '--head', hash, '--head', `${seq}:${hash}`];
  const held = await runHere('verify', heads, { DATA_DIR: back });
  const lost = await runHere('verify', ['--head', other], { DATA_DIR: back });
  expect(held).toMatchObject({ code: 0 });
  expect(lost).toMatchObject({ code: 1, text: expect.stringContaining('is not in the log') });

  const restored = await address(start({ DATA_DIR: back }));
  expect((await fetch(`${restored}/api/session`, { headers: { cookie } })).status).toBe(401);
  expect(await signIn(restored, 'given by the owner')).toBe(200);
  expect(running.text()).not.toContain('given by the owner');
});

test.each([
  'start',
  'demo',
  'country',
  'dev',
  'verify',
  'backup',
  'restore',
  'import',
  'backtest',
  'simulate',
  'theory',
  'crash',
])('%s: --help ends with 0, a wrong use with one line and 2', async (name) => {
  const help = await runHere(name, ['--help']);
  expect(help.code).toBe(0);
  expect(help.text).toMatch(/^npm /);
  const wrong = await runHere(name, ['--wrong']);
  expect(wrong.code).toBe(2);
  expect(wrong.text.trim().split('\n')).toHaveLength(1);
});

test('country says in one line which number is wrong', async () => {
  for (const wrong of ['--centres=401', '--centres=0', '--speed=0.5', '--hours=11', '--cut=31', '--emergency=one']) {
    const { code, text } = await runHere('country', [wrong]);
    expect(code).toBe(2);
    expect(text).toContain(`${wrong.split('=')[0]} must be a number from`);
    expect(text.trim().split('\n')).toHaveLength(1);
  }
});

test.each(['verify', 'bench'])('%s is found by its name, and ends as it says in a process of its own', async (name) => {
  const help = runFile('scripts/run.mjs', [name, '--help'], {});
  const wrong = runFile('scripts/run.mjs', [name, '--wrong'], {});
  expect((await help.ended).code).toBe(0);
  expect(help.text()).toMatch(/^npm run /);
  expect((await wrong.ended).code).toBe(2);
  expect(wrong.text().trim().split('\n')).toHaveLength(1);
});
