import type { CounterPlace } from '../views.ts';
import {
  arrowEm,
  betweenEm,
  calledSize,
  farUnits,
  lastLineHeight,
  type Measure,
  nearUnits,
  placeParts,
  plateWidth,
  rowBorder,
  rowMargin,
  unitsLike,
  wordOfPlace,
} from './wall-letters.ts';

/**
 * How rows stand on the stage, so many one below the other on a page: each with number, arrow and counter in one line, as large as
 * fits; the place that somebody is sent to stands beside the counter or below the line, wherever it becomes larger. Nothing moves
 * when the languages turn, but a hall's word is as large as this language's lets it (without one: as the widest does).
 */
export function layoutFor(
  rows: readonly Placed[],
  down: number,
  room: Room,
  widthOf: Measure,
  language?: string,
): Layout {
  const row = { width: room.width, height: (room.height - rowGap * (down - 1)) / down };
  const signs = rows.map(signOf);
  const widest = calledSize(signs, room.width, widthOf);
  const places = placesOf(rows, widthOf);
  const line = lineOf(rows);
  const columns = {
    number: Math.max(0, ...signs.map(({ number }) => widthOf(number))),
    plate: Math.max(0, ...signs.map(({ counter }) => plateWidth(counter, widthOf))),
  };
  const page: Page = { row, widest, line, columns, places, far: room.far };
  if (isNowhere(places)) return { ...plain(page), ...columns, line, word: wordOfPlace };
  const layouts = [beside(page), below(page)];
  const { box, ...best } = layouts.reduce((one, other) => (worth(other, page) > worth(one, page) ? other : one));
  return { ...best, ...columns, line, word: wordIn(placesOf(rows, widthOf, language), box, best.place) };
}

/** What the stage holds at the size that is read from afar: rows alone, and rows above the last calls. */
export function capacityOf(called: readonly Placed[], room: Room, widthOf: Measure): Capacity {
  const size = Math.min(room.far, calledSize(called.map(signOf), room.width, widthOf));
  // An upright wall has no room for a place beside the counter.
  const hasBelow = isUpright(room) && !isNowhere(placesOf(called, widthOf));
  const high = size * (lineOf(called) + (hasBelow ? placeBelow / 2 : 0)) + 2 * (rowBorder + (hasBelow ? airBelow : 0));
  const fitting = (height: number): number => Math.max(1, Math.floor((height + rowGap) / (high + rowGap)));
  const lower = isUpright(room) ? room.height * mostOfUpright : room.height - lastLine(room) - rowGap;
  const placeAt = (down: number, height: number): number =>
    Math.max(1, layoutFor(called, down, { ...room, height }, widthOf).place);
  const isWorth = (one: number, other: number, times = worthRow): boolean => one < room.far / 2 && other >= one * times;
  const isFar = (place: number): boolean => place >= room.far * nearly;
  /** As many as fit, or fewer where that makes places much larger that are read from nearby only. */
  const rowsIn = (height: number, isBetter: (one: number, other: number) => boolean = isWorth): number => {
    const most = fitting(height);
    if (most <= 2) return most;
    const small = placeAt(most, height);
    for (let down = most - 1; down >= 2; down--) {
      if (isBetter(small, placeAt(down, height))) return down;
    }
    return most;
  };
  const above = Math.min(rowsIn(room.height), rowsIn(lower));
  // Fewer where only then halls are read from where the numbers are; the last calls are not given up for that.
  const rows = rowsIn(room.height, (one, other) => isWorth(one, other) || (!isFar(one) && isFar(other)));
  const hasNoLast = above > 1 && isWorth(placeAt(above, lower), placeAt(above, room.height), worthLast);
  return { rows: Math.max(rows, above), rowsWithLast: hasNoLast ? above - 1 : above };
}

/** How much of an upright stage so many rows on a page take, so that they are neither small nor empty. */
export function uprightHeight(rows: readonly Placed[], down: number, room: Room, widthOf: Measure): number {
  const size = calledSize(rows.map(signOf), room.width, widthOf);
  const hasPlace = !isNowhere(placesOf(rows, widthOf));
  const high = size * (lineOf(rows) + (hasPlace ? placeBelow : 0)) + 2 * (rowBorder + airBelow) + airUpright;
  return Math.min(down * (high + rowGap), room.height * mostOfUpright);
}

