/** What keys mean where a code is awaited: figures that a person types, or an address that a reader types in a blink. */

/** A key as the browser tells it: where it lies on the board, whatever language the board is set to. */
export interface Typed {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
}
export type Read =
  | { readonly as: 'figure'; readonly figure: string }
  | { readonly as: 'erase' }
  /** Part of an address; so many figures just before it were part of it too. */
  | { readonly as: 'reading'; readonly figures: number }
  | { readonly as: 'secret'; readonly secret: string }
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
  /** The address has been read whole: what the reader still types after it is nothing. */
  let isRead = false;
  const next = (typed: Typed): Read => {
    if (typed.key === 'Enter') return entered(text, isRead);
    if (typed.key === 'Backspace') return { as: 'erase' };
    const letter = letterOf(typed);
    if (letter === null) return isModifier(typed.key) ? { as: 'reading', figures: 0 } : { as: 'other' };
    const before = text;
    text += letter;
    if (isRead) return { as: 'reading', figures: 0 };
    const secret = link.exec(text)?.[1];
    if (secret !== undefined) {
      isRead = true;
      return { as: 'secret', secret };
    }
    if (/^\d+$/.test(text)) return { as: 'figure', figure: letter };
    return { as: 'reading', figures: /^\d+$/.test(before) ? before.length : 0 };
  };
  return {
    key(typed, at) {
      if (at - last > pauseMs) {
        text = '';
        isRead = false;
      }
      last = at;
      const read = next(typed);
      if (typed.key === 'Enter' || typed.key === 'Backspace') text = '';
      return read;
    },
  };
}

/** A reader types faster than this from key to key (ms). */
const pauseMs = 100;

/** The link of a booking, with its secret of 192 bits. */
const link = /\/b\/([A-Za-z0-9_-]{32})$/;

const entered = (text: string, isRead: boolean): Read =>
  text === '' || isRead || /^\d+$/.test(text) ? { as: 'enter', isRead: text !== '' } : { as: 'unreadable' };

const isModifier = (key: string): boolean => key === 'Shift' || key === 'CapsLock';

/** The letter that a reader means: it types as on an American board, whatever board this machine is set to. */
const letterOf = ({ key, code, shift }: Typed): string | null => {
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (figure !== undefined && !shift) return figure;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const pair = letter === undefined ? signs[code] : ([letter.toLowerCase(), letter] as const);
  if (pair !== undefined) return pair.includes(key) ? key : pair[shift ? 1 : 0];
  // A reader that names no places on the board.
  return code === '' && [...key].length === 1 ? key : null;
};

const signs: { readonly [code: string]: readonly [plain: string, shifted: string] } = {
  Slash: ['/', '?'],
  NumpadDivide: ['/', '/'],
  Minus: ['-', '_'],
  NumpadSubtract: ['-', '-'],
  Period: ['.', '>'],
  NumpadDecimal: ['.', '.'],
  Semicolon: [';', ':'],
  Equal: ['=', '+'],
};
