import { fileKind } from './file-kind.ts';

/** What a picture says of itself in its head, so that nothing huge is ever unpacked. */
export interface PictureSize {
  readonly kind: 'png' | 'jpeg';
  /** In dots. */
  readonly width: number;
  readonly height: number;
}

/** The kind and the size of a whole PNG or JPEG; null for any other bytes. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = fileKind(file);
  if (kind !== 'png' && kind !== 'jpeg') return null;
  const size = kind === 'png' ? pngSize(file) : jpegSize(file);
  return size === null || size.width === 0 || size.height === 0 ? null : { kind, ...size };
}

type Size = Omit<PictureSize, 'kind'>;

const pngSize = (file: Buffer): Size | null =>
  file.length < 24 ? null : { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };

/** A JPEG says its size at the beginning of its frame: the marks C0 to CF but for three that mean other things. */
const jpegSize = (file: Buffer): Size | null => {
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff; ) {
    const mark = file[at + 1] ?? 0;
    if (mark === 0xff) at += 1;
    else if (mark >= 0xc0 && mark <= 0xcf && !noFrames.has(mark))
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    else at += 2 + Math.max(2, file.readUInt16BE(at + 2));
  }
  return null;
};

const noFrames = new Set([0xc4, 0xc8, 0xcc]);
