import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromServer, PeopleAsk, ServerDid, ServerOrder, ToServer } from './messages.ts';

/** A server of a simulated country, in a process of its own. */
export interface CountryServer {
  readonly pid: number;
  readonly port: number;
  ask(asked: PeopleAsk['asked']): void;
  /** From here on its time passes so many times as fast. */
  runAt(speed: number): void;
  close(): Promise<void>;
}

/** Starts it; rejects with the one line that it ended with. `onDid` has what happens at its centres. */
export async function startServer(
  order: Omit<ServerOrder, 'type'>,
  onDid: (did: ServerDid) => void,
): Promise<CountryServer> {
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [], { execArgv: [] });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const tell = (message: ToServer): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  const listens = portOf(child, onDid);
  tell({ type: 'start', ...order });
  return {
    port: await listens,
    pid: child.pid ?? 0,
    ask: (asked) => tell({ type: 'ask', asked }),
    runAt: (speed) => tell({ type: 'speed', speed }),
    async close() {
      tell({ type: 'end' });
      const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(late);
    },
  };
}

/** How long it may take to end (ms). */
const graceMs = 15_000;

const portOf = (child: ChildProcess, onDid: (did: ServerDid) => void): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a server of the country ended with ${code}`)));
    child.on('message', (message: FromServer) => {
      if (message.type === 'listens') resolve(message.port);
      else if (message.type === 'failed') reject(new Error(message.line.replace(/^Cannot start: /, '')));
      else onDid(message);
    });
  });
