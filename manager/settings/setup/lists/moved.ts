/** Moving parts of a list; nothing of it is lost or doubled. */

/** The list with the rows at `places` moved up (-1) or down (1) by one, as a block: those at the edge stay. */
export function shifted<Row>(list: readonly Row[], places: ReadonlySet<number>, by: -1 | 1): Shifted<Row> {
  const next = [...list];
  const chosen = new Set<number>();
  const order = [...places].filter((at) => at >= 0 && at < list.length).sort((a, b) => (a - b) * -by);
  for (const at of order) {
    const to = at + by;
    const isFree = to >= 0 && to < list.length && !chosen.has(to);
    if (isFree) next.splice(to, 0, ...next.splice(at, 1));
    chosen.add(isFree ? to : at);
  }
  return { list: next, places: chosen };
}

/** A list and where those that were moved stand in it. */
export interface Shifted<Row> {
  readonly list: Row[];
  readonly places: ReadonlySet<number>;
}

/** The list without the rows at `places`. */
export function without<Row>(list: readonly Row[], places: ReadonlySet<number>): Row[] {
  return list.filter((_, at) => !places.has(at));
}
