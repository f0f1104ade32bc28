import type { Computer, Life } from './computer.ts';
import type { Disk } from './disk.ts';
import type { World } from './world.ts';

/** A program on a computer, which is started again whenever it has ended. */
export interface Site<R> {
  readonly computer: Computer;
  readonly disk: Disk;
  /** The program; null while it does not run. */
  running(): R | null;
  start(): void;
  /** Ends it and starts it again `downMs` later; `between` runs meanwhile. */
  stop(stop: Stop, downMs: number, between?: () => void): void;
}

/** By itself, or by a cut of the power, after which the clock shows so much more than the true time (ms). */
export type Stop = { readonly how: 'kill' } | { readonly how: 'power'; readonly wallOffMs: number };

/** How soon a program that could not start, or ended with its computer, is started again (ms). */
const againMs = 3000;

export function createSite<R>(
  world: World,
  { computer, disk }: Pick<Site<R>, 'computer' | 'disk'>,
  begin: (life: Life) => Promise<R>,
): Site<R> {
  let life: Life | null = null;
  let running: R | null = null;
  let downMs = againMs;
  const start = (): void => {
    if (life !== null) return;
    if (computer.offMs() > 0) return void world.after(computer.offMs(), start);
    const mine = computer.begin();
    life = mine;
    downMs = againMs;
    mine.onEnd(() => {
      [life, running] = [null, null];
      world.after(downMs, start);
    });
    begin(mine).then(
      (begun) => {
        running = begun;
        world.note(`${computer.name}: started`);
      },
      (error: unknown) => {
        world.note(`${computer.name}: could not start: ${error instanceof Error ? error.message : ''}`);
        computer.kill(mine);
        disk.ended('kill', mine);
      },
    );
  };
  return {
    ...{ computer, disk, start },
    running: () => running,
    stop(stop, ms, between = () => undefined) {
      if (life === null) return;
      const ended = life;
      downMs = ms;
      if (stop.how === 'kill') computer.kill(ended);
      else computer.cutPower(stop.wallOffMs, ms);
      disk.ended(stop.how, ended);
      between();
    },
  };
}
