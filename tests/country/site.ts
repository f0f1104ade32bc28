import type { Computer } from './computer.ts';
import type { Disk } from './disk.ts';
import type { World } from './world.ts';

/** A place with a computer, whose program is started again whenever it has ended. */
export interface Site<R> {
  readonly computer: Computer;
  readonly disk: Disk;
  /** The program; null while it does not run. */
  running(): R | null;
  start(): void;
  /** Ends it and starts it again `downMs` later; `between` runs meanwhile. */
  stop(how: Stop, downMs: number, between?: () => void): void;
}

/** By itself, or by a cut of the power, after which the clock shows so much more than the true time (ms). */
export type Stop = { readonly how: 'kill' } | { readonly how: 'power'; readonly wallOffMs: number };

/** How soon a program that could not start is started again (ms). */
const againMs = 3000;

export function createSite<R>(world: World, computer: Computer, disk: Disk, begin: () => Promise<R>): Site<R> {
  let running: R | null = null;
  const start = (): void => {
    if (computer.isRunning()) return;
    begin().then(
      (begun) => {
        running = begun;
        world.note(`${computer.name}: started`);
      },
      (error: unknown) => {
        world.note(`${computer.name}: could not start: ${error instanceof Error ? error.message : ''}`);
        disk.ended('kill');
        computer.kill();
        world.after(againMs, start);
      },
    );
  };
  return {
    ...{ computer, disk, start },
    running: () => running,
    stop(stop, downMs, between = () => undefined) {
      if (!computer.isRunning()) return;
      running = null;
      if (stop.how === 'kill') computer.kill();
      else computer.cutPower(stop.wallOffMs);
      disk.ended(stop.how);
      between();
      world.after(downMs, start);
    },
  };
}
