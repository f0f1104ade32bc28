import type { PrinterGrade, PrinterStatus } from '../../shared/devices/printing.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { createMutex } from '../async/mutex.ts';
import type { DeviceLine } from '../line/line.ts';
import { endBrokenPicture } from './encode.ts';
import { openInbox, type Receipt } from './inbox.ts';
import { canPrint, statusFromInOrder } from './status.ts';
import { patience, type Talk, talks } from './talk.ts';
import type { Delivered, Manner, Transport, Undelivered } from './transport.ts';

/** How a printer at the end of a line is spoken to. */
export interface LineOptions {
  readonly line: DeviceLine;
  readonly clock: Clock;
  /** It is never asked, and its slips end as `sent`. */
  readonly oneWay: boolean;
  /** Width of the paper in dots. */
  readonly dots: number;
}

/** An ESC/POS printer over a line: asked how it is before each slip, and believed only when it says it is done. */
export function lineTransport({ line, clock, oneWay, dots }: LineOptions): Transport {
  const inTurn = createMutex();
  const inbox = openInbox(clock);
  const openTalk = talks(line, inbox, clock);
  /**
   * The last slip may have ended in the middle of its picture, so that the printer waits for more dots. So it may be from the
   * beginning: nobody knows what a process that died was just printing.
   */
  let brokenOff = true;

  /** Holds one conversation, or gives `offline` where there is nobody to talk to. */
  const talkTo = <T>(signal: AbortSignal, offline: T, converse: (talk: Talk) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      const talk = await openTalk(signal);
      if (talk === null) return offline;
      try {
        // It would take a question for dots as well.
        if (brokenOff) brokenOff = !(await talk.send(endBrokenPicture(dots)));
        return await converse(talk);
      } finally {
        await talk.close();
      }
    });
  const isMute = (grade: PrinterGrade | null): boolean => oneWay || grade === 'one-way';

  return {
    takes: 'escpos',
    print: (_job, bytes, signal, manner = { grade: null, probe: false }) =>
      talkTo<Delivered | Undelivered>(signal, { ok: false, status: 'offline', fate: 'not-printed' }, async (talk) => {
        const asks = !oneWay && (manner.probe || manner.grade !== 'one-way');
        const result = asks ? await deliver(talk, bytes, manner, clock, signal) : await sendOnly(talk, bytes);
        if (!result.ok && result.fate === 'unknown') brokenOff = true;
        return result;
      }),
    status: (signal, grade = null) =>
      talkTo<PrinterStatus>(signal, 'offline', (talk) => (isMute(grade) ? Promise.resolve('unknown') : talk.status())),
    async close() {
      inbox.close();
      await line.close();
    },
  };
}

/** How long a printer that is well may take to say that a slip is done, in milliseconds. */
const finishMs = 12_000;
/** How long a slip may show trouble where the printer cannot say that it is done, in milliseconds. */
const settleMs = 2000;

/** What the printer says of the slip that it has whole, or null as long as it says nothing that ends the wait. */
const verdict = (talk: Talk, receipt: Receipt, status: PrinterStatus | null): Delivered | Undelivered | null => {
  const byte = receipt.answer();
  if (byte !== null && !receipt.clouded() && !talk.echoes()) {
    const told = statusFromInOrder(byte);
    // The paper ended with this slip, perhaps before its last line.
    if (!canPrint(told)) return { ok: false, status: told, fate: 'unknown' };
    return { ok: true, outcome: 'printed', status: told, grade: 'in-order' };
  }
  if (talk.line() === 'broken') return { ok: false, status: 'offline', fate: 'unknown' };
  if (talk.line() === 'ended') return { ok: false, status: 'offline', fate: 'silent' };
  if (status === null || status === 'unknown' || canPrint(status)) return null;
  return { ok: false, status, fate: status === 'offline' ? 'silent' : 'unknown' };
};

/** Waits for the answer that comes only after the cut; a printer that is well may take its time, and need not answer. */
const awaitDone = async (
  talk: Talk,
  receipt: Receipt,
  { grade }: Manner,
  clock: Clock,
  signal: AbortSignal,
): Promise<Delivered | Undelivered> => {
  const quick = grade === 'real-time' || receipt.clouded();
  const over = new AbortController();
  const limit = clock.after(quick ? settleMs : finishMs, () => over.abort());
  const answered = () => receipt.answer() !== null && !receipt.clouded();
  try {
    for (;;) {
      await talk.until(answered, patience.answer, AbortSignal.any([signal, over.signal]));
      const early = verdict(talk, receipt, null);
      if (early !== null) return early;
      if (signal.aborted) return { ok: false, status: 'unknown', fate: 'unknown' };
      const status = await talk.statusNow(answered);
      const said = verdict(talk, receipt, status);
      if (said !== null) return said;
      if (!over.signal.aborted) continue;
      // An answer that may be another's shows nothing of how this printer answers.
      const shows = receipt.clouded() ? {} : ({ grade: 'real-time' } as const);
      if (canPrint(status)) return { ok: true, outcome: 'sent', status, ...shows };
      return { ok: false, status, fate: 'silent' };
    }
  } finally {
    limit.cancel();
  }
};

/** A slip for a printer that says nothing: handed over, and no more is known. */
const sendOnly = async (talk: Talk, bytes: Uint8Array): Promise<Delivered | Undelivered> =>
  (await talk.send(bytes))
    ? { ok: true, outcome: 'sent', status: 'unknown' }
    : { ok: false, status: 'offline', fate: 'unknown' };

/** Asks, sends and waits. */
const deliver = async (
  talk: Talk,
  bytes: Uint8Array,
  manner: Manner,
  clock: Clock,
  signal: AbortSignal,
): Promise<Delivered | Undelivered> => {
  const before = await talk.status();
  const mute = manner.probe && before === 'unknown';
  if (signal.aborted || !(canPrint(before) || mute)) return { ok: false, status: before, fate: 'not-printed' };
  if (manner.grade !== 'real-time') await talk.clearUp();
  const { whole, receipt } = await talk.sendSlip(bytes);
  if (receipt === null) {
    if (whole && talk.line() === 'ended') return { ok: false, status: 'offline', fate: 'silent' };
    const after = await talk.statusNow(() => false);
    return { ok: false, status: canPrint(after) ? 'unknown' : after, fate: 'unknown' };
  }
  const result = await awaitDone(talk, receipt, manner, clock, signal);
  // It has taken the whole page and never said a word: that is how it is, unless it is known to speak.
  const nothingSaid = mute && !result.ok && result.status === 'unknown' && result.fate === 'silent';
  if (nothingSaid && (manner.grade === null || manner.grade === 'one-way')) {
    return { ok: true, outcome: 'sent', status: 'unknown', grade: 'one-way' };
  }
  if (!result.ok && result.fate === 'unknown') await talk.clear();
  return result;
};
