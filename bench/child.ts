import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A program of a bench in a process of its own, so that what measures does not share a thread with what is measured. */
export interface Child<Question, Answer> {
  readonly pid: number;
  /** Asks one thing; one question at a time. */
  ask(question: Question): Promise<Answer>;
  /** Calls `hear` with every message from now on. */
  listen(hear: (message: Answer) => void): void;
  tell(question: Question): void;
  close(): Promise<void>;
}

/** Starts a file of bench/children. */
export function startChild<Question extends object, Answer>(
  file: string,
  parameters: readonly string[] = [],
): Child<Question, Answer> {
  const child = fork(join(import.meta.dirname, 'children', file), [...parameters], { execArgv: ['--expose-gc'] });
  return {
    pid: child.pid ?? 0,
    ask(question) {
      const answered = answerOf(child);
      child.send(question);
      return answered as Promise<Answer>;
    },
    listen: (hear) => void child.on('message', (message) => hear(message as Answer)),
    tell: (question) => void child.send(question),
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

const answerOf = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`a child of the bench ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message);
    });
  });
