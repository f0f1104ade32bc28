import type { Centre } from '../../../shared/centre/centre.ts';
import { boardLeast, boardLineEm, smallestOnBoard } from '../../../shared/devices/board-letters.ts';
import {
  capacityOf,
  isUpright,
  lastLine,
  layoutFor,
  type Room,
  roomOf,
  rowGap,
} from '../../../shared/wall/wall-layout.ts';
import {
  type Measure,
  placeParts,
  plateScale,
  plateWidth,
  type Shape,
  type Sign,
} from '../../../shared/wall/wall-letters.ts';
import { metresOf, unitsAcross, wallMargin } from '../../../shared/wall/wall-reach.ts';

/** The number that is widest among those that may be called, with each counter of this display whose plate is widest or whose name is set smallest. */
export function signsOf(centre: Centre, displayId: string, widthOf: Measure): readonly Sign[] {
  const shown = centre.displays.find(({ id }) => id === displayId)?.counters;
  const names = centre.counters.filter(({ id }) => shown?.includes(id) ?? true).map(({ name }) => name);
  const number = widest(centre.series.map(numberOf), widthOf);
  const counters = new Set([
    widest(names, (name) => plateWidth(name, widthOf)),
    // One that is set smaller may have the narrower plate.
    widest(names, (name) => -plateScale(name, widthOf)),
  ]);
  return number === null ? [] : [...counters].flatMap((counter) => (counter === null ? [] : [{ number, counter }]));
}

/** From how many metres the places of this display's counters are read, rounded down to a tenth; `word`: of a hall, which stands smaller. */
export interface PlaceReach {
  readonly letters: number;
  readonly word: number | null;
}

/** The same while as many are called at once as a page holds, in each language, on a display with head and foot; null: no counter has a place. */
export function placeReach(centre: Centre, displayId: string, shape: Shape, widthOf: Measure): PlaceReach | null {
  const shown = centre.displays.find(({ id }) => id === displayId)?.counters;
  const number = widest(centre.series.map(numberOf), widthOf) ?? '';
  const rows = centre.counters
    .filter(({ id, place }) => (shown?.includes(id) ?? true) && place !== undefined)
    .map(({ id, name, place = {} }) => ({ number, counter: { id, name, direction: null, place } }));
  if (rows.length === 0) return null;
  const room = stageOf(shape);
  const { rows: alone, rowsWithLast } = capacityOf(rows, room, widthOf);
  const above = { ...room, height: room.height - lastLine(room) - rowGap };
  const layouts = [layoutFor(rows, alone, room, widthOf), layoutFor(rows, rowsWithLast, above, widthOf)];
  const tenths = (units: number): number => Math.floor(metresOf(units, shape) * 10) / 10;
  const hasHall = rows.some(({ counter }) =>
    Object.values(counter.place).some((place) => placeParts(place).word !== ''),
  );
  return {
    letters: Math.min(...layouts.map(({ place }) => tenths(place))),
    word: hasHall ? Math.min(...layouts.map(({ place, word }) => tenths(place * word))) : null,
  };
}

/** From how many metres the numbers of a board of these are read however many counters work, rounded down to a tenth. */
export function boardReach(signs: readonly Sign[], shape: Shape, widthOf: Measure): number {
  const { width, near } = stageOf(shape);
  const em = Math.max(1, ...signs.map(({ number, counter }) => boardLineEm(widthOf(number), counter, widthOf)));
  return Math.floor(metresOf(smallestOnBoard(em, width, near * boardLeast), shape) * 10) / 10;
}

/** What head and foot leave of a display. */
const stageOf = (shape: Shape): Room => {
  const unit = Math.min(shape.width / 1920, shape.height / 1080);
  const height = shape.height / unit - (isUpright(shape) ? aroundUpright : aroundLying);
  return roomOf({ width: unitsAcross(shape) - 2 * wallMargin, height }, shape);
};
/** Head, foot and what is between, in units, as the display's sheet has them. */
const aroundLying = 264;
const aroundUpright = 360;

/** A number of a series as it is printed, of wide figures. */
const numberOf = ({ prefix, digits, last }: Centre['series'][number]): string =>
  prefix + '8'.repeat(Math.max(digits, String(last).length));

const widest = (texts: readonly string[], widthOf: Measure): string | null =>
  texts.reduce<string | null>((most, text) => (most === null || widthOf(text) > widthOf(most) ? text : most), null);
