import { type Static, Type } from 'typebox';
import { closed } from '../schema-parts.ts';

/** How the slip of a ticket is laid out: what stands on it, in which order, how large. */

/** What may stand on a slip: `head` and `foot` are the centre's own texts, `place` where one is served, `documents` what to bring. */
export const slipParts = [
  'logo',
  'centre',
  'date',
  'head',
  'number',
  'service',
  'privilege',
  'proof',
  'place',
  'documents',
  'ahead',
  'estimate',
  'qr',
  'foot',
] as const;
export type SlipPart = (typeof slipParts)[number];

/** How large a part is; absent = usual. */
export const partSizes = ['small', 'usual', 'large'] as const;
export type PartSize = (typeof partSizes)[number];

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

const PlacedPart = Type.Object({ part: oneOf(slipParts), size: Type.Optional(oneOf(partSizes)) }, closed);
export type PlacedPart = Static<typeof PlacedPart>;

/** The SHA-256 of a logo's file, in hexadecimal. */
export const LogoHash = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const SlipLayout = Type.Object(
  {
    /** What is printed, from the top; the number is always among it. Absent = `usualParts`. */
    parts: Type.Optional(Type.Array(PlacedPart, { minItems: 1, maxItems: slipParts.length })),
    /** The text of the part `head`; that of `foot` is `texts.slip`. */
    head: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), Type.String({ maxLength: 600 }))),
    /** The picture of the part `logo`, by its file; absent = none. */
    logo: Type.Optional(LogoHash),
    /** White paper at the end, for the edge at which it is torn off; absent = 0. */
    marginMm: Type.Optional(Type.Integer({ minimum: 0, maximum: 40 })),
  },
  closed,
);
export type SlipLayout = Static<typeof SlipLayout>;

/** What stands on a slip that nobody has laid out otherwise. */
export const usualParts: readonly PlacedPart[] = (
  ['centre', 'date', 'number', 'service', 'privilege', 'proof', 'ahead', 'estimate', 'qr', 'foot'] as const
).map((part) => ({ part }));
