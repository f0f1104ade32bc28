import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from '../support/bundled.ts';

/** A server of ours in a process of its own, to be killed, frozen, traced and measured. */

export interface Process {
  readonly base: string;
  readonly port: number;
  /** Of the server itself, not of what traces it. */
  readonly pid: number;
  /** Resolves once it has ended, by itself or not, with the signal or the exit code that ended it. */
  readonly ended: Promise<NodeJS.Signals | number>;
  /** The last of what it said. */
  said(): string;
  /** What one of its figures is now; the sum where it has labels. */
  metric(name: string): Promise<number>;
  signal(name: NodeJS.Signals): void;
  /** `kill -9`; resolves once it is gone. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  close(): Promise<void>;
}

export interface ProcessSettings {
  readonly folder: string;
  /** Run under this command, as `strace -f …`. */
  readonly under?: readonly string[];
  /** For Node itself. */
  readonly flags?: readonly string[];
  readonly environment?: { readonly [name: string]: string };
}

/** Starts a server on this folder, on a port that the system chooses. Rejects with EndedEarly if it ends before it listens. */
export async function startProcess(settings: ProcessSettings): Promise<Process> {
  const { folder, under = [], flags = [], environment = {} } = settings;
  const [command = '', ...parameters] = [...under, process.execPath, ...flags, bundled('server/main.ts')];
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    PORT: '0',
    DATA_DIR: folder,
    PUBLIC_URL: 'http://127.0.0.1',
    ADMIN_PASSWORD: 'first password of all',
    LOG_LEVEL: 'info',
    ...environment,
  };
  const child = spawn(command, parameters, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  alive.add(child);
  const ended = new Promise<NodeJS.Signals | number>((resolve) => {
    child.once('close', (code, signal) => {
      alive.delete(child);
      resolve(signal ?? code ?? 0);
    });
  });
  const { port: coming, said } = listening(child);
  const port = await coming;
  const pid = under.length === 0 ? (child.pid ?? 0) : innermost(child.pid ?? 0);
  const send = (name: NodeJS.Signals): void => {
    if (child.exitCode === null && child.signalCode === null) process.kill(pid, name);
  };
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    port,
    pid,
    ended,
    said,
    signal: send,
    metric: async (name) => figure(await (await fetch(`${base}/metrics`)).text(), name),
    async kill() {
      send('SIGKILL');
      await ended;
    },
    async close() {
      send('SIGCONT');
      send('SIGTERM');
      await ended;
    },
  };
}

const root = join(import.meta.dirname, '../..');

/** It ended before it listened: what it said. */
export class EndedEarly extends Error {}

const kept = 20_000;
const patience = 120_000;

/** The first child of a process, as Linux knows it; the process itself where it has none. */
const innermost = (pid: number): number => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(children[0] || pid);
};

const listening = (child: ChildProcess): { readonly port: Promise<number>; said(): string } => {
  let said = '';
  const port = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it does not listen: ${said}`)), patience);
    const hear = (piece: Buffer): void => {
      said = (said + piece.toString()).slice(-kept);
      const found = /listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => {
      clearTimeout(timer);
      reject(new EndedEarly(said));
    });
  });
  return { port, said: () => said };
};

const figure = (text: string, name: string): number =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);

const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});
