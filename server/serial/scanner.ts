import type { ScannerLine } from '../../shared/devices/serial-schema.ts';
import { fromHex, isSame } from './bytes.ts';
import type { Heard, Protocol } from './protocol.ts';

/** A scanner of barcodes and QR codes, which says what it has read between the bytes that are described in the configuration. */
export function scannerProtocol(line: Pick<ScannerLine, 'start' | 'end'>): Protocol {
  return {
    rows: 0,
    columns: 0,
    show: () => new Uint8Array(),
    ask: () => null,
    beep: () => null,
    tellsKeysHeld: false,
    createReader: () => createTextReader(fromHex(line.start), fromHex(line.end ?? carriageReturn)),
  };
}

const carriageReturn = '0D';
/** The longest text that is any of ours (bytes): an address with a secret. */
const longest = 500;

/** Takes in bytes that come cut anywhere; a text that is too long, or does not begin as it should, was heard and cannot be read. */
const createTextReader = (start: Uint8Array, end: Uint8Array): ReturnType<Protocol['createReader']> => {
  let held: number[] = [];
  let isTooLong = false;
  const take = (byte: number): readonly Heard[] => {
    held.push(byte);
    const from = held.length - end.length;
    if (from >= 0 && isSame(Uint8Array.from(held.slice(from)), end)) {
      const said = isTooLong ? null : textOf(Uint8Array.from(held.slice(0, from)), start);
      held = [];
      isTooLong = false;
      return said === '' ? [] : [{ address: null, key: null, text: said }];
    }
    if (held.length > longest + start.length + end.length) {
      isTooLong = true;
      held = held.slice(-end.length);
    }
    return [];
  };
  return (bytes) => [...bytes].flatMap(take);
};

/** The text between start and end, without blanks around it; null = it begins otherwise, or is no text. */
const textOf = (bytes: Uint8Array, start: Uint8Array): string | null => {
  if (!isSame(bytes.subarray(0, start.length), start)) return bytes.every((byte) => byte <= 0x20) ? '' : null;
  const text = new TextDecoder().decode(bytes.subarray(start.length)).trim();
  return text.includes('\uFFFD') ? null : text;
};
