import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { cupsTransport } from '../../server/printing/cups.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { eventually } from '../support/eventually.ts';
import { aFolder } from '../support/server.ts';

/** The real CUPS, where it is installed: a scheduler of our own at a socket in a folder, with a queue that leads to a port of this test. */

const isThere = spawnSync('cupsd', ['-h']).error === undefined && process.getuid?.() === 0;
const why = isThere ? '' : ' (left out: wants cupsd, and to be root)';
/** Ten times as fast but for the programs, which take the time that they take. */
const fast: Clock = {
  now: () => systemClock.now() * 10,
  after: (ms, run) => systemClock.after(ms < 5000 ? ms / 10 : ms, run),
};
const never = new AbortController().signal;
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4);

const files = (folder: string): string => `FileDevice Yes
SystemGroup root
ServerRoot ${folder}/etc
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
CacheDir ${folder}/cache
StateDir ${folder}/run
ErrorLog ${folder}/log/error
AccessLog ${folder}/log/access
PageLog ${folder}/log/page
`;
const rules = (folder: string): string => `Listen ${folder}/run/cups.sock
LogLevel warn
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

let folder: Awaited<ReturnType<typeof aFolder>>;
let scheduler: ChildProcess;
const came: Buffer[] = [];
const printer = createServer(
  (socket) => void socket.on('data', (bytes: Buffer) => came.push(bytes)).on('error', () => undefined),
);
const say = (...words: readonly string[]): void => {
  const [program = '', ...rest] = words;
  const { status, stderr } = spawnSync(program, rest);
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
};

beforeAll(async () => {
  if (!isThere) return;
  folder = await aFolder();
  // Its filters and backends run as a user of their own.
  await chmod(folder.path, 0o755);
  for (const part of ['etc/ppd', 'spool/tmp', 'cache', 'run', 'log'])
    await mkdir(join(folder.path, part), { recursive: true });
  await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve));
  await writeFile(join(folder.path, 'cups-files.conf'), files(folder.path));
  await writeFile(join(folder.path, 'cupsd.conf'), rules(folder.path));
  vi.stubEnv('CUPS_SERVER', `${folder.path}/run/cups.sock`);
  const own = ['-f', '-c', `${folder.path}/cupsd.conf`, '-s', `${folder.path}/cups-files.conf`];
  scheduler = spawn('cupsd', own, { stdio: 'ignore' });
  await eventually(() => say('lpstat', '-r'));
  const device = `socket://127.0.0.1:${(printer.address() as AddressInfo).port}/`;
  await eventually(() => say('lpadmin', '-p', 'slips', '-E', '-v', device, '-m', 'raw'));
});

afterAll(async () => {
  if (!isThere) return;
  const ended = new Promise((resolve) => scheduler.on('close', resolve));
  scheduler.kill();
  await ended;
  vi.unstubAllEnvs();
  await new Promise((resolve) => printer.close(resolve));
  await folder.remove();
});

test.skipIf(!isThere)(
  `the real CUPS takes a slip, says what is wrong with its queue, and gives back what it holds${why}`,
  async () => {
    const transport = cupsTransport('slips', fast);
    expect(await transport.print('j1', png, never)).toEqual({ ok: true, outcome: 'sent', status: 'unknown' });
    expect(Uint8Array.from(Buffer.concat(came))).toEqual(png);

    say('cupsdisable', '-r', 'out of order', 'slips');
    expect(await transport.print('j2', png, never)).toEqual({ ok: false, status: 'error', fate: 'not-printed' });
    expect(transport.trouble?.()).toBe('queue-stopped');
    say('cupsenable', 'slips');
    say('cupsreject', 'slips');
    expect(await transport.status(never)).toBe('error');
    expect(transport.trouble?.()).toBe('queue-refuses');
    say('cupsaccept', 'slips');
    expect(await transport.status(never)).toBe('unknown');

    const other = cupsTransport('no-such-queue', fast);
    expect(await other.status(never)).toBe('offline');
    expect(other.trouble?.()).toBe('no-queue');

    // What stays in the queue is taken back: new paper does not bring out an old slip.
    say('lpadmin', '-p', 'slips', '-v', 'socket://127.0.0.1:9/');
    expect(await transport.print('j3', png, never)).toMatchObject({ ok: false, fate: 'unknown' });
    expect(spawnSync('lpstat', ['-W', 'not-completed', '-o', 'slips']).stdout.toString()).toBe('');
  },
);
