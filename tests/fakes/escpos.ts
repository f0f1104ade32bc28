import type { Raster } from '../../server/printing/raster.ts';

/** What a printer finds in the bytes it is sent. */
export type Command =
  | { readonly kind: 'reset' }
  | { readonly kind: 'raster'; readonly picture: Raster }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut'; readonly partial: boolean }
  | { readonly kind: 'align'; readonly to: number }
  | { readonly kind: 'ask-in-order'; readonly what: number }
  | { readonly kind: 'ask-real-time'; readonly question: number }
  | { readonly kind: 'clear-buffers' }
  | { readonly kind: 'automatic-status'; readonly mask: number }
  | { readonly kind: 'text'; readonly byte: number }
  | { readonly kind: 'unknown'; readonly bytes: readonly number[] };

/** Reads an ESC/POS byte stream as it arrives, split anywhere. */
export interface Interpreter {
  feed(bytes: Uint8Array): readonly Command[];
  /** Whether it stands in the middle of a command. */
  midway(): boolean;
  /** Pairs inside pictures that some printers would take for a real-time command. */
  falseRealTime(): number;
  /** Forgets a command begun. */
  forget(): void;
}

/** A new interpreter, at the beginning of a stream. */
export function interpreter(): Interpreter {
  let held: number[] = [];
  let length: number | null = null;
  let falsePairs = 0;
  let before = -1;
  const inDots = () => held.length > 8 && held[0] === GS && held[1] === 0x76;
  const take = (byte: number): Command | null => {
    if (held.length === 0 && byte === 0) return null;
    held.push(byte);
    if (inDots() && before === DLE && (byte === 0x04 || byte === 0x05 || byte === 0x14)) falsePairs += 1;
    before = byte;
    length ??= lengthOf(held);
    if (length === null || held.length < length) return null;
    const command: Command = length === 1 ? { kind: 'text', byte } : commandOf(held);
    held = [];
    length = null;
    return command;
  };
  return {
    feed(bytes) {
      const commands: Command[] = [];
      for (const byte of bytes) {
        const command = take(byte);
        if (command !== null) commands.push(command);
      }
      return commands;
    },
    midway: () => held.length > 0,
    falseRealTime: () => falsePairs,
    forget() {
      held = [];
      length = null;
    },
  };
}

/** Bands printed one below the other, as one picture. */
export function joinBands(bands: readonly Raster[]): Raster {
  const width = bands[0]?.width ?? 0;
  if (bands.some((band) => band.width !== width)) throw new Error('the bands of a slip differ in width');
  const bits = new Uint8Array(bands.reduce((sum, band) => sum + band.bits.length, 0));
  let at = 0;
  for (const band of bands) {
    bits.set(band.bits, at);
    at += band.bits.length;
  }
  return { width, height: bands.reduce((sum, band) => sum + band.height, 0), bits };
}

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;

/** How many bytes a command has after its first two, by those two. */
const lengths: Record<string, number> = {
  '1b40': 0, // reset
  '1b64': 1, // feed lines
  '1b61': 1, // align
  '1b21': 1,
  '1b32': 0,
  '1b33': 1,
  '1b45': 1,
  '1b4d': 1,
  '1b74': 1,
  '1d56': 1, // cut
  '1d72': 1, // in-order status
  '1d61': 1, // automatic status
  '1d21': 1,
  '1004': 1, // real-time status
  '1005': 1,
  '1d76': 6, // raster: 0 m xL xH yL yH, and then the dots
  '1014': 8, // real-time clearing: fn and seven bytes
};

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

const rasterOf = (bytes: readonly number[]): Command => {
  const [, , , , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes;
  const bits = Uint8Array.from(bytes.slice(8));
  return { kind: 'raster', picture: { width: (xLow + xHigh * 256) * 8, height: yLow + yHigh * 256, bits } };
};

const commandOf = (bytes: readonly number[]): Command => {
  const [first = 0, second = 0, third = 0] = bytes;
  switch (hex(first) + hex(second)) {
    case '1b40':
      return { kind: 'reset' };
    case '1b64':
      return { kind: 'feed', lines: third };
    case '1b61':
      return { kind: 'align', to: third };
    case '1d56':
      return { kind: 'cut', partial: third === 1 || third === 49 };
    case '1d72':
      return { kind: 'ask-in-order', what: third };
    case '1d61':
      return { kind: 'automatic-status', mask: third };
    case '1004':
      return { kind: 'ask-real-time', question: third };
    case '1014':
      return { kind: 'clear-buffers' };
    case '1d76':
      return rasterOf(bytes);
    default:
      return { kind: 'unknown', bytes };
  }
};

/** How many bytes the command that begins with these has in all, or null while that cannot be known yet. */
const lengthOf = (bytes: readonly number[]): number | null => {
  const [first = 0, second, , , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes;
  if (first !== ESC && first !== GS && first !== DLE) return 1;
  if (second === undefined) return null;
  const more = lengths[hex(first) + hex(second)];
  if (more === undefined) return 2;
  if (first !== GS || second !== 0x76) return 2 + more;
  return bytes.length < 8 ? null : 8 + (xLow + xHigh * 256) * (yLow + yHigh * 256);
};
