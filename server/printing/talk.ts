import type { PrinterStatus } from '../../shared/devices/printing.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { DeviceLine } from '../line/line.ts';
import type { Link } from '../line/link.ts';
import type { Inbox, Receipt } from './inbox.ts';
import {
  askInOrder,
  askRealTime,
  clearBuffers,
  type RealTimeAnswers,
  type realTimeQuestions,
  statusFromInOrder,
  statusFromRealTime,
} from './status.ts';

/** A conversation with a printer over one link. */
export interface Talk {
  /** Sends all bytes; false when the line was lost, stalled or given up on the way. */
  send(bytes: Uint8Array): Promise<boolean>;
  /** Sends a slip that ends with the in-order question: whether it went whole, and what will answer the question. */
  sendSlip(bytes: Uint8Array): Promise<{ readonly whole: boolean; readonly receipt: Receipt | null }>;
  /**
   * How the printer says it is: `unknown` where it says nothing or gives back what it is sent, `offline` where the line
   * is lost. Without an answer in real time it is asked in order as well. Waits no longer once there is `enough`.
   */
  status(): Promise<PrinterStatus>;
  /** The same in real time only, for a printer that may have a slip in hand; waits no longer once there is `enough`. */
  statusNow(enough: () => boolean): Promise<PrinterStatus>;
  /** Tells the printer to throw away what it holds of a slip given up. */
  clear(): Promise<void>;
  /**
   * Finds out whether the printer has thrown away what it was told to: it is asked once more, and what has not come by
   * then, though it answers, will not come.
   */
  clearUp(): Promise<void>;
  until: Inbox['until'];
  line: Inbox['line'];
  echoes: Inbox['echoes'];
  close(): Promise<void>;
}

/** Ways to open conversations with one printer, whose answers come into this inbox. */
export function talks(line: DeviceLine, inbox: Inbox, clock: Clock) {
  const habits: Habits = { inOrderOnly: false };
  /** Opens a conversation, or null where the printer cannot be reached. */
  return async (signal: AbortSignal): Promise<Talk | null> => {
    const events = inbox.begin();
    const link = await line.open(events, signal);
    if (link === null) return null;
    let lost = false;
    const watched = watchWrites(link, () => {
      lost = true;
      // A line that is gone often says so first to the writer, and closes only after that.
      events.onGone('broken');
    });
    const send = (bytes: Uint8Array) => sendAll(watched, line.chunk, bytes, clock, signal);
    const ask = questioner(inbox, habits, send, signal);
    const orOffline = (status: PrinterStatus): PrinterStatus =>
      status === 'unknown' && (lost || inbox.line() !== 'open') ? 'offline' : status;
    return {
      send,
      ...sendingSlips(inbox, send, signal),
      status: async () => orOffline(await ask(true, never)),
      statusNow: async (enough) => orOffline(await ask(false, enough)),
      until: inbox.until,
      line: inbox.line,
      echoes: inbox.echoes,
      close: () => link.close(),
    };
  };
}

/** How long to wait, in milliseconds. */
export const patience = {
  /** For the answer to a question, before it counts as late. */
  answer: 3000,
  /** For an answer that is late, before it counts as none. */
  late: 11_000,
  /** For more, after an in-order answer where the printer has said nothing else: an echo says more at once. */
  echo: 200,
  /** For a printer to take one chunk. */
  stall: 11_000,
  /** For a printer to take a whole slip: twice what a line of 9600 baud needs. */
  slip: 60_000,
} as const;

/** The same link, which says each time that something did not go. */
const watchWrites = (link: Link, onLost: () => void): Link => ({
  async write(bytes) {
    const went = await link.write(bytes);
    if (!went) onLost();
    return went;
  },
  close: link.close,
});

/** Sends slips, and sees to what is left of one that was given up. */
const sendingSlips = (
  inbox: Inbox,
  send: Talk['send'],
  signal: AbortSignal,
): Pick<Talk, 'sendSlip' | 'clear' | 'clearUp'> => ({
  async sendSlip(bytes) {
    // What comes in before the question has gone out answers an older one.
    if (!(await send(bytes.subarray(0, -askInOrder.length)))) return { whole: false, receipt: null };
    const receipt = inbox.expect('slip');
    return { whole: true, receipt: (await send(bytes.subarray(-askInOrder.length))) ? receipt : null };
  },
  async clear() {
    await send(clearBuffers);
    inbox.doubt();
  },
  async clearUp() {
    if (inbox.open() === 0 || !inbox.inDoubt()) return;
    inbox.expect('status');
    const asked = inbox.open();
    if (!(await send(askInOrder))) return;
    await inbox.until(() => inbox.open() === 0, patience.answer, signal);
    if (inbox.open() < asked) inbox.drop();
  },
});

