import { isSeen } from './measure.ts';

/** What a wall shows of calls: the smallest letters of each part, in the wall's units. From how far it is read hangs on them. */
export type CallLetters = Partial<Record<CallPart, number>>;
export type CallPart = keyof typeof parts;

/** Runs in the page. */
export function callLetters(root: Element): CallLetters {
  const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
  const letters: CallLetters = {};
  for (const [part, selector] of Object.entries(parts)) {
    const shown = [...root.querySelectorAll(selector)].filter(isSeen);
    // Its keys are those of `parts`.
    if (shown.length > 0) letters[part as CallPart] = Math.min(...shown.map(fontOf)) / unit;
  }
  return letters;
}

const parts = {
  number: '.row__number',
  /** What tells a counter from others; its word is smaller. */
  counter: '.plate',
  hall: '.hall > :last-child',
  hallWord: '.hall__word',
  sentence: '.row__place .turning:not(.hall)',
  last: '.last__number',
  lastCounter: '.last__counter',
  boardNumber: '.board-line__number',
  boardState: '.board-line__state',
} as const;

const fontOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
