import type { CaseFileKind } from '../../shared/cases/case-files.ts';

/**
 * What a file is by its bytes, whatever it is called; null = none of these, or not whole. Only marks are looked at: nothing is
 * unpacked or drawn, so that a small file that unpacks to a huge picture costs nothing here.
 */
export function fileKind(file: Buffer): CaseFileKind | null {
  return kinds.find(([, isOne]) => isOne(file))?.[0] ?? null;
}

/** Programs add a few bytes after the end of what they write. */
const afterEnd = 1024;

const isPdf = (file: Buffer): boolean =>
  /^%PDF-[12]\.[0-9]/.test(file.toString('latin1', 0, 8)) && file.subarray(-afterEnd).includes('%%EOF');

const pngBegins = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const pngEnds = Buffer.from('0000000049454e44ae426082', 'hex');

const isPng = (file: Buffer): boolean =>
  file.subarray(0, pngBegins.length).equals(pngBegins) && file.subarray(-afterEnd).includes(pngEnds);

const jpegEnds = Buffer.from('ffd9', 'hex');
const beginsScan = 0xda;

/** Telephones write their own after the picture: its end is looked for after the head, where a small picture may stand too. */
const isJpeg = (file: Buffer): boolean => {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return false;
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff; ) {
    if (file[at + 1] === 0xff) at += 1;
    else if (file[at + 1] === beginsScan) return file.includes(jpegEnds, at);
    else at += 2 + Math.max(2, file.readUInt16BE(at + 2));
  }
  return false;
};

const kinds: readonly (readonly [CaseFileKind, (file: Buffer) => boolean])[] = [
  ['pdf', isPdf],
  ['jpeg', isJpeg],
  ['png', isPng],
];
