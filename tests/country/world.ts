import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { openAgenda } from '../../engine/simulate/agenda.ts';
import { createRandom, type Random } from '../../engine/simulate/random.ts';
import type { Timer } from '../../shared/time/clock.ts';

/**
 * A world in which nothing happens by itself: one agenda says what comes when, and a seed says what the dice show. What is done
 * at one moment is done to its end, promises and all, before the next one comes.
 */
export interface World {
  /** The true time (ms since 1970), which no machine knows. */
  now(): number;
  /** Runs `run` once, `ms` from now, unless cancelled before. */
  after(ms: number, run: () => void): Timer;
  /** Resolves `ms` from now. */
  sleep(ms: number): Promise<void>;
  /** The dice of this name: each has a course of its own. */
  dice(name: string): Random;
  /** Adds a line to the history. */
  note(what: string): void;
  /** Lives on until a moment (ms since 1970). */
  liveUntil(at: number): Promise<void>;
  /** SHA-256 of the history so far. */
  digest(): string;
  /** How many things have happened. */
  moments(): number;
}

/** `tell` takes each line of the history as it comes. */
export function openWorld(seed: number, begin: number, tell: (line: string) => void = () => undefined): World {
  const agenda = openAgenda<() => void>();
  const history = createHash('sha256');
  const known = new Map<string, Random>();
  let [now, moments] = [begin, 0];
  const after = (ms: number, run: () => void): Timer => {
    let wanted = true;
    agenda.add(now + Math.max(0, ms), () => {
      if (wanted) run();
    });
    return {
      cancel: () => {
        wanted = false;
      },
    };
  };
  return {
    now: () => now,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    dice(name) {
      const dice = known.get(name) ?? createRandom(courseOf(`${seed} ${name}`));
      known.set(name, dice);
      return dice;
    },
    note(what) {
      const line = `${new Date(now).toISOString()} ${what}`;
      history.update(`${line}\n`);
      tell(line);
    },
    async liveUntil(at) {
      let over = false;
      agenda.add(at, () => {
        over = true;
      });
      await setImmediate();
      for (let next = agenda.take(); next !== null; next = agenda.take()) {
        now = Math.max(now, next.at);
        moments += 1;
        next.what();
        // All promises that can be kept by now are kept within one turn of the event loop.
        await setImmediate();
        if (over) return;
      }
    },
    digest: () => history.copy().digest('hex'),
    moments: () => moments,
  };
}

const courseOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);
