/** What a column of a table asks for, in points, space to the next included. */
export interface ColumnNeed {
  /** At this width nothing in it is broken over lines. */
  readonly full: number;
  /** Below this words are broken. */
  readonly least: number;
  /** Its cells may be broken over lines. */
  readonly isText: boolean;
}

/**
 * The widths of columns that together fill a room. Figures come first, as wide as they like where the texts keep a third of the room,
 * else as narrow as they can be; texts share the rest, the short ones whole and the long ones over lines. Where no text takes what is left,
 * all share it.
 */
export function columnWidths(needs: readonly ColumnNeed[], room: number): readonly number[] {
  const texts = needs.filter(({ isText }) => isText);
  const wanted = Math.min(sum(texts.map(({ full }) => full)), room / 3);
  const isTight = sum(needs.map(({ isText, full }) => (isText ? 0 : full))) + wanted > room;
  const ofFigure = ({ full, least }: ColumnNeed): number => (isTight ? least : full);
  const rest = room - sum(needs.map((need) => (need.isText ? 0 : ofFigure(need))));
  const shares = sharesOf(texts, rest);
  const spare = (texts.length > 0 ? 0 : Math.max(0, rest)) / needs.length;
  return needs.map((need) => (need.isText ? (shares.get(need) ?? 0) : ofFigure(need) + spare));
}

/**
 * The columns of a table by the parts in which it is drawn, one below the other: one part where the room has all of them unbroken, else
 * as few as can be, about equally full. The texts stand in each, the figures in one, in their order.
 */
export function columnParts(needs: readonly ColumnNeed[], room: number): readonly (readonly number[])[] {
  const all = needs.map((_, at) => at);
  const [texts, figures] = [true, false].map((isText) => all.filter((at) => needs[at]?.isText === isText));
  const leastOf = (at: number): number => needs[at]?.least ?? 0;
  const free = room - sum((texts ?? []).map((at) => Math.max(leastOf(at), Math.min(needs[at]?.full ?? 0, room / 5))));
  const asked = sum((figures ?? []).map(leastOf));
  if (asked <= free) return [all];
  const parts = filledParts(figures ?? [], leastOf, free, asked / Math.ceil(asked / Math.max(1, free)));
  return parts.map((part) => [...(texts ?? []), ...part].sort((one, other) => one - other));
}

/** Each part takes figures until it is as full as the others are to be, and never more than is free. */
const filledParts = (
  figures: readonly number[],
  leastOf: (at: number) => number,
  free: number,
  aim: number,
): readonly (readonly number[])[] => {
  const parts: number[][] = [];
  let full = Number.POSITIVE_INFINITY;
  for (const at of figures) {
    const least = leastOf(at);
    if (full >= aim || full + least > free) {
      parts.push([]);
      full = 0;
    }
    parts.at(-1)?.push(at);
    full += least;
  }
  return parts;
};

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** The shortest first: each takes what it needs, or an equal part of what is left; the longest has all that remains. */
const sharesOf = (texts: readonly ColumnNeed[], rest: number): ReadonlyMap<ColumnNeed, number> => {
  const shares = new Map<ColumnNeed, number>();
  const ordered = [...texts].sort((a, b) => a.full - b.full);
  let left = Math.max(0, rest);
  ordered.forEach((need, at) => {
    const after = ordered.length - at;
    const share = after === 1 ? left : Math.min(left, need.full, Math.max(need.least, left / after));
    shares.set(need, share);
    left -= share;
  });
  return shares;
};
