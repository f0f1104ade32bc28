import type { Clock } from '../clock.ts';
import { endBrokenPicture } from './encode.ts';
import { type Line, openTalk, type Talk } from './line.ts';
import { canPrint, clearBuffers, type PrinterStatus, statusFromInOrder } from './status.ts';
import type { Delivered, Transport, Undelivered } from './transport.ts';

/** How a printer at the end of a line is spoken to. */
export interface LineOptions {
  readonly line: Line;
  readonly clock: Clock;
  /** It never answers: it is not asked, and its slips end as `sent`. */
  readonly oneWay: boolean;
  /** Width of the paper in dots. */
  readonly dots: number;
}

/** How often a printer that is well but has not finished is given another answer's time. */
const moreRounds = 4;

/** Runs what it is given one after another. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** Waits for the answer that comes only after the cut; a printer that is well may take its time. */
const awaitPrinted = async (talk: Talk, signal: AbortSignal): Promise<Delivered | Undelivered> => {
  for (let round = 0; round < moreRounds && !signal.aborted; round += 1) {
    const answer = await talk.next('in-order');
    if (answer !== null) {
      const status = statusFromInOrder(answer.byte);
      // The paper ended with this slip, perhaps before its last line.
      if (!canPrint(status)) return { ok: false, status, fate: 'unknown' };
      return { ok: true, outcome: 'printed', status };
    }
    const status = await talk.status();
    if (canPrint(status)) continue;
    await talk.send(clearBuffers);
    return { ok: false, status, fate: 'unknown' };
  }
  await talk.send(clearBuffers);
  return { ok: false, status: 'unknown', fate: 'unknown' };
};

/** Asks, sends and waits; a one-way printer is only sent to. */
const deliver = async (
  talk: Talk,
  bytes: Uint8Array,
  oneWay: boolean,
  signal: AbortSignal,
): Promise<Delivered | Undelivered> => {
  const before = oneWay ? 'unknown' : await talk.status();
  if (!oneWay && !canPrint(before)) return { ok: false, status: before, fate: 'not-printed' };
  talk.forget();
  if (await talk.send(bytes))
    return oneWay ? { ok: true, outcome: 'sent', status: 'unknown' } : awaitPrinted(talk, signal);
  const after = oneWay ? 'offline' : await talk.status();
  return { ok: false, status: canPrint(after) ? 'unknown' : after, fate: 'unknown' };
};

/** An ESC/POS printer over a line: asked how it is before each slip, and believed only when it says it is done. */
export const lineTransport = ({ line, clock, oneWay, dots }: LineOptions): Transport => {
  const turn = inTurn();
  /**
   * The last slip may have ended in the middle of its picture, so that the printer waits for more dots. So it may be from the
   * beginning: nobody knows what a process that died was just printing.
   */
  let brokenOff = true;

  /** Holds one conversation, or gives `offline` where there is nobody to talk to. */
  const talkTo = <T>(signal: AbortSignal, offline: T, converse: (talk: Talk) => Promise<T>): Promise<T> =>
    turn(async () => {
      const talk = await openTalk(line, clock, signal);
      if (talk === null) return offline;
      try {
        // It would take a question for dots as well.
        if (brokenOff) brokenOff = !(await talk.send(endBrokenPicture(dots)));
        return await converse(talk);
      } finally {
        await talk.close();
      }
    });

  return {
    takes: 'escpos',
    print: (_job, bytes, signal) =>
      talkTo<Delivered | Undelivered>(signal, { ok: false, status: 'offline', fate: 'not-printed' }, async (talk) => {
        const result = await deliver(talk, bytes, oneWay, signal);
        if (!result.ok && result.fate === 'unknown') brokenOff = true;
        return result;
      }),
    status: (signal) =>
      talkTo<PrinterStatus>(signal, 'offline', (talk) => (oneWay ? Promise.resolve('unknown') : talk.status())),
    close: () => line.close(),
  };
};
