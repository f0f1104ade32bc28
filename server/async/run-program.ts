import { spawn } from 'node:child_process';
import type { Clock } from '../../shared/time/clock.ts';

/** How a program ended and what it wrote; `missing` = there is none of that name here. */
export type ProgramEnd =
  | 'missing'
  | {
      /** null = it was ended, for taking too long or by somebody else. */
      readonly code: number | null;
      readonly wrote: Buffer;
      /** It wrote no more than was kept of it. */
      readonly isWhole: boolean;
    };

export interface ProgramRun {
  /** What it reads; nothing unless given. */
  readonly input?: string | Uint8Array;
  readonly clock: Pick<Clock, 'after'>;
  /** How long it may take (ms). */
  readonly mostMs: number;
  /** How much of what it writes is kept. */
  readonly mostBytes: number;
}

/** Runs a program with exactly these words, without a shell; it never rejects. */
export function runProgram(
  [program, ...words]: readonly [string, ...string[]],
  { input = '', clock, mostMs, mostBytes }: ProgramRun,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'] });
    const limit = clock.after(mostMs, () => child.kill('SIGKILL'));
    const parts: Buffer[] = [];
    let length = 0;
    const end = (ended: ProgramEnd): void => {
      limit.cancel();
      resolve(ended);
    };
    child.stdout.on('data', (part: Buffer) => {
      if (length < mostBytes) parts.push(part);
      length += part.length;
    });
    child.on('error', () => end('missing'));
    child.on('close', (code) =>
      end({ code, wrote: Buffer.concat(parts).subarray(0, mostBytes), isWhole: length <= mostBytes }),
    );
    // A program that is not there, or has ended, takes no more: its end says so.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** All that a program wrote that did what it was to do; null = it failed, took too long or did not end. */
export function wholeOf(ended: ProgramEnd): Buffer | null | 'missing' {
  if (ended === 'missing') return ended;
  return ended.code === 0 && ended.isWhole ? ended.wrote : null;
}
