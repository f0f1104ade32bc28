import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Clock } from '../../shared/time/clock.ts';
import { createMutex } from '../async/mutex.ts';
import type { DuckAnswer, DuckPlace, DuckTask } from './duck-messages.ts';

/** DuckDB in a process of its own, which does one thing after another and is begun again where it ended. */
export interface Duck {
  /** What came of a task; it never rejects. One that takes too long ends the process. */
  do(task: DuckTask, mostMs: number): Promise<DuckAnswer>;
  /** The process that runs now; null = none has been needed. */
  pid(): number | null;
  close(): Promise<void>;
}

/** The file of DuckDB, which is an optional dependency: beside the program, or installed for all of the machine (`npm install -g`); null = it is not there. */
export function findDuckDb(): string | null {
  for (const place of ['@duckdb/node-api', '/usr/local/lib/node_modules/@duckdb/node-api'])
    try {
      return createRequire(import.meta.url).resolve(place);
    } catch {
      // Not there.
    }
  return null;
}

/** The process is begun with the first task. */
export function openDuck(place: DuckPlace, clock: Pick<Clock, 'after'>): Duck {
  const inTurn = createMutex();
  const worker = openWorker(place);
  let closed = false;
  const doNow = async (task: DuckTask, mostMs: number): Promise<DuckAnswer> => {
    if (closed) return failed('the server is ending');
    const limit = clock.after(mostMs, () => void worker.kill());
    try {
      return await worker.ask(task);
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    } finally {
      limit.cancel();
    }
  };
  return {
    do: (task, mostMs) => inTurn(() => doNow(task, mostMs)),
    pid: worker.pid,
    async close() {
      closed = true;
      await worker.kill();
    },
  };
}

/** The process, which is begun where none runs. */
const openWorker = (place: DuckPlace) => {
  let child: ChildProcess | null = null;
  const running = async (): Promise<ChildProcess> => {
    if (child !== null) return child;
    const begun = fork(program, [JSON.stringify(place), findDuckDb() ?? ''], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child = begun;
    begun.once('exit', () => {
      if (child === begun) child = null;
    });
    await heard(begun);
    return begun;
  };
  return {
    /** Rejects where the process ends before it has answered. */
    async ask(task: DuckTask): Promise<DuckAnswer> {
      const now = await running();
      now.send(task);
      return (await heard(now)) as DuckAnswer;
    },
    pid: (): number | null => child?.pid ?? null,
    /** Ends it; resolves once it has gone. */
    async kill(): Promise<void> {
      if (child === null) return;
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
};

const program = new URL('./duck-child.ts', import.meta.url);
const failed = (message: string): DuckAnswer => ({ ok: false, message });

/** The next message of the process; rejects where it ends before. */
const heard = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
    };
    const onMessage = (message: unknown): void => {
      stop();
      resolve(message);
    };
    const onExit = (): void => {
      stop();
      reject(new Error('the process of the reports has ended'));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onExit);
  });
