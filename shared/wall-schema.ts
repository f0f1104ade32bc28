import { Type } from 'typebox';
import { Id } from './schema-parts.ts';

/** What a wall shows, and how: the part of a centre's document that speaks of it. */

/** `calls`: those who are called, as large as fits; `board`: every counter with its number, line by line; `counter`: one counter, above which it hangs. */
export const wallLayouts = ['calls', 'board', 'counter'] as const;
export type WallLayout = (typeof wallLayouts)[number];

export const wallFields = {
  /** Absent = `calls`. */
  layout: Type.Optional(Type.Unsafe<WallLayout>(Type.Union(wallLayouts.map((one) => Type.Literal(one))))),
  /** Counters whose calls it shows; absent = all. */
  counters: Type.Optional(Type.Array(Id, { maxItems: 500 })),
  /** Services whose calls it shows; absent = all. */
  services: Type.Optional(Type.Array(Id, { maxItems: 5000 })),
};

/** Whether a wall shows a call to this counter for this service. */
export function wallShows({ counters, services }: WallChoice, counter: string, service: string): boolean {
  return (counters?.includes(counter) ?? true) && (services?.includes(service) ?? true);
}

interface WallChoice {
  readonly counters?: readonly string[];
  readonly services?: readonly string[];
}
