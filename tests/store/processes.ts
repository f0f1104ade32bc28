import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';

/** Another process of ours and what it said so far, line by line. */
export interface Other {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: string[];
  /** Keeps its promise when this many lines are there, or the process has ended. */
  said(lines: number): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Starts one of the programs beside these tests; it is killed when the test ends. */
export function startOther(program: string, ...words: readonly string[]): Other {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children', program), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  let over = false;
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => {
    over = true;
    wake();
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    process: child,
    lines,
    ended,
    said: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (lines.length < count && !over) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
