import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program of ours in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** All that it has written so far, to both of its outputs. */
  text(): string;
  /** Resolves with the match once what it has written matches; rejects if it ends before. */
  seen(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Ended>;
}

/** Runs a file of ours (from the root, or a bundled one) with this Node; `environment` is all that it gets, but for where compiled code is kept. */
export function runFile(file: string, parameters: readonly string[], environment: object): Running {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, ...environment } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [resolve(root, file), ...parameters], { cwd: root, env });
  let text = '';
  const looking = new Set<() => void>();
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (part) => {
      text += part;
      for (const look of looking) look();
    });
  }
  const ended = new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  return {
    child,
    text: () => text,
    ended,
    seen: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text);
          if (found === null) return;
          looking.delete(look);
          resolve(found);
        };
        looking.add(look);
        look();
        void ended.then(({ code }) => reject(new Error(`it ended with ${code} before ${pattern}: ${text}`)));
      }),
  };
}

const root = join(import.meta.dirname, '../..');

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'novbe-process-'));
