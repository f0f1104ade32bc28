import { readFileSync } from 'node:fs';

/** What tells how much time has passed, whatever the clocks on the wall do. All in ms. */
export interface Counters {
  /** Since this machine started, the time that it slept included; null where the system does not tell. */
  readonly uptime: () => number | null;
  /** Since some moment in the past; may stand still while the machine sleeps. */
  readonly steady: () => number;
}

/**
 * Milliseconds since this machine started, sleep included; the same in every process of the machine, as far as it tells.
 * The steady counter is the finer one; what the uptime has more than it, the machine slept.
 */
export function openElapsed({ uptime, steady }: Counters = thisProcess): () => number {
  let slept = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = steady();
    const since = now - lookedAt;
    if (since >= 0 && since < lookMs) return now + slept;
    lookedAt = now;
    const up = uptime();
    if (up !== null && Math.abs(up - now - slept) > coarseMs) slept = Math.abs(up - now) > coarseMs ? up - now : 0;
    return now + slept;
  };
}

/** How often the uptime is asked for, and how coarse it is (ms). */
const lookMs = 50;
const coarseMs = 40;

const uptimeOfLinux = (): number | null => {
  try {
    const seconds = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
    return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
  } catch {
    return null;
  }
};

const thisProcess: Counters = {
  uptime: uptimeOfLinux,
  steady: () => Number(process.hrtime.bigint() / 1_000n) / 1000,
};