const sendAll = async (link: Link, chunk: number, bytes: Uint8Array, clock: Clock, signal: AbortSignal) => {
  const end = Promise.withResolvers<false>();
  let over = false;
  const giveUp = () => {
    over = true;
    end.resolve(false);
  };
  const limit = clock.after(patience.slip, giveUp);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    for (let at = 0; at < bytes.length; at += chunk) {
      const stall = clock.after(patience.stall, giveUp);
      const went = await Promise.race([link.write(bytes.subarray(at, at + chunk)), end.promise]);
      stall.cancel();
      if (!went || over) return false;
    }
    return true;
  } finally {
    limit.cancel();
    signal.removeEventListener('abort', giveUp);
  }
};

/** What earlier conversations have shown of a printer. */
interface Habits {
  /** It has answered in order and not in real time: it is asked both ways at once. */
  inOrderOnly: boolean;
}

const never = (): boolean => false;

/** What four answers in real time say; unknown while one is missing. */
const statusOf = (answers: readonly (number | null)[]): PrinterStatus => {
  const [printer = null, offline = null, error = null, paper = null] = answers;
  if (printer === null || offline === null || error === null || paper === null) return 'unknown';
  const all: RealTimeAnswers = [printer, offline, error, paper];
  return statusFromRealTime(all);
};

/** Asks a printer how it is. */
const questioner = (inbox: Inbox, habits: Habits, send: Talk['send'], signal: AbortSignal) => {
  const inOrder = async (): Promise<Receipt> => {
    const receipt = inbox.expect('status');
    await send(askInOrder);
    return receipt;
  };
  /** One answer to one question, as long as the printer takes. */
  const ask = async (question: (typeof realTimeQuestions)[number], enough: () => boolean): Promise<number | null> => {
    inbox.forgetRealTime();
    if (!(await send(askRealTime(question)))) return null;
    await inbox.until(() => inbox.realTime().length > 0 || enough(), patience.late, signal);
    return inbox.realTime()[0] ?? null;
  };
  const read = (answers: readonly (number | null)[]): PrinterStatus => (inbox.echoes() ? 'unknown' : statusOf(answers));
  /** The first answer is late: the others are asked for meanwhile, so that they are late together. Null = some were lost. */
  const late = async (receipt: Receipt | null, enough: () => boolean): Promise<PrinterStatus | null> => {
    for (const question of [2, 3, 4] as const) await send(askRealTime(question));
    const said = () => (receipt?.answer() ?? null) !== null && inbox.realTime().length === 0;
    await inbox.until(() => inbox.realTime().length > 0 || said() || enough(), patience.late, signal);
    if (inbox.realTime().length > 0) {
      await inbox.until(() => inbox.realTime().length >= 4 || enough(), patience.answer, signal);
      return inbox.realTime().length >= 4 ? read(inbox.realTime()) : null;
    }
    if (!said()) return 'unknown';
    await inbox.until(never, patience.echo, signal);
    const byte = receipt?.answer() ?? null;
    if (receipt === null || byte === null || receipt.clouded() || inbox.babbles() || inbox.echoes()) return 'unknown';
    habits.inOrderOnly = true;
    return statusFromInOrder(byte);
  };
  const round = async (mayAskInOrder: boolean, enough: () => boolean): Promise<PrinterStatus | null> => {
    inbox.forgetRealTime();
    if (!(await send(askRealTime(1)))) return 'offline';
    const early = mayAskInOrder && habits.inOrderOnly ? await inOrder() : null;
    const heard = () => inbox.realTime().length > 0 || (early?.answer() ?? null) !== null || enough();
    await inbox.until(heard, patience.answer, signal);
    const [first = null] = inbox.realTime();
    if (inbox.echoes()) return 'unknown';
    if (first === null) {
      if (enough() || signal.aborted || inbox.line() !== 'open') return 'unknown';
      return late(early ?? (mayAskInOrder ? await inOrder() : null), enough);
    }
    habits.inOrderOnly = false;
    const answers = [first];
    for (const question of [2, 3, 4] as const) {
      const answer = await ask(question, enough);
      if (answer === null) return 'unknown';
      answers.push(answer);
    }
    return read(answers);
  };
  return async (mayAskInOrder: boolean, enough: () => boolean): Promise<PrinterStatus> =>
    // It spoke again in the middle of the questions: which of them it has answered cannot be known, so all are asked again.
    (await round(mayAskInOrder, enough)) ??
    (enough() || signal.aborted ? null : await round(false, enough)) ??
    'unknown';
};
