import { inOneLook } from './in-one-look.ts';

/** How letters stand out from what they stand on (WCAG: 4.5, of large letters 3). Runs in the page. */
export interface Contrast {
  readonly ratio: number;
  readonly words: string;
  readonly isLarge: boolean;
}

/** The contrast of a text with the colours below it; null where it need not stand out, or a picture lies below. */
export function contrastOf(element: Element, words: string): Contrast | null {
  if (element.closest(':disabled, [aria-disabled="true"]') !== null) return null;
  const style = getComputedStyle(element);
  const below = groundOf(element);
  if (below === null) return null;
  const above = over(dotOf(style.color), below, veilOf(element));
  const [light, dark] = [luminance(above), luminance(below)].toSorted((one, other) => other - one);
  const px = Number.parseFloat(style.fontSize);
  const isLarge = px >= largePx || (px >= largeBoldPx && Number(style.fontWeight) >= 700);
  return { ratio: ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05), words, isLarge };
}

/** 18 pt, and 14 pt in bold. */
const largePx = 24;
const largeBoldPx = 18.66;

type Dot = readonly [red: number, green: number, blue: number, alpha: number];

/** The colour that lies below an element's letters. */
const groundOf = inOneLook((element): Dot | null => {
  const layers: Dot[] = [];
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(box);
    if (backgroundImage !== 'none') return null;
    const dot = dotOf(backgroundColor);
    if (dot[3] > 0) layers.push(dot);
    if (dot[3] === 1) break;
  }
  return layers.reduceRight<Dot>((ground, layer) => over(layer, ground, 1), [255, 255, 255, 1]);
});

/** How much of an element is let through by what holds it; the stage itself hides all of it while it walks. */
const veilOf = inOneLook((element): number => {
  if (element === document.documentElement) return 1;
  const around = element.parentElement === null ? 1 : veilOf(element.parentElement);
  return around * Number(getComputedStyle(element).opacity);
});

const over = ([red, green, blue, alpha]: Dot, ground: Dot, through: number): Dot => {
  const part = alpha * through;
  const mixed = (above: number, below: number): number => above * part + below * (1 - part);
  return [mixed(red, ground[0]), mixed(green, ground[1]), mixed(blue, ground[2]), 1];
};

const linear = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};
const luminance = ([red, green, blue]: Dot): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
  willReadFrequently: true,
});
const dots = new Map<string, Dot>();

/** A colour as the browser paints it, whatever it is written in. */
const dotOf = (colour: string): Dot => {
  const known = dots.get(colour);
  if (known !== undefined) return known;
  if (pen === null) throw new Error('this browser paints nothing');
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
  const dot: Dot = [red, green, blue, alpha / 255];
  dots.set(colour, dot);
  return dot;
};
