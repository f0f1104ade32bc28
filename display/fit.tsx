import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fontsCome } from '../ui/letters.ts';

/**
 * Words in a box whose size does not hang on them: as large as the sheet has them where they fit, smaller where they do not, and
 * broken within a word only where nothing else helps. `least` is how small they may get, in their full size; below that the box
 * says `data-fit="none"`.
 */
export function Fit(props: { readonly class: string; readonly least?: number; readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const mine = box.current;
    if (mine === null) return;
    shown.add(mine);
    watch.observe(mine);
    return () => {
      shown.delete(mine);
      watch.unobserve(mine);
    };
  }, []);
  useLayoutEffect(() => {
    if (box.current !== null) fitSoon(box.current);
  });
  return (
    <div ref={box} class={`fit ${props.class}`} data-least={props.least ?? usualLeast}>
      <div class="fit__words">{props.children}</div>
    </div>
  );
}

const usualLeast = 0.25;
/** Halvings of what is between too large and small enough: 1 % of the full size is left. */
const halvings = 6;

interface Trial {
  readonly box: HTMLElement;
  readonly words: HTMLElement;
  readonly least: number;
}

const shown = new Set<HTMLElement>();
/** What each box held when it was last measured. */
const measured = new WeakMap<HTMLElement, string>();

const keyOf = (box: HTMLElement): string =>
  `${box.clientWidth} ${box.clientHeight} ${getComputedStyle(box).font} ${fontsCome.peek()} ${box.firstElementChild?.className} ${box.innerText}`;

const fits = ({ box, words }: Trial): boolean =>
  words.offsetHeight <= box.clientHeight && words.scrollWidth <= box.clientWidth;

const setAll = (trials: readonly Trial[], size: (trial: Trial, index: number) => number): void => {
  for (const [index, trial] of trials.entries()) trial.box.style.setProperty('--fit', String(size(trial, index)));
};

/** Gives each the largest size that fits, all of them at once; those for which even the least is too large come back. */
const search = (trials: readonly Trial[]): readonly Trial[] => {
  setAll(trials, () => 1);
  const large = trials.filter((trial) => !fits(trial));
  setAll(large, ({ least }) => least);
  const isHopeless = large.map((trial) => !fits(trial));
  const open = large.filter((_, index) => !isHopeless[index]);
  let ranges = open.map(({ least }) => ({ good: least, bad: 1 }));
  for (let halving = 0; halving < halvings; halving++) {
    const middles = ranges.map(({ good, bad }) => (good + bad) / 2);
    setAll(open, (_, index) => middles[index] ?? 1);
    const isGood = open.map(fits);
    ranges = ranges.map((range, index) => {
      const middle = middles[index] ?? 1;
      return isGood[index] ? { ...range, good: middle } : { ...range, bad: middle };
    });
  }
  setAll(open, (_, index) => ranges[index]?.good ?? 1);
  return large.filter((_, index) => isHopeless[index]);
};

const fitAll = (boxes: readonly HTMLElement[]): void => {
  const keys = boxes.map(keyOf);
  const trials = boxes
    .filter((box, index) => box.isConnected && measured.get(box) !== keys[index])
    .map((box) => ({ box, words: box.firstElementChild as HTMLElement, least: Number(box.dataset.least) }));
  if (trials.length === 0) return;
  for (const { box } of trials) delete box.dataset.fit;
  const tooLong = search(trials);
  for (const { box } of tooLong) box.dataset.fit = 'broken';
  for (const { box } of search(tooLong)) box.dataset.fit = 'none';
  for (const { box } of trials) measured.set(box, keyOf(box));
};

const asked = new Set<HTMLElement>();
/** Before anything is painted, all that were drawn together are measured together. */
const fitSoon = (box: HTMLElement): void => {
  if (asked.size === 0)
    queueMicrotask(() => {
      const boxes = [...asked];
      asked.clear();
      fitAll(boxes);
    });
  asked.add(box);
};

const watch = new ResizeObserver((entries) => fitAll(entries.map(({ target }) => target as HTMLElement)));
fontsCome.subscribe(() => fitAll([...shown]));
