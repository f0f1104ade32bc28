/** Which of some spots comes next when somebody walks from here in a direction; null = none lies there. */
export function nearestOf(here: Spot, spots: readonly Spot[], [dx, dy]: Way): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  spots.forEach(({ x, y }, index) => {
    const along = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    const cost = along + aside * asideCosts;
    if (along <= 1 || cost >= least) return;
    best = index;
    least = cost;
  });
  return best;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}
/** One step to the right and down, of which one is 0. */
export type Way = readonly [dx: number, dy: number];

/** How far aside a control may lie before one straight ahead is preferred. */
const asideCosts = 3;
