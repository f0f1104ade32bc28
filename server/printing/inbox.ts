import type { Clock } from '../../shared/time/clock.ts';
import { createListeners } from '../async/listeners.ts';
import type { LinkEvents } from '../line/link.ts';
import { answerReader } from './status.ts';

/** One in-order question that went out, and what has come back for it. */
export interface Receipt {
  /** The byte that answers it, or null as long as there is none. */
  answer(): number | null;
  /** The answer cannot be told from another's: older questions were open, or the printer had said what nobody asked. */
  clouded(): boolean;
}

/** The answers of one printer, over all its conversations: some come after the conversation that asked. */
export interface Inbox {
  /** A conversation begins. */
  begin(): LinkEvents;
  /** How the line stands: `ended` by the printer in good order, or `broken`. */
  line(): 'open' | 'ended' | 'broken';
  /** It gives back what it is sent, so that no byte from it means anything. */
  echoes(): boolean;
  /** It has lately said in order what nobody asked. */
  babbles(): boolean;
  /** The real-time answers since they were last forgotten. */
  realTime(): readonly number[];
  forgetRealTime(): void;
  /** An in-order question goes out. One that ends a slip is answered late rather than not at all; another is in doubt at once. */
  expect(about: 'slip' | 'status'): Receipt;
  /** How many in-order questions are open. */
  open(): number;
  /** The printer was told to throw away what it holds, with the questions that are open; not every printer does. */
  doubt(): void;
  /** All that is open is in doubt. */
  inDoubt(): boolean;
  /** What is in doubt will not be answered: the printer has thrown it away. */
  drop(): void;
  /** Waits until it is so, the line is gone, the signal aborts, or so many milliseconds have passed. */
  until(condition: () => boolean, ms: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Opens the inbox of one printer. */
export function openInbox(clock: Clock): Inbox {
  const questions = openQuestions(clock);
  const news = createListeners();
  let read = answerReader();
  let isEcho = echoFinder();
  let realTime: readonly number[] = [];
  let line: 'open' | 'ended' | 'broken' = 'open';
  let echoes = false;
  let conversation = 0;
  const take = (bytes: Uint8Array): void => {
    for (const byte of bytes) echoes = isEcho(byte) || echoes;
    for (const { kind, byte } of read(bytes)) {
      if (kind === 'real-time') realTime = [...realTime, byte];
      else questions.answered(byte);
    }
    news.tell();
  };
  return {
    begin() {
      conversation += 1;
      const mine = conversation;
      line = 'open';
      echoes = false;
      isEcho = echoFinder();
      read = answerReader();
      return {
        onBytes: take,
        onGone(how) {
          if (mine !== conversation || line !== 'open') return;
          line = how;
          news.tell();
        },
      };
    },
    line: () => line,
    echoes: () => echoes,
    babbles: questions.babbles,
    realTime: () => realTime,
    forgetRealTime() {
      realTime = [];
    },
    expect: questions.expect,
    open: questions.open,
    doubt: questions.doubt,
    inDoubt: questions.inDoubt,
    drop: questions.drop,
    until: waiting(clock, news, () => line !== 'open'),
    close: questions.close,
  };
}

/** Waits for a condition that news may bring about, and no longer than until the line is over. */
const waiting =
  (clock: Clock, news: ReturnType<typeof createListeners>, isOver: () => boolean): Inbox['until'] =>
  async (condition, ms, signal) => {
    const end = Promise.withResolvers<void>();
    const stop = () => end.resolve();
    const look = (): void => {
      if (condition() || isOver()) stop();
    };
    const limit = clock.after(ms, stop);
    signal.addEventListener('abort', stop, { once: true });
    const listening = news.add(look);
    look();
    if (signal.aborted) stop();
    await end.promise;
    listening.close();
    signal.removeEventListener('abort', stop);
    limit.cancel();
  };

interface Open {
  readonly answered: (byte: number) => void;
  doubtful: boolean;
}

/** For how long an in-order question may still be answered, in milliseconds. */
const openMs = 30_000;

/** What an echo begins with: the first real-time question. */
const firstQuestion = [0x10, 0x04, 0x01] as const;

/** Finds the first question among the bytes as they come. */
const echoFinder = () => {
  let last: readonly number[] = [];
  return (byte: number): boolean => {
    last = [...last, byte].slice(-firstQuestion.length);
    return firstQuestion.every((one, i) => last[i] === one);
  };
};

/** In-order questions that are open, the oldest first: answers come in this order, and carry no name. */
const openQuestions = (clock: Clock) => {
  const open = new Map<Open, { cancel(): void }>();
  let quiet: { cancel(): void } | null = null;
  const close = (one: Open): void => {
    open.get(one)?.cancel();
    open.delete(one);
  };
  return {
    expect(about: 'slip' | 'status'): Receipt {
      let byte: number | null = null;
      const olderOpen = open.size > 0;
      const cloudedNow = () => olderOpen || quiet !== null;
      let cloudedThen = false;
      const one: Open = {
        doubtful: about === 'status',
        answered(answer) {
          byte = answer;
          cloudedThen = cloudedNow();
        },
      };
      open.set(
        one,
        clock.after(openMs, () => close(one)),
      );
      return { answer: () => byte, clouded: () => (byte === null ? cloudedNow() : cloudedThen) };
    },
    answered(byte: number): void {
      const [oldest] = open.keys();
      if (oldest !== undefined) {
        oldest.answered(byte);
        close(oldest);
        return;
      }
      // Said twice, or said to nobody: for a while its answers may be anybody's.
      quiet?.cancel();
      quiet = clock.after(openMs, () => {
        quiet = null;
      });
    },
    babbles: () => quiet !== null,
    open: () => open.size,
    doubt(): void {
      for (const one of open.keys()) one.doubtful = true;
    },
    inDoubt: () => [...open.keys()].every(({ doubtful }) => doubtful),
    drop(): void {
      for (const one of [...open.keys()]) close(one);
    },
    close(): void {
      for (const one of [...open.keys()]) close(one);
      quiet?.cancel();
      quiet = null;
    },
  };
};
