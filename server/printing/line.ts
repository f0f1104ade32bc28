import { type Clock, pause } from '../clock.ts';
import {
  type Answer,
  answerReader,
  askRealTime,
  type PrinterStatus,
  type realTimeQuestions,
  statusFromRealTime,
} from './status.ts';

/** An open line to a printer. */
export interface Link {
  /** Hands the bytes over; true once the other side of the line has taken them, false when the line is gone. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Ends this use of the line, letting what was written go out first. */
  close(): Promise<void>;
}

/** Called by a link: bytes have come, or the line is gone. */
export interface LinkEvents {
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onGone: () => void;
}

/** A kind of line to one printer, over which links are opened one after another. */
export interface Line {
  /** The most bytes to hand over at once, so that a stall is noticed. */
  readonly chunk: number;
  /** A link, or null where the printer cannot be reached now. */
  open(events: LinkEvents, signal: AbortSignal): Promise<Link | null>;
  close(): Promise<void>;
}

/** How long to wait, in milliseconds. */
export const patience = {
  /** For the answer to a question. */
  answer: 3000,
  /** For a printer to take one chunk. */
  stall: 5000,
} as const;

/** A conversation with a printer over one link. */
export interface Talk {
  /** Sends all bytes; false when the line was lost, stalled or given up on the way. */
  send(bytes: Uint8Array): Promise<boolean>;
  /** The next answer of this kind, or null when none came in time. Forgets answers of the other kind. */
  next(kind: Answer['kind']): Promise<Answer | null>;
  /** Forgets the answers that have come so far. */
  forget(): void;
  /** Asks the four real-time questions; silence is `unknown`, a lost line `offline`. */
  status(): Promise<PrinterStatus>;
  close(): Promise<void>;
}

/** Answers as they come in, and one who may be waiting for them. */
const inbox = (clock: Clock, signal: AbortSignal) => {
  let answers: Answer[] = [];
  let gone = false;
  let notify: () => void = () => undefined;
  const read = answerReader();
  const take = (kind: Answer['kind']): Answer | null => {
    const at = answers.findIndex((answer) => answer.kind === kind);
    const found = answers[at] ?? null;
    answers = at < 0 ? [] : answers.slice(at + 1);
    return found;
  };
  return {
    events: {
      onBytes: (bytes: Uint8Array) => {
        answers = [...answers, ...read(bytes)];
        notify();
      },
      onGone: () => {
        gone = true;
        notify();
      },
    },
    isGone: () => gone,
    forget: () => {
      answers = [];
    },
    async next(kind: Answer['kind']): Promise<Answer | null> {
      const end = new AbortController();
      let found: Answer | null = null;
      notify = () => {
        found ??= take(kind);
        if (found !== null || gone) end.abort();
      };
      notify();
      await pause(clock, patience.answer, AbortSignal.any([signal, end.signal]));
      notify = () => undefined;
      return found;
    },
  };
};

const sendAll = async (link: Link, chunk: number, bytes: Uint8Array, clock: Clock, signal: AbortSignal) => {
  for (let at = 0; at < bytes.length; at += chunk) {
    const taken = new AbortController();
    const stalled = pause(clock, patience.stall, AbortSignal.any([signal, taken.signal])).then(() => false);
    const went = await Promise.race([link.write(bytes.subarray(at, at + chunk)), stalled]);
    taken.abort();
    if (!went || signal.aborted) return false;
  }
  return true;
};

/** Opens a conversation, or null where the printer cannot be reached. */
export const openTalk = async (line: Line, clock: Clock, signal: AbortSignal): Promise<Talk | null> => {
  const box = inbox(clock, signal);
  const link = await line.open(box.events, signal);
  if (link === null) return null;
  let lost = false;
  const watched: Link = {
    write: async (bytes) => {
      const went = await link.write(bytes);
      lost ||= !went;
      return went;
    },
    close: link.close,
  };
  const send = (bytes: Uint8Array) => sendAll(watched, line.chunk, bytes, clock, signal);
  const ask = async (question: (typeof realTimeQuestions)[number]): Promise<number | null> => {
    box.forget();
    if (!(await send(askRealTime(question)))) return null;
    return (await box.next('real-time'))?.byte ?? null;
  };
  return {
    send,
    next: box.next,
    forget: box.forget,
    async status() {
      const silent = () => (lost || box.isGone() ? 'offline' : 'unknown');
      const printer = await ask(1);
      if (printer === null) return silent();
      const offline = await ask(2);
      if (offline === null) return silent();
      const error = await ask(3);
      if (error === null) return silent();
      const paper = await ask(4);
      return paper === null ? silent() : statusFromRealTime([printer, offline, error, paper]);
    },
    close: () => link.close(),
  };
};
