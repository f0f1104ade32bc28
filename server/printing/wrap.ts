import { textEms, type Weight } from './font.ts';

/** Breaks a text into lines no wider than `width` dots at this size; only a word wider than a line is ever cut. */
export function wrap(text: string, weight: Weight, size: number, width: number): readonly string[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => fillEvenly(paragraph, width / size, weight));
}

/** The widest word of a text at this size, in dots. */
export function widestWord(text: string, weight: Weight, size: number): number {
  return Math.max(
    0,
    ...text
      .split(/\s+/u)
      .flatMap(pieces)
      .map((word) => textEms(word, weight) * size),
  );
}

const characters = new Intl.Segmenter('az', { granularity: 'grapheme' });

/** Places inside a word where a line may end: after a hyphen, a dash or a slash. */
const pieces = (word: string): readonly string[] => word.split(/(?<=[-‐–—/])(?=.)/u);

/** Cuts a piece that is wider than a line, between characters. */
const cutToWidth = (piece: string, fits: (text: string) => boolean): readonly string[] => {
  if (fits(piece)) return [piece];
  const cuts: string[] = [];
  let cut = '';
  for (const { segment } of characters.segment(piece)) {
    if (cut !== '' && !fits(cut + segment)) {
      cuts.push(cut);
      cut = '';
    }
    cut += segment;
  }
  return cut === '' ? cuts : [...cuts, cut];
};

const fill = (paragraph: string, fits: (text: string) => boolean): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/[ \t]+/u)) {
    let joint = line === '' ? '' : ' ';
    for (const piece of pieces(word).flatMap((part) => cutToWidth(part, fits))) {
      if (line !== '' && !fits(line + joint + piece)) {
        lines.push(line);
        line = piece;
      } else line += joint + piece;
      joint = '';
    }
  }
  return line === '' ? lines : [...lines, line];
};

/** Breaks one paragraph into the fewest lines, and those into lines of nearly even length. */
const fillEvenly = (paragraph: string, ems: number, weight: Weight): readonly string[] => {
  const within = (limit: number) => fill(paragraph, (text) => textEms(text, weight) <= limit);
  const words = paragraph.split(/[ \t]+/u).flatMap(pieces);
  const widestWord = Math.max(...words.map((word) => textEms(word, weight)));
  const fewest = within(ems);
  let low = Math.min(ems, Math.max(ems / 2, widestWord));
  let high = ems;
  let best = fewest;
  for (let round = 0; round < 7 && fewest.length > 1; round += 1) {
    const middle = (low + high) / 2;
    const lines = within(middle);
    if (lines.length === fewest.length) {
      best = lines;
      high = middle;
    } else low = middle;
  }
  return best;
};
