import { setPriority } from 'node:os';
import { parentPort, type Transferable } from 'node:worker_threads';
import { CannotStore } from '../store/store.ts';

/** What a thread tells its owner: the answer, or what went wrong; an error crosses without its class. */
export type ThreadAnswer<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: Error; readonly ofStorage: boolean };

/** In a thread: answers each question of its owner (thread.ts); an answer's `handedOver` memory moves there uncopied. */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  handedOver: (answer: Answer) => Transferable[] = () => [],
): void {
  const told = async (question: Question): Promise<ThreadAnswer<Answer>> => {
    try {
      return { ok: true, answer: await answer(question) };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return { ok: false, error, ofStorage: error instanceof CannotStore };
    }
  };
  parentPort?.on('message', async (question: Question) => {
    const said = await told(question);
    parentPort?.postMessage(said, said.ok ? handedOver(said.answer) : []);
  });
}

/**
 * In a thread: takes a lower priority, one of `os.constants.priority`. On Linux a thread has one of its own (setpriority(2), under
 * "C library/kernel differences"); elsewhere the whole process would be meant, and nothing is done.
 */
export function giveWay(priority: number): void {
  if (process.platform === 'linux') setPriority(priority);
}
