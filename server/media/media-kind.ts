import type { MediaKind } from '../../shared/wall/media.ts';

/** What a picture or a video is by its first bytes, and how large a picture is in dots; null = none of these. Nothing is unpacked. */
export function mediaKind(head: Buffer): Marked | null {
  return png(head) ?? jpeg(head) ?? webp(head) ?? video(head);
}

/** `width` and `height` are 0 for a video: they stand deep inside. */
export interface Marked {
  readonly kind: MediaKind;
  readonly width: number;
  readonly height: number;
}

/** Of a file, so many bytes are looked at: a camera's own words may stand before the size of a JPEG. */
export const headBytes = 256 * 1024;

const pngBegins = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const png = (head: Buffer): Marked | null =>
  head.length >= 24 && head.subarray(0, 16).equals(pngBegins)
    ? { kind: 'png', width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    : null;

/** The size stands in the first frame header: C0 to CF, but for C4, C8 and CC, which are none. */
const jpeg = (head: Buffer): Marked | null => {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= head.length && head[at] === 0xff; ) {
    const mark = head[at + 1] ?? 0;
    if (mark === 0xff) at += 1;
    else if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc)
      return { kind: 'jpeg', width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) };
    else at += 2 + Math.max(2, head.readUInt16BE(at + 2));
  }
  return null;
};

const webp = (head: Buffer): Marked | null => {
  if (head.length < 30 || text(head, 0, 4) !== 'RIFF' || text(head, 8, 12) !== 'WEBP') return null;
  switch (text(head, 12, 16)) {
    case 'VP8X':
      return { kind: 'webp', width: 1 + head.readUIntLE(24, 3), height: 1 + head.readUIntLE(27, 3) };
    case 'VP8 ':
      return { kind: 'webp', width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { kind: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return null;
  }
};

const webmBegins = Buffer.from('1a45dfa3', 'hex');

const video = (head: Buffer): Marked | null => {
  const moving = { width: 0, height: 0 };
  if (head.length >= 12 && text(head, 4, 8) === 'ftyp') return { kind: 'mp4', ...moving };
  return head.subarray(0, 4).equals(webmBegins) ? { kind: 'webm', ...moving } : null;
};

const text = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);
