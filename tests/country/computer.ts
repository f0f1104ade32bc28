import type { Machine } from '../../server/time/machine.ts';
import type { Timer } from '../../shared/time/clock.ts';
import type { World } from './world.ts';

/** A run of a program: what it waits for no longer comes once it has ended. */
export interface Life {
  readonly alive: boolean;
  /** Runs when it ends. */
  onEnd(run: () => void): void;
}

/** A computer: a counter that drifts, a clock on its wall that jumps, sleep, and the programs that run on it. */
export interface Computer {
  readonly name: string;
  /** A program begins. */
  begin(): Life;
  /** Ends one at once, as `kill -9` does. */
  kill(life: Life): void;
  /** Ends all, and the computer with them, for so long; its clock shows `wallOffMs` more than the true time when it starts again. */
  cutPower(wallOffMs: number, forMs: number): void;
  /** How long it is still without power (ms). */
  offMs(): number;
  /** Sleeps: nothing runs meanwhile, and its counter goes on. */
  sleepFor(ms: number): void;
  isAsleep(): boolean;
  /** How long it has slept in all (ms). */
  slept(): number;
  /** Its clock shows so much more than the true time (ms). */
  setWall(offMs: number): void;
  /** Whether the system says that the network holds its clock. */
  vouch(synchronised: boolean): void;
  machine(life: Life): Machine;
  timers(life: Life): { after(ms: number, run: () => void): Timer };
}

/** Computers drift by up to so many millionths. */
const driftMost = 100;

export function createComputer(world: World, name: string): Computer {
  const rate = 1 + ((world.dice(`computer ${name}`).uniform() * 2 - 1) * driftMost) / 1_000_000;
  let [boots, bootedAt, wallOff, asleepUntil, vouched] = [1, world.now() - 30_000, 0, 0, false];
  let slept = 0;
  let offUntil = 0;
  const running = new Map<Life, Running>();
  const kill = (life: Life): void => {
    const ended = running.get(life);
    running.delete(life);
    ended?.end();
  };
  const afterIn = (life: Life, ms: number, run: () => void): Timer => {
    let timer = world.after(Math.max(0, ms) / rate, function due() {
      if (!life.alive) return;
      const asleep = asleepUntil - world.now();
      if (asleep > 0) timer = world.after(asleep, due);
      else run();
    });
    return { cancel: () => timer.cancel() };
  };
  return {
    name,
    begin() {
      const begun = createLife();
      running.set(begun.life, begun);
      return begun.life;
    },
    kill,
    cutPower(wallOffMs, forMs) {
      offUntil = world.now() + forMs;
      for (const life of [...running.keys()]) kill(life);
      boots += 1;
      bootedAt = world.now();
      [wallOff, vouched, asleepUntil] = [wallOffMs, false, 0];
    },
    offMs: () => Math.max(0, offUntil - world.now()),
    sleepFor(ms) {
      const until = world.now() + ms;
      slept += Math.max(0, until - Math.max(asleepUntil, world.now()));
      asleepUntil = Math.max(asleepUntil, until);
    },
    slept: () => slept,
    isAsleep: () => asleepUntil > world.now(),
    setWall(offMs) {
      wallOff = offMs;
    },
    vouch(synchronised) {
      vouched = synchronised;
    },
    timers: (life) => ({ after: (ms, run) => afterIn(life, ms, run) }),
    machine: (life) => ({
      boot: `${name} ${boots}`,
      elapsed: () => (world.now() - bootedAt) * rate,
      wall: () => world.now() + wallOff,
      // What is looked at each second is looked at each ten.
      timers: { after: (ms, run) => afterIn(life, ms * 10, run) },
      synchronised: async () => vouched,
    }),
  };
}

interface Running {
  readonly life: Life;
  end(): void;
}

const createLife = (): Running => {
  const listeners: (() => void)[] = [];
  let alive = true;
  return {
    life: {
      get alive() {
        return alive;
      },
      onEnd: (run) => void listeners.push(run),
    },
    end() {
      alive = false;
      for (const run of listeners) run();
    },
  };
};
