import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../command-line.ts';
import { ensureCommand } from '../debian.ts';
import { freePort } from '../free-port.ts';
import { type CleanRoot, makeCleanRoot, type Ran, type Running } from './clean-root.ts';
import { packagesOf } from './contents.ts';
import { pack } from './pack.ts';
import { proveKiosk } from './prove-kiosk.ts';

/** Installs, upgrades and takes back the server in a clean root, as root, and says what each step took; rejects at the first that fails. */
export async function prove(at: number): Promise<void> {
  if (process.getuid?.() !== 0) stop('Only root can make a clean root');
  if (!ensureCommand('debootstrap', ['--version'], 'debootstrap')) stop('debootstrap is missing');
  const folder = mkdtempSync(join(tmpdir(), 'novbe-debs-'));
  let root: CleanRoot | null = null;
  try {
    const [first, second, third, kiosk] = await step('four packages made', () => packAll(folder, at));
    await step('the same again, byte for byte', () =>
      mustBeSame(first, pack(packagesOf(versions[0])[0], join(folder, 'again'), at, 'none')),
    );
    await step('nothing that lintian finds', () => mustPlease([first, kiosk]));
    root = await step('Debian 12 made', makeCleanRoot);
    await tell(root, [first, second, third], kiosk);
    say('All of it holds.');
  } finally {
    root?.remove();
    rmSync(folder, { recursive: true });
  }
}

const stop = (line: string): never => {
  throw new Error(line);
};

const versions = ['0.0.1', '0.0.2', '0.0.3'] as const;
const copies = '/var/lib/novbe/backups';
const password = 'first password of all';

const packAll = (folder: string, at: number): readonly [string, string, string, string] => {
  const [first, second, third] = versions.map((version) => pack(packagesOf(version)[0], folder, at, 'none'));
  return [first ?? '', second ?? '', third ?? '', pack(packagesOf(versions[0])[1], folder, at, 'none')];
};

const mustBeSame = (one: string, other: string): void => {
  if (!readFileSync(one).equals(readFileSync(other))) stop('the same sources gave other bytes');
};

const mustPlease = (files: readonly string[]): void => {
  if (!ensureCommand('lintian', ['--version'], 'lintian')) stop('lintian is missing');
  const { stdout } = spawnSync(
    'lintian',
    ['--allow-root', '--profile', 'debian', '--fail-on', 'error,warning', ...files],
    {
      encoding: 'utf8',
    },
  );
  // That a package for a proof is not compressed is meant so.
  const found = stdout.split('\n').filter((line) => /^[EW]:/.test(line) && !line.includes('uses-no-compression'));
  if (found.length > 0) stop(found.join('\n'));
};

/** One after the other: each step stands on the one before. */
const tell = async (root: CleanRoot, [first, second, third]: readonly [string, string, string], kiosk: string) => {
  const must = (what: string, ran: Ran): void => {
    if (!ran.ok) stop(`${what} failed:\n${ran.said}`);
  };
  must('apt-get update', root.run('apt-get', 'update', '-q'));
  await step('installed, with what it depends on', () => must('installing', root.install(first, true)));
  must(
    'systemd-analyze verify',
    root.run('systemd-analyze', 'verify', '--man=no', 'novbe.service', 'novbe-health.timer', 'novbe-revive.service'),
  );
  const taken = await step('started; a ticket taken; ended', () => serving(root, (server) => server.take()));

  await step('upgraded, with a copy made before', () => must('the upgrade', root.install(second)));
  const copy = `${copies}/before-${versions[1]}`;
  if (!existsSync(join(root.path, copy, 'novbe.db'))) stop(`there is no copy in ${copy}`);
  const later = await step('started as the new version; the ticket is there; another taken', () =>
    serving(root, async (server) => {
      await server.mustHave(taken);
      return server.take();
    }),
  );

  await step('refused to upgrade where no copy can be made', () => refuseWithoutCopy(root, third));
  await step('back to the version before, with its copy', async () => {
    must('the downgrade', root.run('dpkg', '--install', `/tmp/novbe_${versions[0]}_${archOf(first)}.deb`));
    must('novbe-restore', root.run('novbe-restore', copy));
    await serving(root, async (server) => {
      await server.mustHave(taken);
      await server.mustNotHave(later);
    });
  });
  await step('the store is as it was written', () => must('novbe verify', root.run('novbe', 'verify')));
  await step('purged; the store stays', () => {
    must('dpkg --purge', root.run('dpkg', '--purge', 'novbe'));
    if (!existsSync(join(root.path, 'var/lib/novbe/data/novbe.db'))) stop('the store is gone');
  });
  await step('the kiosk installed, with its browser', () => must('installing the kiosk', root.install(kiosk, true)));
  must('systemd-analyze verify', root.run('systemd-analyze', 'verify', '--man=no', 'novbe-kiosk.service'));
  await step('its screen waits, comes to the server, goes nowhere else, remembers', () => proveKiosk(root));
};

