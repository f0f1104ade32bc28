/** What keys mean where a code is awaited: figures that a person types, or what a reader types in a blink: an address, or the lines of a document. */

/** A key as the browser tells it: where it lies on the board, whatever language the board is set to. */
export interface Typed {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
}
export type Read =
  | { readonly as: 'figure'; readonly figure: string }
  | { readonly as: 'erase' }
  /** Part of what is being read; so many figures just before it were part of it too. */
  | { readonly as: 'reading'; readonly figures: number }
  | { readonly as: 'secret'; readonly secret: string }
  /** The machine-readable zone of an identity document, all its lines one after another. */
  | { readonly as: 'zone'; readonly zone: string }
  /** A reader has read something that is none of ours. */
  | { readonly as: 'unreadable' }
  /** Enter; `isRead`: a reader pressed it. */
  | { readonly as: 'enter'; readonly isRead: boolean }
  | { readonly as: 'other' };

export interface Scan {
  /** What a key means that came at `at` (ms). */
  key(key: Typed, at: number): Read;
}

export function createScan(): Scan {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  /** It has been read whole: what the reader still types after it is nothing. */
  let isRead = false;
  const enter = (): Read => {
    const lines = isRead ? 'none' : linesIn(text);
    const said = text;
    text = lines === 'more' ? `${said}\n` : '';
    if (lines === 'more') return { as: 'reading', figures: 0 };
    if (lines === 'none') return entered(said, isRead);
    isRead = true;
    return { as: 'zone', zone: said.toUpperCase() };
  };
  const next = (typed: Typed): Read => {
    if (typed.key === 'Enter') return enter();
    if (typed.key === 'Backspace') return { as: 'erase' };
    const letter = letterOf(typed);
    if (letter === null) return isModifier(typed.key) ? { as: 'reading', figures: 0 } : { as: 'other' };
    const read: Read = isRead ? { as: 'reading', figures: 0 } : afterLetter(text, letter);
    text += letter;
    isRead ||= read.as === 'secret';
    return read;
  };
  return {
    key(typed, at) {
      if (at - last > pauseMs) {
        text = '';
        isRead = false;
      }
      last = at;
      const read = next(typed);
      if (typed.key === 'Backspace') text = '';
      return read;
    },
  };
}

/** What a letter means after what was read before it. */
const afterLetter = (before: string, letter: string): Read => {
  const secret = link.exec(before + letter)?.[1];
  if (secret !== undefined) return { as: 'secret', secret };
  if (/^\d+$/.test(before + letter)) return { as: 'figure', figure: letter };
  return { as: 'reading', figures: /^\d+$/.test(before) ? before.length : 0 };
};

/** A reader types faster than this from key to key (ms). */
const pauseMs = 100;

/** The link of a booking, with its secret of 192 bits. */
const link = /\/b\/([A-Za-z0-9_-]{32})$/;

const entered = (text: string, isRead: boolean): Read =>
  text === '' || isRead || /^\d+$/.test(text) ? { as: 'enter', isRead: isRead || text !== '' } : { as: 'unreadable' };

/** Whether this is a machine-readable zone, its lines one by one or in one go; `more`: whole lines of one, others are to come. */
const linesIn = (text: string): 'whole' | 'more' | 'none' => {
  if (!/^[A-Z0-9<\n]*<[A-Z0-9<\n]*$/i.test(text)) return 'none';
  const lines = text.split('\n');
  const [{ length } = ''] = lines;
  if (lines.length === 1 && zones.has(length)) return 'whole';
  const wanted = lineCounts[length];
  if (wanted === undefined || lines.some((line) => line.length !== length)) return 'none';
  return lines.length === wanted ? 'whole' : 'more';
};

/** How many lines there are, by the length of one: of cards, older cards, passports. */
const lineCounts: { readonly [length: number]: number } = { 30: 3, 36: 2, 44: 2 };
/** Lengths of all lines together. */
const zones: ReadonlySet<number> = new Set(Object.entries(lineCounts).map(([length, count]) => Number(length) * count));

const isModifier = (key: string): boolean => key === 'Shift' || key === 'CapsLock';

/** The letter that a reader means: it types as on an American board, whatever board this machine is set to. */
export function letterOf({ key, code, shift }: Typed): string | null {
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (figure !== undefined && !shift) return figure;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const pair = letter === undefined ? signs[code] : ([letter.toLowerCase(), letter] as const);
  if (pair !== undefined) return pair.includes(key) ? key : pair[shift ? 1 : 0];
  // A reader that names no places on the board.
  return code === '' && [...key].length === 1 ? key : null;
}

const signs: { readonly [code: string]: readonly [plain: string, shifted: string] } = {
  Slash: ['/', '?'],
  NumpadDivide: ['/', '/'],
  Minus: ['-', '_'],
  NumpadSubtract: ['-', '-'],
  Period: ['.', '>'],
  NumpadDecimal: ['.', '.'],
  Semicolon: [';', ':'],
  Comma: [',', '<'],
  Equal: ['=', '+'],
};
