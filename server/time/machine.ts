import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Clock } from '../../shared/time/clock.ts';
import { newId } from '../ids.ts';
import { openElapsed } from './elapsed.ts';

/** What a machine tells of time. Its clock is an observation; only `elapsed` is relied on. */
export interface Machine {
  /** Which run of the machine this is; `elapsed` counts from its beginning. */
  readonly boot: string;
  /** Ms since then, sleep included. */
  readonly elapsed: () => number;
  /** What the machine's clock shows (ms since 1970). */
  readonly wall: () => number;
  /** What is timed on it, where that is not as in this process. */
  readonly timers?: Pick<Clock, 'after'>;
  /** Whether the system says that its clock is held by the network's time. Never rejects. */
  readonly synchronised: () => Promise<boolean>;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return { boot: bootId(), elapsed: openElapsed(), wall: () => Date.now(), synchronised };
}

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Where the system has no name for it each process goes by its own counting.
    return newId();
  }
};

/** What a program prints; null where it is not there, fails, or takes too long. */
const printed = (program: string, ...words: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(program, words, { timeout: 3000 }, (error, out) => resolve(error === null ? out.trim() : null));
  });

/** The kernel's own flag by systemd, which a clock set by hand takes down; chrony where that is not there. */
const synchronised = async (): Promise<boolean> => {
  const said = await printed('timedatectl', 'show', '-p', 'NTPSynchronized', '--value');
  if (said !== null && said !== '') return said === 'yes';
  return (await printed('chronyc', 'waitsync', '1', '1')) !== null;
};
