import { spawn } from 'node:child_process';
import type { Clock } from '../../shared/clock.ts';

/** What a program said and how it ended: `code` null where it was not there, or was ended for taking too long. */
export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program with exactly these words, speaking English; its input is `input`. */
export type RunProgram = (words: readonly string[], input?: Uint8Array) => Promise<Ran>;

/** Programs as the system finds them, each with so long to end in (ms). */
export function programs(clock: Clock, mostMs: number): RunProgram {
  return (words, input = new Uint8Array()) =>
    new Promise((resolve) => {
      const child = spawn('env', ['LC_ALL=C', ...words], { stdio: ['pipe', 'pipe', 'ignore'] });
      const limit = clock.after(mostMs, () => child.kill('SIGKILL'));
      let said = '';
      const end = (code: number | null): void => {
        limit.cancel();
        resolve({ code: code === notFound ? null : code, said });
      };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(0, mostLetters);
      });
      child.on('error', () => end(null));
      child.on('close', end);
      // A program that has ended takes no more: its end says so.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
}

/** How `env` ends where it does not find the program. */
const notFound = 127;
/** More than a queue has to say. */
const mostLetters = 100_000;
