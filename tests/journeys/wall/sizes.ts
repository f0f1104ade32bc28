/** How large what is read from afar stands on the wall: the least of each, in the wall's units; null where none stands there. Runs in the page. */
export function sizesOf(root: Element): Sizes {
  const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
  const least = (selector: string): number | null => {
    const sizes = [...root.querySelectorAll(selector)].map((part) =>
      Number.parseFloat(getComputedStyle(part).fontSize),
    );
    return sizes.length === 0 ? null : Math.round((Math.min(...sizes) / unit) * 10) / 10;
  };
  return {
    rows: root.querySelectorAll('.row').length,
    number: least('.row__number'),
    counter: least('.row .plate'),
    arrow: least('.row__way .arrow'),
    place: least('.row__place:not([data-fit="none"]) .fit__words'),
    hiddenPlaces: root.querySelectorAll('.row__place[data-fit="none"]').length,
    lastNumber: least('.last__number'),
    lastCounter: least('.last__counter'),
    waiting: least('.calm__waiting'),
  };
}

export interface Sizes {
  readonly rows: number;
  readonly number: number | null;
  readonly counter: number | null;
  readonly arrow: number | null;
  readonly place: number | null;
  readonly hiddenPlaces: number;
  readonly lastNumber: number | null;
  readonly lastCounter: number | null;
  readonly waiting: number | null;
}
