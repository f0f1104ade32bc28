import type { Spread } from './figures.ts';

/** The names of the figures of a row: its own (`booked`), and those of its durations (`wait.p90`). */
export type FigurePath<Row> = {
  [Key in keyof Row & string]: Row[Key] extends number | null
    ? Key
    : Row[Key] extends Spread
      ? `${Key}.${keyof Spread}`
      : never;
}[keyof Row & string];

/** A figure of a row by its name, as counted; null where it has none. */
export function figureAt<Row extends object>(row: Row, path: FigurePath<Row>): number | null {
  let found: unknown = row;
  for (const name of path.split('.'))
    found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : null;
  return typeof found === 'number' ? found : null;
}
