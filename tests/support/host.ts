import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Granted, Wish } from '../journeys/hall-host.ts';

/** The process of this worker's servers, kept from file to file. */
export interface Host {
  readonly pid: number;
  /** Starts a server with this environment; rejects with why it could not. */
  open(environment: { readonly [name: string]: string }): Promise<{ readonly port: number; close(): Promise<void> }>;
  /** To the process: every server in it feels it. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
}

/** The one there is, or another where it is gone. */
export function theHost(): Host {
  host ??= start();
  return host;
}

const root = join(import.meta.dirname, '../..');

let host: Host | null = null;

const start = (): Host => {
  const child = fork(join(root, 'tests/journeys/hall-host.ts'), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // What the worker was started with is for Vitest.
    execArgv: [],
  });
  // It ends with us, and keeps us from nothing.
  child.unref();
  child.channel?.unref();
  const waiting = new Map<number, (granted: Granted) => void>();
  let last = 0;
  child.on('message', (granted: Granted) => {
    waiting.get(granted.id)?.(granted);
    waiting.delete(granted.id);
  });
  child.once('exit', () => {
    host = null;
    for (const tell of waiting.values()) tell({ id: 0, trouble: 'the process of the servers ended' });
  });
  const ask = async (wish: (id: number) => Wish): Promise<Granted> => {
    last += 1;
    const id = last;
    // Whoever asks stays until there is an answer, also where nothing else keeps them, as in `npm run bench`.
    child.channel?.ref();
    const granted = await new Promise<Granted>((resolve) => {
      waiting.set(id, resolve);
      child.send(wish(id));
    });
    if (waiting.size === 0) child.channel?.unref();
    if (granted.trouble !== undefined) throw new Error(granted.trouble);
    return granted;
  };
  return {
    pid: child.pid ?? 0,
    signal: (name) => void child.kill(name),
    async open(environment) {
      const { id, port = 0 } = await ask((id) => ({ id, open: environment }));
      return { port, close: async () => void (await ask((wish) => ({ id: wish, close: id }))) };
    },
  };
};
