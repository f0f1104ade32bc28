import { readFileSync } from 'node:fs';
import { ensureCommand } from '../../scripts/debian.ts';

/** Looking at, and breaking, the system calls of a process: with strace, which Debian installs as root where it is missing. */

/** Whether system calls can be looked at here; installs strace first where that is possible. */
export function ensureStrace(): boolean {
  known ??= ensureCommand('strace', ['-qq', '-e', 'trace=none', 'true'], 'strace');
  return known;
}

/** One system call. It began and ended at these places in the order of all that was seen. */
export interface SystemCall {
  readonly thread: string;
  readonly name: string;
  /** What stands between the brackets, and after them. */
  readonly text: string;
  readonly result: string;
  readonly began: number;
  readonly ended: number;
}

/** Reads what `strace -f -o FILE` wrote; calls that were still under way at its end are left out. */
export function readTrace(text: string): readonly SystemCall[] {
  const calls: SystemCall[] = [];
  const open = new Map<string, { readonly text: string; readonly began: number }>();
  for (const [at, line] of text.split('\n').entries()) {
    const done = whole.exec(line);
    const first = begun.exec(line);
    const rest = resumed.exec(line);
    if (done !== null) {
      const [, thread = '', name = '', inside = '', result = ''] = done;
      calls.push({ thread, name, text: inside, result, began: at, ended: at });
    } else if (first !== null) {
      const [, thread = '', name = '', inside = ''] = first;
      open.set(`${thread} ${name}`, { text: inside, began: at });
    } else if (rest !== null) {
      const [, thread = '', name = '', inside = '', result = ''] = rest;
      const start = open.get(`${thread} ${name}`);
      if (start !== undefined) {
        calls.push({ thread, name, text: start.text + inside, result, began: start.began, ended: at });
      }
    }
  }
  return calls;
}

let known: boolean | null = null;

/** What stands in the name of a test that has to be left out. */
export const withoutStrace = 'left out: no strace here (Debian: apt-get install strace)';

const whole = /^(\d+) +([a-z0-9_]+)\((.*)\) += (.*)$/;
const begun = /^(\d+) +([a-z0-9_]+)\((.*) <unfinished \.\.\.>$/;
const resumed = /^(\d+) +<\.\.\. ([a-z0-9_]+) resumed>(.*)\) += (.*)$/;

export const readTraceFile = (path: string): readonly SystemCall[] => readTrace(readFileSync(path, 'utf8'));
