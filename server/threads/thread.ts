import type { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import { CannotStore } from '../store/store.ts';
import type { ThreadAnswer } from './answering.ts';

export interface ThreadParts {
  /** As in "the drawing thread", for the log and for the caller. */
  readonly name: string;
  /** Starts the worker, whose program calls `answerQuestions`. */
  readonly start: () => Worker;
  /** Told what the thread died of. */
  readonly log?: Log;
}

/** Answers questions away from the path of a ticket, one after another. */
export interface Thread<Question, Answer> {
  /** Rejects with ThreadEnded, or with what went wrong in the thread. */
  ask(question: Question): Promise<Answer>;
  /** How many questions have not had their turn. */
  waiting(): number;
  /** Ends the thread; what is not answered rejects. */
  close(): Promise<void>;
}

/** A thread that starts at the first question, and again at the next one if it should ever die. */
export function openThread<Question, Answer>({ name, start, log }: ThreadParts): Thread<Question, Answer> {
  const waiting: Turn<Question, Answer>[] = [];
  let worker: Worker | null = null;
  let current: Turn<Question, Answer> | null = null;
  let closed: ThreadEnded | null = null;

  const next = (): void => {
    if (current !== null) return;
    current = waiting.shift() ?? null;
    if (current === null) return;
    worker ??= begin();
    worker.postMessage(current.question);
  };
  const settle = (told: ThreadAnswer<Answer>): void => {
    if (told.ok) current?.outcome.resolve(told.answer);
    else current?.outcome.reject(told.ofStorage ? new CannotStore(told.error.message) : told.error);
    current = null;
    next();
  };
  const lose = (why: ThreadEnded): void => {
    worker = null;
    settle({ ok: false, error: why, ofStorage: false });
  };
  const begin = (): Worker => {
    const started = start();
    let cause: unknown;
    started.unref();
    started.on('message', (told: ThreadAnswer<Answer>) => worker === started && settle(told));
    started.on('error', (error) => {
      cause = error;
      log?.error({ err: error }, `${name} died`);
    });
    started.on('exit', () => worker === started && lose(new ThreadEnded(`${name} died`, { cause })));
    return started;
  };
  const ask = (question: Question): Promise<Answer> => {
    if (closed !== null) return Promise.reject(closed);
    const outcome = Promise.withResolvers<Answer>();
    waiting.push({ question, outcome });
    next();
    return outcome.promise;
  };
  return {
    ask,
    waiting: () => waiting.length,
    async close() {
      closed = new ThreadEnded(`${name} is closed: the server is ending`);
      for (const { outcome } of waiting.splice(0)) outcome.reject(closed);
      const ending = worker;
      lose(closed);
      await ending?.terminate();
    },
  };
}

/** Rejects what a thread will not answer any more: it died over it, or is closed. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

interface Turn<Question, Answer> {
  readonly question: Question;
  readonly outcome: PromiseWithResolvers<Answer>;
}
