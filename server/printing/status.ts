/**
 * The status bytes of an ESC/POS printer, read bit by bit: a printer may set bits beside the ones asked about,
 * so no byte is compared as a whole.
 */

import type { PrinterStatus } from '../../shared/devices/printing.ts';

export type RealTimeQuestion = (typeof realTimeQuestions)[number];

/** The four answers, in the order of the questions. */
export type RealTimeAnswers = readonly [printer: number, offline: number, error: number, paper: number];

/** What the four real-time answers say together. */
export function statusFromRealTime([printer, offline, error, paper]: RealTimeAnswers): PrinterStatus {
  if (has(offline, bit(2))) return 'cover-open';
  if (has(offline, bit(5)) || has(paper, bit(5) | bit(6))) return 'paper-out';
  if (has(offline, bit(6)) || has(error, bit(3) | bit(5) | bit(6))) return 'error';
  if (has(printer, bit(3) | bit(5))) return 'offline';
  if (has(paper, bit(2) | bit(3))) return 'paper-low';
  return 'ready';
}

/** What the in-order answer (`GS r 1`) says: only the paper sensors. */
export function statusFromInOrder(byte: number): PrinterStatus {
  if (has(byte, bit(2) | bit(3))) return 'paper-out';
  if (has(byte, bit(0) | bit(1))) return 'paper-low';
  return 'ready';
}

/** A byte from the printer, told apart by its fixed bits. */
export type Answer = { readonly kind: 'real-time' | 'in-order'; readonly byte: number };

/**
 * Reads answers out of the bytes as they arrive, split anywhere. Flow control and the four-byte reports that some
 * printers send unasked are passed over.
 */
export function answerReader(): (bytes: Uint8Array) => readonly Answer[] {
  let automaticLeft = 0;
  return (bytes) => {
    const answers: Answer[] = [];
    for (const byte of bytes) {
      if (isRealTime(byte)) answers.push({ kind: 'real-time', byte });
      else if (opensAutomatic(byte)) automaticLeft = 3;
      else if (isInOrder(byte)) {
        if (automaticLeft > 0) automaticLeft -= 1;
        else answers.push({ kind: 'in-order', byte });
      }
    }
    return answers;
  };
}

/** All that a printer can be, worst last but for `unknown`: nobody could say. */
/** Whether a slip sent now would come out, as far as the printer says. */
export const canPrint = (status: PrinterStatus): boolean => status === 'ready' || status === 'paper-low';

/** The four questions that a printer answers at once, even in the middle of a job (`DLE EOT n`). */
export const realTimeQuestions = [1, 2, 3, 4] as const;

/** The bytes that ask one real-time question. */
export const askRealTime = (question: RealTimeQuestion): Uint8Array => Uint8Array.of(0x10, 0x04, question);

/** Asks for the paper in order (`GS r 1`): answered only once everything before it is done. */
export const askInOrder: Uint8Array = Uint8Array.of(0x1d, 0x72, 0x01);

/** Throws away what the printer still holds of a job given up, so that new paper does not bring out its rest. */
export const clearBuffers: Uint8Array = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

const bit = (n: number): number => 1 << n;
const has = (byte: number, mask: number): boolean => (byte & mask) !== 0;

const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12;
const isInOrder = (byte: number): boolean => (byte & 0x90) === 0;
const opensAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10;
