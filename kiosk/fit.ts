import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type PageWithin, pageWithin } from './paging.ts';
import type { ScreenContext } from './words.ts';

/** One page of a list: as much as really fits into its box, measured where it stands. */
export interface Page<T> extends PageWithin {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly items: readonly T[];
}

/** A list of two kinds of things: the second begins at `second`, and rather begins a page than be torn apart. */
export interface Parts {
  readonly second?: number;
}

/** Measures a list again whenever it, its words or its room are others: for that moment, before anything is painted, all of it stands there. */
export function useFit<T>(context: ScreenContext, all: readonly T[], page: number, parts: Parts = {}): Page<T> {
  const box = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState<Fit | null>(null);
  // How many wait changes all the time, and no row shows it.
  const key = JSON.stringify([context.model.layout.value, context.language, all], (name, value) =>
    name === 'ahead' || name.startsWith('estimate') ? undefined : value,
  );
  const measured = fit?.key === key ? fit.starts : null;
  useLayoutEffect(() => {
    if (measured === null && box.current !== null) setFit({ key, starts: pagesOf(box.current, parts) });
  });
  useLayoutEffect(() => {
    if (box.current === null) return;
    let room = '';
    const watch = new ResizeObserver(([seen]) => {
      const now = `${innerWidth} ${innerHeight} ${seen?.target.clientHeight}`;
      if (room !== '' && room !== now) setFit(null);
      room = now;
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box.current]);
  if (measured === null) return { box, items: all, from: 0, to: all.length, page: 0, pages: 2 };
  const shown = pageWithin(measured, all.length, page);
  return { box, items: all.slice(shown.from, shown.to), ...shown };
}

/** A heading that would push aside what is below it gets smaller letters. */
export function fitHeading(heading: HTMLElement | null): void {
  const head = heading?.parentElement;
  if (heading == null || head == null) return;
  heading.style.fontSize = '';
  const rem = Number.parseFloat(getComputedStyle(head.ownerDocument.documentElement).fontSize);
  let size = Number.parseFloat(getComputedStyle(heading).fontSize) / rem;
  while (size > smallest && (heading.offsetHeight > highest * rem || over(head))) {
    size -= step;
    heading.style.fontSize = `${size}rem`;
  }
}

/** What stands to be pressed and has no pages moves closer together, a step at a time, until all of it has room. */
export function fitControls(controls: HTMLElement | null): void {
  if (controls === null) return;
  delete controls.dataset.close;
  for (let close = 1; close <= closest && over(controls); close++) controls.dataset.close = `${close}`;
}

interface Fit {
  readonly key: string;
  /** The first item of every page. */
  readonly starts: readonly number[];
}

const over = (box: HTMLElement): boolean => box.scrollHeight > box.clientHeight + 1;
const off = (items: readonly Element[], hidden: boolean): void => {
  for (const item of items) item.classList.toggle('off', hidden);
};

/** From which item on each page begins, the pages filled one after the other. */
const filled = (box: HTMLElement, items: readonly Element[]): readonly number[] => {
  const starts = [0];
  off(items, true);
  items.forEach((item, index) => {
    const from = starts.at(-1) ?? 0;
    item.classList.remove('off');
    if (index === from || !over(box)) return;
    off(items.slice(from, index), true);
    starts.push(index);
  });
  return starts;
};

/** Shows every page once, in the place of the whole list. */
const allFit = (box: HTMLElement, items: readonly Element[], starts: readonly number[]): boolean =>
  starts.every((from, page) => {
    off(items, true);
    off(items.slice(from, starts[page + 1]), false);
    return !over(box);
  });

/** The pages of a list that stands in its box whole: as few as hold it, and as even as they can be. */
const pagesOf = (box: HTMLElement, { second = 0 }: Parts): readonly number[] => {
  const items = [...box.querySelectorAll('li')];
  const pager = box.ownerDocument.querySelectorAll('.pager');
  delete box.dataset.tight;
  off([...pager], true);
  const whole = !over(box);
  off([...pager], false);
  let starts: readonly number[] = [0];
  if (!whole) {
    let full = filled(box, items);
    if (!allFit(box, items, full)) {
      // One alone is too much for this box: smaller letters, one below the other.
      box.dataset.tight = '';
      full = filled(box, items);
    }
    const each = Math.ceil(items.length / full.length);
    const even = full.map((_, page) => page * each).filter((from) => from < items.length);
    const apart = second > 0 && second < items.length ? [0, second] : null;
    starts = [apart, even].find((pages) => pages !== null && allFit(box, items, pages)) ?? full;
  }
  off(items, false);
  return starts;
};

/** In rem: how small the letters of a heading may get, how high it may be, and by how much they shrink at a time. */
const smallest = 2.8;
const highest = 38;
const step = 0.4;
/** Side by side; in small letters; with low buttons. */
const closest = 3;