/** Whether it is higher than wide. */
export function isUpright({ width, height }: Size): boolean {
  return height > width;
}

/** How high a line of the last calls is. */
export function lastLine(room: Pick<Room, 'near'>): number {
  return room.near * lastLineHeight;
}

/** The room of a stage on a screen of so many dots. */
export function roomOf(stage: Size, screen: Size): Room {
  return { ...stage, far: unitsLike(farUnits, screen), near: unitsLike(nearUnits, screen) };
}

/** How many rows the stage holds, alone and above a line of the last calls. */
export interface Capacity {
  readonly rows: number;
  readonly rowsWithLast: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
/** In the wall's units: 1920 of them across, or 1080 down. */
export interface Room extends Size {
  /** The fonts that are read from 8 m and from 5 m on a screen of 43 inches of this shape. */
  readonly far: number;
  readonly near: number;
}
export interface Layout {
  /** Font size of the numbers, in the wall's units. */
  readonly size: number;
  /** The largest that the letters of a place may get. */
  readonly place: number;
  /** How large a hall's word is, in the letters of the place. */
  readonly word: number;
  /** Places stand below the line, not at its end. */
  readonly below: boolean;
  /** How high a line is, in the size of the numbers. */
  readonly line: number;
  /** The widest number and the widest counter's plate, in the size of the numbers: they stand in columns. */
  readonly number: number;
  readonly plate: number;
}

/** Between the rows, in units. */
export const rowGap = 14;

type Placed = { readonly number: string; readonly counter: CounterPlace };

/** A line takes so much of its font: capitals and air, and more for letters with marks above or below. */
const lineOf = (rows: readonly Placed[]): number => (rows.some(({ number }) => hasMarks(number)) ? 1.16 : 0.92);
const hasMarks = (text: string): boolean => text.normalize('NFD').length > text.length;
/** Lines of a place are so far from each other, in their font. */
const leading = 1.02;
/** A row, and the line of the last calls, is given up for places so many times as large. */
const worthRow = 1.5;
const worthLast = 1.8;
/** A hall that is so near to what is read from where the number is, is as good. */
const nearly = 0.9;
/** Letters are fitted to the box in steps: so much more is asked for. */
const lettersMore = 1.02;
/** What a place takes below its line, in the size of the number. */
const placeBelow = 1.2;
/** How much of an upright stage those who are called take above the last calls. */
const mostOfUpright = 0.7;
const airUpright = 80;
/** Of a word wider than this, in its letters, no line of the wall could be expected to hold all. */
const widestWord = 25;
/** A space in bold letters. */
const spaceEm = 0.28;
/** Between a hall's word and what tells it from others, in its font. */
const betweenHall = 0.14;
/** Air above and below a row that has a place below its line. */
const airBelow = 14;

/** How wide its words are. */
type Text = readonly number[];
/** A hall: how wide its word is, and what tells it from others. */
interface Hall {
  readonly word: number;
  readonly sign: number;
}
interface Places {
  readonly texts: readonly Text[];
  readonly halls: readonly Hall[];
}
interface Page {
  readonly row: Size;
  readonly widest: number;
  readonly line: number;
  readonly columns: { readonly number: number; readonly plate: number };
  readonly places: Places;
  readonly far: number;
}
type Found = Pick<Layout, 'size' | 'place' | 'below'>;
/** With the room that the place has. */
type Placing = Found & { readonly box: Size };

const signOf = ({ number, counter }: Placed) => ({ number, counter: counter.name });

/** All places that these are sent to, in this language or, where it has none, in every one, each once. */
const placesOf = (rows: readonly Placed[], widthOf: Measure, language = ''): Places => {
  const names = new Set(rows.flatMap(({ counter: { place } }) => place?.[language] || Object.values(place ?? {})));
  names.delete('');
  const [texts, halls]: [Text[], Hall[]] = [[], []];
  for (const name of names) {
    const { word, sign } = placeParts(name);
    if (word === '') texts.push(name.split(/\s+/u).map(widthOf));
    else halls.push({ word: widthOf(word), sign: widthOf(sign) });
  }
  return { texts, halls };
};
const isNowhere = ({ texts, halls }: Places): boolean => texts.length + halls.length === 0;

const innerOf = ({ row }: Page): Size => ({
  width: row.width - 2 * (rowBorder + rowMargin),
  height: row.height - 2 * rowBorder,
});

/** A number that is read from afar is worth more than its place, and a place that is read from there more than a larger number. */
const worth = ({ size, place }: Found, { far }: Page): number =>
  1000 * Math.min(size, far) + 10 * Math.min(place, far) + size / 1000;

const plain = (page: Page): Found => {
  const size = Math.min(page.widest, Math.floor(innerOf(page).height / page.line));
  return { size, place: 0, below: false };
};

/** The largest number whose place is read from afar too; where none is, a number that is just read from afar. */
const largest = (page: Page, most: number, boxAt: (size: number) => Size, is: { readonly below: boolean }): Placing => {
  const placeAt = (size: number): number => {
    const box = boxAt(size);
    return box.width <= 0 ? -1 : Math.min(size, lettersIn(page.places, box));
  };
  let [good, bad] = [Math.min(page.far, most), most + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (placeAt(middle) >= page.far * lettersMore) good = middle;
    else bad = middle;
  }
  return { size: good, place: placeAt(good), box: boxAt(good), ...is };
};

const beside = (page: Page): Placing => {
  const inner = innerOf(page);
  const boxAt = (size: number): Size => ({
    width: inner.width - size * (page.columns.number + page.columns.plate + besideEm),
    height: inner.height,
  });
  return largest(page, plain(page).size, boxAt, { below: false });
};

const below = (page: Page): Placing => {
  const inner = innerOf(page);
  const most = Math.min(page.widest, Math.floor((inner.height - 2 * airBelow) / page.line));
  const boxAt = (size: number): Size => ({
    width: inner.width,
    height: inner.height - 2 * airBelow - size * page.line - rowGap,
  });
  return largest(page, most, boxAt, { below: true });
};

/** The arrow and the air around it and before a place, in the size of the number. */
const besideEm = arrowEm + 3 * betweenEm;

/** The largest letters in which each of these goes into a box. */
const lettersIn = ({ texts, halls }: Places, box: Size): number => {
  let [good, bad] = [0, 600];
  while (bad - good > 1) {
    const middle = (good + bad) / 2;
    const isGood =
      texts.every((text) => holds(text, box, middle)) &&
      halls.every((hall) => holdsHall(hall, box, middle, wordOfPlace));
    if (isGood) good = middle;
    else bad = middle;
  }
  return Math.floor(good);
};

/** The largest word beside which, or below which, letters of this size still stand. */
const wordIn = ({ halls }: Places, box: Size, place: number): number => {
  const sure = { ...box, width: box.width / lettersMore };
  const isGood = (share: number): boolean => halls.every((hall) => holdsHall(hall, sure, place, share));
  for (let hundredths = 100; hundredths > 100 * wordOfPlace; hundredths -= 2) {
    if (isGood(hundredths / 100)) return hundredths / 100;
  }
  return wordOfPlace;
};

/** Whether a hall goes into a box: its word, of this share of the letters, beside what tells it from others, or above it. */
const holdsHall = ({ word, sign }: Hall, box: Size, letters: number, share: number): boolean =>
  [
    { width: word * share + betweenHall + sign, height: leading },
    { width: Math.max(word * share, sign), height: (share + 1) * leading },
  ].some(({ width, height }) => width * letters <= box.width && height * letters <= box.height);

/** Whether a text goes into a box, line by line; words break only where no line of the wall would hold them. */
const holds = (words: Text, box: Size, letters: number): boolean => {
  const line = box.width / letters;
  const lines = Math.floor(box.height / (letters * leading));
  let [used, left] = [1, line];
  for (const word of words) {
    if (word > line && word < widestWord) return false;
    if (word > left) {
      used += Math.ceil(word / line);
      left = line;
    }
    left -= (word % line) + spaceEm;
  }
  return line > 0 && used <= lines;
};
