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
/** Sizes are tried in so many steps between the least and the full one: 1 % of the full size is left. */
const steps = 64;

interface Trial {
  readonly box: HTMLElement;
  readonly least: number;
  /** Words as long as these in a box as wide. */
  readonly key: string;
  /** The step that is tried now. */
  step: number;
  /** The largest step that fits, -1 = none is known; the smallest that does not. */
  good: number;
  bad: number;
}

const shown = new Set<HTMLElement>();
/** What each box held when it was last measured. */
const measured = new WeakMap<HTMLElement, string>();
/** The steps that words as long as these had before: the first that are tried. Boxes and lengths are few. */
const remembered = new Map<string, number>();

const keyOf = (box: HTMLElement): string =>
  `${box.clientWidth} ${box.clientHeight} ${getComputedStyle(box).font} ${fontsCome.peek()} ${box.firstElementChild?.className} ${box.innerText}`;

const fits = ({ box }: Trial): boolean => {
  const { offsetHeight, scrollWidth } = box.firstElementChild as HTMLElement;
  return offsetHeight <= box.clientHeight && scrollWidth <= box.clientWidth;
};

/** What is tried next: what words as long had before and the step above it, else the full size; then the middle of what is left. */
const nextStep = ({ key, good, bad }: Trial): number => {
  const before = remembered.get(key) ?? steps;
  if (bad <= steps) return (good + bad) >> 1;
  if (good < 0) return before;
  return good === before ? good + 1 : steps;
};

const setAll = (trials: readonly Trial[], stepOf: (trial: Trial) => number): void => {
  for (const trial of trials) {
    trial.step = Math.max(0, stepOf(trial));
    trial.box.style.setProperty('--fit', `${trial.least + ((1 - trial.least) * trial.step) / steps}`);
  }
};

/** Gives each the largest size that fits, all of them at once; those for which even the least is too large come back. */
const search = (trials: readonly Trial[]): readonly Trial[] => {
  for (let open = trials; open.length > 0; open = open.filter(({ good, bad }) => bad - good > 1)) {
    setAll(open, nextStep);
    for (const [trial, isGood] of open.map((one) => [one, fits(one)] as const))
      trial[isGood ? 'good' : 'bad'] = trial.step;
  }
  setAll(trials, ({ good }) => good);
  for (const { key, step } of trials) remembered.set(key, step);
  return trials.filter(({ good }) => good < 0);
};

const trialOf = (box: HTMLElement): Trial => ({
  box,
  least: Number(box.dataset.least),
  key: `${box.className} ${box.clientWidth} ${box.textContent.length}`,
  step: 0,
  good: -1,
  bad: steps + 1,
});

const fitAll = (boxes: readonly HTMLElement[]): void => {
  const keys = boxes.map(keyOf);
  const trials = boxes.filter((box, index) => measured.get(box) !== keys[index]).map(trialOf);
  for (const { box } of trials) delete box.dataset.fit;
  const tooLong = search(trials);
  for (const trial of tooLong) {
    trial.box.dataset.fit = 'broken';
    trial.bad = steps + 1;
  }
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
