import type { Machine } from '../../server/time/machine.ts';
import { type ManualClock, manualClock } from './clock.ts';

/** A machine whose time passes when it is told to, and whose clock shows what it is told to. */
export interface FakeMachine extends Machine {
  /** Times what is timed on this machine; never jumps. */
  readonly timers: ManualClock;
  /** Lets time pass (ms), running what falls due. */
  pass(ms: number): Promise<void>;
  /** Lets the machine's clock jump by so many ms, or sets it. */
  jump(ms: number): void;
  setWall(epochMs: number): void;
  /** By how much its clock is off the true time (ms). */
  off(): number;
  /** The true time (ms since 1970). */
  truth(): number;
  vouch(synchronised: boolean): void;
}

/** A machine that has been up for a while at `trueMs`, its clock off by `offMs`. */
export function fakeMachine(trueMs = Date.UTC(2026, 10, 20, 6, 0, 0), offMs = 0, boot = 'boot-1'): FakeMachine {
  const timers = manualClock(trueMs);
  const startedAt = trueMs - 600_000;
  let off = offMs;
  let vouched = false;
  return {
    boot,
    timers,
    elapsed: () => timers.now() - startedAt,
    wall: () => timers.now() + off,
    synchronised: async () => vouched,
    pass: (ms) => timers.advance(ms),
    jump(ms) {
      off += ms;
    },
    setWall(epochMs) {
      off = epochMs - timers.now();
    },
    off: () => off,
    truth: () => timers.now(),
    vouch(synchronised) {
      vouched = synchronised;
    },
  };
}
