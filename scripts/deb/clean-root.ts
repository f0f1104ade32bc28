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
  /** Starts a program as a unit of systemd would for its user, with nothing of our environment. */
  start(unit: Unit, environment: { readonly [name: string]: string }, ...words: readonly string[]): Running;
  remove(): void;
}
export interface Unit {
  readonly user: string;
  /** No privilege but a low port, and no way to gain one. */
  readonly isConfined: boolean;
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
    start(unit, environment, ...words) {
      const asked = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      const child = spawn('unshare', [...inside(path), ...privileges(unit), 'env', ...asked, ...words], {
        env: cleanEnvironment,
      });
      return running(child);
    },
    // What a program that was just ended still writes comes to nothing.
    remove: () => rmSync(path, { recursive: true, maxRetries: 10 }),
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
  'mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/dev/shm" && exec chroot "$0" "$@"',
  path,
];

const privileges = ({ user, isConfined }: Unit): readonly string[] => {
  const ports = '-all,+net_bind_service';
  const who = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups'];
  if (!isConfined) return who;
  return [...who, '--no-new-privs', `--inh-caps=${ports}`, `--ambient-caps=${ports}`, `--bounding-set=${ports}`];
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
