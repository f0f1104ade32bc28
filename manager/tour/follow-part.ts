/**
 * Keeps the ring of the tour around the part of the page that this selector finds, wherever that goes, and the card beside it;
 * where there is no such part there is no ring, and the card stands in the middle. Gives how to stop.
 */
export function followPart(selector: string, tour: HTMLElement): () => void {
  let frame = 0;
  let shown = '';
  let hasScrolled = false;
  const look = (): void => {
    frame = requestAnimationFrame(look);
    const part = document.querySelector(selector);
    const box = part?.getBoundingClientRect();
    if (part === null || box === undefined || box.width === 0) {
      const now = `nowhere ${innerWidth} ${innerHeight}`;
      if (now !== shown) place(tour, null);
      shown = now;
      return;
    }
    if (!hasScrolled) {
      hasScrolled = true;
      part.scrollIntoView({ block: 'center' });
    }
    const now = [box.left, box.top, box.width, box.height, innerWidth, innerHeight].map(Math.round).join(' ');
    if (now === shown) return;
    shown = now;
    place(tour, box);
  };
  look();
  return () => cancelAnimationFrame(frame);
}

/** How far the ring stands off, and the card from the ring and from the edge (px). */
const off = { ring: 8, card: 16, edge: 12 };

const place = (tour: HTMLElement, box: DOMRect | null): void => {
  const { style } = tour;
  const set = (name: string, px: number): void => style.setProperty(name, `${px}px`);
  tour.classList.toggle('tour--free', box === null);
  const card = tour.querySelector('.tour__card')?.getBoundingClientRect();
  const screen = { width: innerWidth, height: innerHeight };
  const ring = box === null ? null : ringAround(box, screen);
  if (ring !== null) {
    set('--ring-left', ring.left);
    set('--ring-top', ring.top);
    set('--ring-width', ring.right - ring.left);
    set('--ring-height', ring.bottom - ring.top);
  }
  if (card === undefined) return;
  const { x, y } = ring === null ? middle(card, screen) : cardAt(ring, card, screen);
  set('--card-left', x);
  set('--card-top', y);
};

/** As much of it as is within the window. */
const ringAround = (box: DOMRect, { width, height }: Size): Edges => {
  const [least, top, left] = [off.edge / 2, box.top - off.ring, box.left - off.ring];
  const within = (at: number, most: number): number => Math.max(least, Math.min(at, most - least));
  return {
    top: within(top, height),
    bottom: within(box.bottom + off.ring, height),
    left: within(left, width),
    right: within(box.right + off.ring, width),
  };
};

const middle = (card: Size, screen: Size): { readonly x: number; readonly y: number } => ({
  x: (screen.width - card.width) / 2,
  y: (screen.height - card.height) / 2,
});

interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Below what it tells of, above it, or beside it; where none of these has room, over its lower part. */
export function cardAt(ring: Edges, card: Size, screen: Size): { readonly x: number; readonly y: number } {
  const within = (at: number, size: number, whole: number): number =>
    Math.max(off.edge, Math.min(at, whole - size - off.edge));
  const x = within(ring.left, card.width, screen.width);
  const below = ring.bottom + off.card;
  if (below + card.height + off.edge <= screen.height) return { x, y: below };
  const above = ring.top - off.card - card.height;
  if (above >= off.edge) return { x, y: above };
  const y = within(ring.top, card.height, screen.height);
  const after = ring.right + off.card;
  if (after + card.width + off.edge <= screen.width) return { x: after, y };
  const before = ring.left - off.card - card.width;
  if (before >= off.edge) return { x: before, y };
  return { x, y: screen.height - card.height - off.edge };
}
