import type { Frame } from '../../shared/devices/serial-schema.ts';
import { boardText, createStreamReader, type Found, fromHex, isSame, joined, toHex } from './bytes.ts';
import { checksumOf } from './checksums.ts';
import type { Heard, Protocol } from './protocol.ts';

/** Boards and keypads whose frames are described in the configuration. */
export function frameProtocol(frame: Frame): Protocol {
  const { poll, beep, columns } = frame;
  const polled = poll === undefined ? null : fromHex(poll);
  return {
    rows: 1,
    columns,
    show: (address, rows) => encodeFrame(frame, address, padded(frame, boardText(rows[0] ?? ''))),
    ask: (_what, address) => (polled === null ? null : encodeFrame(frame, address, polled)),
    beep: (address) => (beep === undefined ? null : encodeFrame(frame, address, fromHex(beep))),
    tellsKeysHeld: false,
    createReader: () => createStreamReader(findFrame(frame)),
  };
}

/** A frame with this content: start, address, content, checksum, end. */
export function encodeFrame(frame: Frame, address: number, content: Uint8Array): Uint8Array {
  const start = fromHex(frame.start);
  const body = joined(addressBytes(frame, address), content);
  return joined(start, body, checkBytes(frame, start, body), fromHex(frame.end));
}

/** The text of a board at its whole width, so that nothing of an older one stays. */
const padded = ({ columns, align, pad = '20' }: Frame, text: Uint8Array): Uint8Array => {
  const shown = align === 'left' ? text.subarray(0, columns) : text.subarray(-columns);
  const fill = new Uint8Array(columns - shown.length).fill(fromHex(pad)[0] ?? 0x20);
  return align === 'left' ? joined(shown, fill) : joined(fill, shown);
};

const addressBytes = ({ address: form }: Frame, address: number): Uint8Array => {
  switch (form) {
    case 'none':
      return new Uint8Array();
    case 'byte':
      return Uint8Array.of(address);
    case 'decimal':
      return boardText(String(address % 100).padStart(2, '0'));
    case 'hex':
      return boardText(address.toString(16).padStart(2, '0'));
  }
};

const checkBytes = ({ checksum, checksumFrom, checksumAs }: Frame, start: Uint8Array, body: Uint8Array) => {
  const check = checksumOf(checksum, checksumFrom === 'start' ? joined(start, body) : body);
  return checksumAs === 'hex' ? boardText(toHex(check)) : check;
};

const addressIn = ({ address: form }: Frame, bytes: Uint8Array): number | null | 'none' => {
  if (form === 'none') return 'none';
  if (form === 'byte') return bytes[0] ?? null;
  const digits = String.fromCharCode(...bytes);
  const isGood = form === 'hex' ? /^[0-9a-f]{2}$/iu.test(digits) : /^\d{2}$/u.test(digits);
  return isGood ? Number.parseInt(digits, form === 'hex' ? 16 : 10) : null;
};

/** How many bytes stand around the content of a frame, before and behind it. */
const around = (frame: Frame) => {
  const start = fromHex(frame.start);
  const address = addressBytes(frame, 0).length;
  const check = checkBytes(frame, start, new Uint8Array()).length;
  return { start, address, check, end: fromHex(frame.end) };
};

/** Finds a frame whose content is a key or the answer of who has nothing new. */
const findFrame = (frame: Frame): ((bytes: Uint8Array) => Found<Heard>) => {
  const { start, address, check, end } = around(frame);
  const answer = frame.answer === undefined ? null : fromHex(frame.answer);
  const { keyBytes = 1 } = frame;
  const contents = [...new Set([keyBytes, answer?.length ?? keyBytes])].sort((a, b) => a - b);
  const read = (bytes: Uint8Array, content: number): Found<Heard> => {
    const from = start.length + address;
    const length = from + content + check + end.length;
    if (bytes.length < length) return 'more';
    const body = bytes.subarray(start.length, from + content);
    const tail = joined(checkBytes(frame, start, body), end);
    const who = addressIn(frame, bytes.subarray(start.length, from));
    if (who === null || !isSame(bytes.subarray(from + content, length), tail)) return 'garbage';
    const said = bytes.subarray(from, from + content);
    const isKey = content === keyBytes && (answer === null || !isSame(said, answer));
    return { length, message: { address: who === 'none' ? null : who, key: isKey ? toHex(said) : null } };
  };
  return (bytes) => {
    const begun = bytes.subarray(0, start.length);
    if (!isSame(begun, start.subarray(0, begun.length))) return 'garbage';
    const found = contents.map((content) => read(bytes, content));
    return found.find((one) => typeof one === 'object') ?? (found.includes('more') ? 'more' : 'garbage');
  };
};
