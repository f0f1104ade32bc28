import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Lines from standard input. */
export interface TypedLines {
  /** The next one; null once there is none any more. */
  next(): Promise<string | null>;
  /** Lets the terminal show again what is typed. */
  close(): void;
}

/**
 * Opens standard input for something secret. At a terminal nothing of what is typed from here on is shown, also what is typed
 * ahead or pasted; Ctrl-C ends the program. So this comes before the first question, and `close` after the last.
 */
export function openTypedLines(): TypedLines {
  const output = new Writable({ write: (_part, _encoding, done) => done() });
  const input = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY === true });
  const lines = input[Symbol.asyncIterator]();
  input.on('SIGINT', () => {
    input.close();
    process.stderr.write('\n');
    process.exit(interrupted);
  });
  return {
    async next() {
      const { done, value } = await lines.next();
      return done === true ? null : value;
    },
    close: () => input.close(),
  };
}

/** What a shell gives for a program ended by Ctrl-C. */
const interrupted = 130;
