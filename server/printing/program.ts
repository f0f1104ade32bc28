import type { Clock } from '../../shared/time/clock.ts';
import { runProgram } from '../async/run-program.ts';

/** What a program said and how it ended: `code` null where it was not there, or was ended for taking too long. */
export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program with exactly these words, speaking English; its input is `input`. */
export type RunProgram = (words: readonly string[], input?: Uint8Array) => Promise<Ran>;

/** Programs as the system finds them, each with so long to end in (ms). */
export function programs(clock: Pick<Clock, 'after'>, mostMs: number): RunProgram {
  return async (words, input = new Uint8Array()) => {
    const ended = await runProgram(['env', 'LC_ALL=C', ...words], { clock, mostMs, mostBytes, input });
    if (ended === 'missing') return { code: null, said: '' };
    return { code: ended.code === notFound ? null : ended.code, said: ended.wrote.toString('utf8') };
  };
}

/** How `env` ends where it does not find the program. */
const notFound = 127;
/** More than a queue has to say. */
const mostBytes = 100_000;
