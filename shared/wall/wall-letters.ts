/**
 * The size of a number on the wall while it is called, in the wall's units: as large as lets it, the arrow and the counter stand
 * in one line, and no larger than the wall has use for.
 */
export function calledSize(signs: readonly Sign[], width: number, widthOf: Measure): number {
  const inner = width - 2 * (rowBorder + rowMargin);
  const ems = signs.map((sign) => lineEm(sign, widthOf));
  return Math.min(largestSize, Math.floor(inner / Math.max(1, ...ems)));
}

/** The letters of a number or a counter and their sizes: what the wall shows in one line. */
export interface Sign {
  readonly number: string;
  readonly counter: string;
}
/** How wide a text is, in the size of its font. */
export type Measure = (text: string) => number;
/** A screen by its dots across and down (or only their ratio), and its diagonal. */
export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly inches: number;
}

/** How many units are as large as these are on a lying screen, both screens being of one diagonal. */
export function unitsLike(units: number, shape: Pick<Shape, 'width' | 'height'>): number {
  const lying = unitMillimetres({ width: 16, height: 9, inches: usualInches });
  return Math.round((units * lying) / unitMillimetres({ ...shape, inches: usualInches }));
}

/** How many millimetres a unit is on such a screen. */
export function unitMillimetres({ width, height, inches }: Shape): number {
  const dot = (inches * 25.4) / Math.hypot(width, height);
  return dot * Math.min(width / 1920, height / 1080);
}

/** A counter's name as it stands on its plate: `Pəncərə 12B` has its word small above what tells it from others. */
export function plateParts(name: string): { readonly word: string; readonly sign: string } {
  const at = name.lastIndexOf(' ');
  const sign = name.slice(at + 1);
  return at > 0 && sign.length <= longestSign && /^.$|\d/u.test(sign)
    ? { word: name.slice(0, at), sign }
    : { word: '', sign: name };
}

/** A place as it stands beside a call: `Zal A` has its word small beside a large A, or above it; any other is a sentence. */
export function placeParts(place: string): ReturnType<typeof plateParts> {
  const parts = plateParts(place);
  return parts.word.length <= longestWord ? parts : { word: '', sign: place };
}

/** The font of a counter's name, in that of the number beside it: two letters stand as large, more of them smaller. */
export function plateScale(name: string, widthOf: Measure): number {
  const { word, sign } = plateParts(name);
  return Math.max(0.3, Math.min(word === '' ? 1 : belowWord, 1.5 / widthOf(sign)));
}

/** A counter's plate in the size of its own font, with the room around the name. */
export function plateEm(name: string, widthOf: Measure): number {
  const { word, sign } = plateParts(name);
  return Math.max(leastPlate, widthOf(sign) + plateAir, widthOf(word) * wordOfPlate + plateAir);
}

/** What a counter's plate is wide, in the size of the number beside it. */
export function plateWidth(name: string, widthOf: Measure): number {
  return plateEm(name, widthOf) * plateScale(name, widthOf);
}

/** Number, arrow and counter with what is between them, in the size of the number. */
export function lineEm({ number, counter }: Sign, widthOf: Measure): number {
  return widthOf(number) + arrowEm + plateWidth(counter, widthOf) + 2 * betweenEm;
}

/** The diagonal that walls are reckoned for. */
export const usualInches = 43;
/** The font of a number that is called now, and of one that was: read from 8 m, and from 5 m, in units of a lying screen. */
export const farUnits = 272;
export const nearUnits = 171;
/** A last call takes so much of its font from top to bottom, with the frame around its counter. */
export const lastLineHeight = 1.1;
/** A row's border and the air at its sides, in units. */
export const rowBorder = 4;
export const rowMargin = 24;
/** The least width of a plate, in its own font: one digit stands in a plate that is nearly square. */
const leastPlate = 0.84;
const plateAir = 0.3;
/** So many letters tell a counter from others below its word. */
const longestSign = 4;
/** A hall has no longer word. */
const longestWord = 14;
/** The font of a hall's word, in that of what tells the hall from others. */
export const wordOfPlace = 0.5;
/** The font of what stands below a word, in that of the number; and the word's, in that of what stands below it. */
const belowWord = 0.7;
const wordOfPlate = 0.32;
/** The arrow is as high as the capitals beside it. */
export const arrowEm = 0.74;
export const betweenEm = 0.12;

const largestSize = 400;
