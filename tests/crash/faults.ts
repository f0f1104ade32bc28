import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureStrace } from '../fakes/strace.ts';

/** Disks that are full, broken or read-only. */

export interface Fault {
  mend(): Promise<void>;
}

/** From now on these system calls of a running process (a list, or a pattern between slashes) fail with this error. */
export async function breakCalls(pid: number, calls: string, error: 'EIO' | 'EROFS' | 'ENOSPC'): Promise<Fault> {
  const parameters = [
    '-f',
    '-p',
    String(pid),
    '-o',
    '/dev/null',
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:error=${error}`,
  ];
  const child = spawn('strace', parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (/ attached/.test(said)) resolve();
    });
    child.once('close', () => reject(new Error(`strace: ${said}`)));
  });
  return {
    async mend() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Whether calls of a process that runs already can be broken here: strace is there, and may look into it. */
export async function canBreakCalls(): Promise<boolean> {
  if (!ensureStrace()) return false;
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    await (await breakCalls(sleeper.pid ?? 0, 'fsync', 'EIO')).mend();
    return true;
  } catch {
    return false;
  } finally {
    sleeper.kill('SIGKILL');
  }
}

export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte of room. */
  fill(): void;
  /** Makes room again. */
  clear(): void;
  /** Mounts it again for reading only; nothing on it may be open. */
  lock(): void;
  remove(): void;
}

/** A disk of some megabytes in memory, as root; null where none can be mounted. */
export function openSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'novbe-disk-'));
  if (process.getuid?.() !== 0 || !mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const block = Buffer.alloc(4096);
      const file = openSync(filler, 'a');
      try {
        // Until the disk refuses, not by reckoning: a server may be writing there meanwhile.
        for (;;) writeSync(file, block);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
    },
    clear: () => rmSync(filler, { force: true }),
    lock() {
      if (!mount('-o', 'remount,ro', folder)) throw new Error('the disk cannot be mounted for reading only');
    },
    remove() {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Files of a running process may grow to so many bytes, no more; null = without a limit. Needs no rights. */
export function limitFiles(pid: number, bytes: number | null): void {
  const limit = `--fsize=${bytes ?? 'unlimited'}:unlimited`;
  if (spawnSync('prlimit', ['--pid', String(pid), limit]).status !== 0) throw new Error('prlimit failed');
}

export const cannotBreakCalls = 'left out: needs strace, and the right to look into a process';

const mount = (...parameters: readonly string[]): boolean => spawnSync('mount', parameters).status === 0;
