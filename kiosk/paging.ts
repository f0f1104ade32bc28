/** How much of a list stands on one screen. Big buttons turn the page, so that nobody has to drag. */
export type Layout = 'portrait' | 'landscape' | 'low';
export type ListKind = 'frequent' | 'groups' | 'services' | 'found' | 'classes' | 'documents';

const room: { readonly [K in ListKind]: { readonly [L in Layout]: number } } = {
  frequent: { portrait: 6, landscape: 6, low: 3 },
  groups: { portrait: 8, landscape: 8, low: 6 },
  services: { portrait: 7, landscape: 8, low: 3 },
  found: { portrait: 4, landscape: 3, low: 3 },
  classes: { portrait: 5, landscape: 6, low: 2 },
  documents: { portrait: 6, landscape: 6, low: 5 },
};

export interface Page<T> {
  readonly items: readonly T[];
  /** From 0; within `pages` even if a longer list was shown before. */
  readonly page: number;
  readonly pages: number;
}

/** One page of a list, the pages as even as they can be. */
export const pageOf = <T>(all: readonly T[], page: number, kind: ListKind, layout: Layout): Page<T> => {
  const pages = Math.max(1, Math.ceil(all.length / room[kind][layout]));
  const each = Math.ceil(all.length / pages);
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { items: all.slice(shown * each, (shown + 1) * each), page: shown, pages };
};

export interface FrontPage<S, G> {
  readonly frequent: readonly S[];
  readonly groups: readonly G[];
  readonly page: number;
  readonly pages: number;
}

/** The first screen: the frequent services with the groups below, or one after the other where room is short. */
export const frontPage = <S, G>(
  services: readonly S[],
  groups: readonly G[],
  page: number,
  layout: Layout,
): FrontPage<S, G> => {
  const frequent = layout === 'low' ? services : services.slice(0, room.frequent[layout]);
  if (layout !== 'low') {
    const part = pageOf(groups, page, 'groups', layout);
    return { frequent, groups: part.items, page: part.page, pages: part.pages };
  }
  const before = frequent.length === 0 ? 0 : pageOf(frequent, 0, 'frequent', layout).pages;
  const after = groups.length === 0 ? 0 : pageOf(groups, 0, 'groups', layout).pages;
  const pages = Math.max(1, before + after);
  const shown = Math.min(Math.max(0, page), pages - 1);
  return shown < before
    ? { frequent: pageOf(frequent, shown, 'frequent', layout).items, groups: [], page: shown, pages }
    : { frequent: [], groups: pageOf(groups, shown - before, 'groups', layout).items, page: shown, pages };
};

const keysInRow = 11;

/** The letters of an alphabet in rows as even as they can be, none wider than a screen of targets allows. */
export const keyRows = (alphabet: string): readonly (readonly string[])[] => {
  const letters = [...alphabet];
  const rows = Math.max(1, Math.ceil(letters.length / keysInRow));
  const each = Math.ceil(letters.length / rows);
  return Array.from({ length: rows }, (_, row) => letters.slice(row * each, (row + 1) * each));
};
