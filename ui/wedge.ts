import { letterOf, type Typed } from './scan.ts';

/** Tells what a scanner types as a keyboard from what people type: by the signs that it is set to send first, one right after another. */
export interface Wedge {
  /** What becomes of a key that came at `at` (ms). */
  key(pressed: WedgePressed, at: number): WedgeKey;
  /** Nothing more has come: what was held back belongs to somebody, or a scanner has read it. */
  giveUp(): LetGo;
}
export interface WedgePressed extends Typed {
  /** Held down: no scanner does so. */
  readonly repeat?: boolean;
  /** With Ctrl, Alt or Meta. */
  readonly modified?: boolean;
}
export interface WedgeKey {
  /** It is for nobody else, for now. */
  readonly isTaken: boolean;
  /** What was held back of the keys before and was somebody's after all: it belongs where they type, before this key. */
  readonly back: string;
  /** What a scanner has read, whole; absent = nothing yet. */
  readonly read?: string;
}

/** How a scanner is set: what it sends before what it has read, and behind it. */
export interface WedgeSigns {
  readonly prefix: string;
  readonly end: 'Enter' | 'Tab';
}

/** Listens for a scanner that is set so. */
export function createWedge(signs: WedgeSigns): Wedge {
  const state: Held = { text: '', slowest: 0 };
  let last = Number.NEGATIVE_INFINITY;
  return {
    key(pressed, at) {
      const gap = at - last;
      const before = gap > pauseMs ? letGo(state, signs) : { back: '' };
      last = at;
      if (state.text !== '' && !isSilent.has(pressed.key)) state.slowest = Math.max(state.slowest, gap);
      const taken = take(state, signs, { pressed, gap });
      return { ...before, ...taken, back: before.back + taken.back };
    },
    giveUp: () => letGo(state, signs),
  };
}

/** What is held back: it may be a scanner's. */
interface Held {
  text: string;
  /** The longest pause between two keys of it (ms). */
  slowest: number;
}

type LetGo = Omit<WedgeKey, 'isTaken'>;

const take = (
  state: Held,
  { prefix, end }: WedgeSigns,
  { pressed, gap }: { pressed: WedgePressed; gap: number },
): WedgeKey => {
  const isBegun = state.text.length >= prefix.length;
  if (isSilent.has(pressed.key)) return { isTaken: false, back: '' };
  if (pressed.key === end && isBegun) return { isTaken: true, back: '', read: empty(state).slice(prefix.length) };
  const letter = pressed.modified || pressed.repeat ? null : (signOf(pressed) ?? letterOf(pressed));
  // A code may hold what a keyboard has no letter for; a scanner then sends a function key, or one with Ctrl.
  if (letter === null && isBegun && !pressed.repeat && gap <= handMs) return hold(state, prefix, state.text + noLetter);
  if (letter === null) return { isTaken: false, ...letGo(state, { prefix }) };
  const next = state.text + letter;
  if (prefix.startsWith(next) || next.startsWith(prefix)) return hold(state, prefix, next);
  const gone = letGo(state, { prefix });
  return prefix.startsWith(letter) ? { ...hold(state, prefix, letter), ...gone } : { isTaken: false, ...gone };
};

const hold = (state: Held, prefix: string, text: string): WedgeKey => {
  // What is longer than any code of ours need not be kept.
  if (text.length <= prefix.length + longest) state.text = text;
  return { isTaken: true, back: '' };
};

/** What is held is somebody's after all; no hand is as fast over so many keys: then it was a scanner that has lost its last key. */
const letGo = (state: Held, { prefix }: Pick<WedgeSigns, 'prefix'>): LetGo => {
  const isScan = state.text.length >= prefix.length + fewest && state.slowest <= handMs;
  const text = empty(state);
  return isScan ? { back: '', read: text.slice(prefix.length) } : { back: text };
};

const empty = (state: Held): string => {
  const { text } = state;
  state.text = '';
  state.slowest = 0;
  return text;
};

/** A scanner types faster than this from key to key (ms). */
const pauseMs = 100;
/** Nobody types as fast as this for long (ms). */
const handMs = 35;
/** How many letters a code has at the least. */
const fewest = 6;
/** More letters than any code of ours has. */
const longest = 600;
/** Stands for a key that types nothing: such a code is none of ours. */
const noLetter = '\uFFFD';

/** Keys that type nothing by themselves. */
const isSilent: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'AltGraph', 'Control', 'Alt', 'Meta']);

/** The sign of a key on an American board, where `letterOf` has none. */
const signOf = ({ key, code, shift }: Typed): string | null => {
  if (code === 'Space') return ' ';
  const figure = /^Digit(\d)$/.exec(code)?.[1];
  if (figure !== undefined && shift) return shiftedFigures[Number(figure)] ?? null;
  const pair = moreSigns[code];
  if (pair === undefined) return null;
  return pair.includes(key) ? key : pair[shift ? 1 : 0];
};

const shiftedFigures = ')!@#$%^&*(';
const moreSigns: { readonly [code: string]: readonly [plain: string, shifted: string] } = {
  Backquote: ['`', '~'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Quote: ["'", '"'],
};
