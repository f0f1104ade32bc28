import { newId } from '../../server/ids.ts';
import { type Machine, thisMachine } from '../../server/time/machine.ts';
import type { Timer } from '../../shared/time/clock.ts';

/** A machine whose time begins where it is told to, can be put ahead, and passes as many times as fast as wanted. */
export interface DemoMachine {
  readonly machine: Machine;
  /** What its clock shows (ms since 1970). */
  now(): number;
  /** Puts its time ahead to this (ms since 1970); earlier does nothing. */
  putTo(at: number): void;
  /** From here on its time passes so many times as fast as that of the real one. */
  runAt(speed: number): void;
  /** How long it takes in truth until its clock shows this (ms). */
  realMsUntil(at: number): number;
}

/** One that shows `startsAt` (ms since 1970) and runs as the real machine does; each is a run of a machine of its own. */
export function demoMachine(startsAt: number, { elapsed: passed } = thisMachine()): DemoMachine {
  let [since, reached, speed] = [passed(), 0, 1];
  const elapsed = (): number => upBefore + reached + (passed() - since) * speed;
  const now = (): number => startsAt - upBefore + elapsed();
  const settle = (): void => {
    reached = elapsed() - upBefore;
    since = passed();
  };
  const after = (ms: number, run: () => void): Timer => {
    const timeout = setTimeout(run, ms / speed);
    return { cancel: () => clearTimeout(timeout) };
  };
  return {
    machine: { boot: newId(), elapsed, wall: now, timers: { after }, synchronised: () => Promise.resolve(true) },
    now,
    putTo(at) {
      const ahead = at - now();
      settle();
      reached += Math.max(0, ahead);
    },
    runAt(next) {
      settle();
      speed = next;
    },
    realMsUntil: (at) => Math.max(0, at - now()) / speed,
  };
}

/** How long the machine has been on when it begins (ms). */
const upBefore = 600_000;
