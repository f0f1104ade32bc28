import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A Debian 12 of its own in a temporary folder; what is mounted there is gone with the process that runs inside. Needs root and `debootstrap`. */
export interface CleanRoot {
  readonly path: string;
  /** Installs this file of a package (on this machine) and, with `needs`, what it depends on; whether that went well, and what was said. */
  install(file: string, needs?: boolean): Ran;
  run(...words: readonly string[]): Ran;
  /** Starts a program as a unit of systemd would start it for `user`: no privileges but a low port, nothing of our environment. */
  start(user: string, environment: { readonly [name: string]: string }, ...words: readonly string[]): Running;
  remove(): void;
}
export interface Ran {
  readonly ok: boolean;
  readonly said: string;
}
export interface Running {
  readonly said: () => string;
  /** Ends it by SIGTERM; gives its exit code. */
  end(): Promise<number | null>;
}

/** Makes the root out of a mirror of Debian, in about a minute. */
export function makeCleanRoot(): CleanRoot {
  const path = mkdtempSync(join(tmpdir(), 'novbe-root-'));
  // Its own users must reach what is inside.
  chmodSync(path, 0o755);
  execFileSync('debootstrap', ['--variant=minbase', '--include=systemd', 'bookworm', path], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const run = (...words: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync('unshare', [...inside(path), ...words], {
      encoding: 'utf8',
      env: cleanEnvironment,
    });
    return { ok: status === 0, said: `${stdout}${stderr}` };
  };
  return {
    path,
    run,
    install(file, needs = false) {
      copyFileSync(file, join(path, 'tmp', basename(file)));
      const name = `/tmp/${basename(file)}`;
      return needs ? run('apt-get', 'install', '-qy', '--no-install-recommends', name) : run('dpkg', '--install', name);
    },
    start(user, environment, ...words) {
      const asked = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      const child = spawn('unshare', [...inside(path), ...privileges(user), 'env', ...asked, ...words], {
        env: cleanEnvironment,
      });
      return running(child);
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

const cleanEnvironment = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};

const inside = (path: string): readonly string[] => [
  '--mount',
  'sh',
  '-c',
  `mount -t proc proc "$0/proc" && exec chroot "$0" "$@"`,
  path,
];

const privileges = (user: string): readonly string[] => {
  const ports = '-all,+net_bind_service';
  const who = [`--reuid=${user}`, `--regid=${user}`, '--init-groups', '--no-new-privs'];
  return ['setpriv', ...who, `--inh-caps=${ports}`, `--ambient-caps=${ports}`, `--bounding-set=${ports}`];
};

const running = (child: ChildProcess): Running => {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (said += String(bytes)));
  const ended = once(child, 'exit');
  return {
    said: () => said,
    async end() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
};