const archOf = (path: string): string => path.split('_').at(-1)?.replace('.deb', '') ?? '';

/** A file stands where the copies would: the old version must stay, whole, and with its store. */
const refuseWithoutCopy = (root: CleanRoot, file: string): void => {
  const aside = `${copies}-aside`;
  root.run('sh', '-c', `mv ${copies} ${aside} && touch ${copies}`);
  const ran = root.install(file);
  root.run('sh', '-c', `rm ${copies} && mv ${aside} ${copies}`);
  if (ran.ok) stop('it was upgraded without a copy');
  const { said } = root.run('dpkg-query', '-W', '-f', `$\{Status} $\{Version}`, 'novbe');
  if (said !== `install ok installed ${versions[1]}`) stop(`the old version is not whole any more: ${said}`);
  if (readdirSync(join(root.path, copies)).length !== 1) stop('a copy is missing');
};

const step = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
  const from = performance.now();
  const done = await work();
  say(`${((performance.now() - from) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  return done;
};

interface Server {
  /** Takes a ticket on a practice day; gives its path. */
  take(): Promise<string>;
  mustHave(ticket: string): Promise<void>;
  mustNotHave(ticket: string): Promise<void>;
}

/** The server as its unit starts it, for as long as `work` takes; it must end in good order. */
const serving = async <T>(root: CleanRoot, work: (server: Server) => Promise<T>): Promise<T> => {
  const port = await freePort();
  const environment = {
    PORT: String(port),
    ADMIN_PASSWORD: password,
    NODE_COMPILE_CACHE: '/var/cache/novbe',
  };
  const process = root.start({ user: 'novbe', isConfined: true }, environment, '/usr/bin/novbe', 'start');
  let code: number | null = null;
  try {
    await untilReady(port, process);
    return await work(await signedIn(`http://127.0.0.1:${port}`));
  } finally {
    code = await process.end();
    if (code !== 0) say(`The server ended with ${code}:\n${process.said()}`);
  }
};

const untilReady = async (port: number, process: Running): Promise<void> => {
  for (let left = 600; left > 0; left -= 1) {
    const reply = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (reply?.ok === true) return;
    await wait(100);
  }
  stop(`The server is not ready after a minute:\n${process.said()}`);
};

const signedIn = async (origin: string): Promise<Server> => {
  const session = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password }),
  });
  if (!session.ok) stop(`Signing in: ${session.status} ${await session.text()}`);
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const ask = (path: string, body?: object): Promise<Response> =>
    fetch(`${origin}${path}`, {
      headers: { cookie, origin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  const valueIn = async (reply: Response) => {
    if (!reply.ok) stop(`${reply.url}: ${reply.status} ${await reply.text()}`);
    return JSON.parse(await reply.text()).value;
  };
  const [{ id }] = await valueIn(await ask('/api/centres'));
  const centre = `/api/centres/${id}`;
  return {
    async take() {
      const [{ id: service }] = (await valueIn(await ask(`${centre}/config`))).services;
      // It may be open already.
      await ask(`${centre}/day/open`, { practice: true });
      const { ticket } = await valueIn(await ask(`${centre}/tickets`, { service }));
      return `${centre}/tickets/${ticket.id}`;
    },
    mustHave: async (ticket) => void (await valueIn(await ask(ticket))),
    async mustNotHave(ticket) {
      const { status } = await ask(ticket);
      if (status !== 404) stop(`${ticket} is ${status}, though it was taken after the copy`);
    },
  };
};
