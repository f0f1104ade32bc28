import type { Centre } from '../../../shared/centre.ts';
import { type Measure, plateScale, plateWidth, type Sign } from '../../../shared/wall-letters.ts';

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

/** A number of a series as it is printed, of wide figures. */
const numberOf = ({ prefix, digits, last }: Centre['series'][number]): string =>
  prefix + '8'.repeat(Math.max(digits, String(last).length));

const widest = (texts: readonly string[], widthOf: Measure): string | null =>
  texts.reduce<string | null>((most, text) => (most === null || widthOf(text) > widthOf(most) ? text : most), null);
