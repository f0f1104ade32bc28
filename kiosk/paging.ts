/** How the screen stands, whether everything to press is low on it, and whether its letters are twice as large. */
export type Layout = 'portrait' | 'landscape' | 'large' | 'low' | 'low-landscape' | 'low-large';

/** Whether everything to press is low. */
export function isLow(layout: Layout): boolean {
  return layout.startsWith('low');
}

/** Which part of a list one page shows: items from `from` up to `to`. */
export interface PageWithin {
  readonly from: number;
  readonly to: number;
  /** From 0; within `pages` even if a longer list was shown before. */
  readonly page: number;
  readonly pages: number;
}

/** The page of a list of `count` items whose pages begin at `starts`; the last where there are not so many pages any more. */
export function pageWithin(starts: readonly number[], count: number, page: number): PageWithin {
  const shown = Math.min(Math.max(0, page), starts.length - 1);
  return { from: starts[shown] ?? 0, to: starts[shown + 1] ?? count, page: shown, pages: starts.length };
}
