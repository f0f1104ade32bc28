import type { CounterPlace } from '../shared/views.ts';

/** The largest numbers that let every row be seen whole in this room, with the places that they are sent to. */
export function layoutFor(rows: readonly Placed[], room: Room, widthOf: Measure): Layout {
  const shapes = [1, 2, 3].filter((columns) => columns === 1 || columns < rows.length);
  const measured = rows.map(({ number, counter }) => ({
    em: widthOf(number) + plateWidth(counter.name, widthOf),
    places: Object.values(counter.place ?? {})
      .filter((text) => text !== '')
      .map((text) => textOf(text, widthOf)),
  }));
  const best = (of: readonly Measured[], letters: number): Layout => {
    const all = shapes.flatMap((columns) => [false, true].map((flat) => largest(of, { columns, flat, letters, room })));
    return all.reduce((one, other) => (other.size > one.size ? other : one));
  };
  const plain = best(measured, 0);
  // Where long places cannot be read among so many they are left to the moment of the call, and do not make the others small.
  for (const of of [measured, measured.map(withoutLongPlaces)])
    for (const letters of placeSizes) {
      const layout = best(of, letters);
      if (layout.size >= plain.size * leastOfPlain) return layout;
    }
  return plain;
}

/** In the wall's units: 1920 of them across, or 1080 down. */
export interface Room {
  readonly width: number;
  readonly height: number;
}
/** How wide a text is, in the size of its font. */
export type Measure = (text: string) => number;
/** How the rows stand. */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Font size of the numbers, in the wall's units. */
  readonly size: number;
  /** The place stands beside its arrow, not below it. */
  readonly flat: boolean;
}

/** The font of a counter's name, in that of the number beside it: short names stand nearly as large, long ones smaller. */
export function plateScale(name: string, widthOf: Measure): number {
  return Math.max(0.3, Math.min(0.8, 1.37 / widthOf(name)));
}

type Placed = { readonly number: string; readonly counter: CounterPlace };

/** A plate in the size of its own font, with the room around the name. */
export const plateEm = (name: string, widthOf: Measure): number => Math.max(1.1, widthOf(name) + 0.42);

const plateWidth = (name: string, widthOf: Measure): number => plateEm(name, widthOf) * plateScale(name, widthOf);

const gap = 20;
const border = 4;
const biggest = 400;
/** Parts of a row in the size of its number: the arrow, what is around its parts. */
const arrowSize = (flat: boolean): number => (flat ? 0.6 : 0.44);
const between = 0.12;
/** The letters of a place: the largest that is tried first, the least that is read from some metres. */
const placeSizes = [32, 28, 25];
/** Numbers may shrink this far for their places. */
const leastOfPlain = 0.42;
/** A place wider than this, in the size of its letters, is long. */
const longPlace = 30;

interface Text {
  readonly width: number;
  readonly longestWord: number;
}
interface Measured {
  /** The number and the counter's plate, in the size of the number. */
  readonly em: number;
  readonly places: readonly Text[];
}
interface Shape {
  readonly columns: number;
  readonly flat: boolean;
  /** The font size of places; 0 = they need no room. */
  readonly letters: number;
  readonly room: Room;
}

const withoutLongPlaces = (row: Measured): Measured =>
  row.places.some(({ width }) => width > longPlace) ? { ...row, places: [] } : row;

const textOf = (text: string, widthOf: Measure): Text => ({
  width: widthOf(text),
  longestWord: Math.max(...text.split(/[\s-]+/u).map(widthOf)),
});

/** Whether a text goes into a box; words break only where no line of the wall would hold them. */
const holds = (text: Text, width: number, height: number, letters: number): boolean => {
  const line = width / letters;
  const lines = Math.floor(height / (letters * 1.1));
  if (text.width <= line) return lines >= 1;
  if (text.longestWord > Math.max(line, 25)) return false;
  // A line ends before the word that would be too much: half a word is lost on each.
  return line > 3 && text.width / (line - Math.min(3, text.longestWord / 2)) <= lines;
};

const rowHolds = (row: Measured, size: number, width: number, height: number, shape: Shape): boolean => {
  const inner = width - 2 * border - 2 * Math.max(28, size * 0.12);
  const way = inner - size * (row.em + 2 * between);
  const arrow = arrowSize(shape.flat);
  if (way < size * (arrow + 0.06) || height - 2 * border < size) return false;
  if (shape.letters === 0) return true;
  const high = height - 2 * border - 2;
  const letters = Math.max(shape.letters, shape.letters === placeSizes[0] ? size * 0.17 : 0);
  return row.places.every((text) =>
    shape.flat
      ? holds(text, way - size * (arrow + between), high, letters)
      : holds(text, way, high - size * (arrow + 0.04), letters),
  );
};

const largest = (rows: readonly Measured[], shape: Shape): Layout => {
  const { columns, flat, room } = shape;
  const down = Math.max(1, Math.ceil(rows.length / columns));
  const width = (room.width - gap * (columns - 1)) / columns;
  const height = (room.height - gap * (down - 1)) / down;
  let [size, over] = [0, biggest + 1];
  while (over - size > 1) {
    const middle = Math.floor((size + over) / 2);
    if (rows.every((row) => rowHolds(row, middle, width, height, shape))) size = middle;
    else over = middle;
  }
  return { columns, rows: down, size, flat };
};
