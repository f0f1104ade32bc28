import { type Static, Type } from 'typebox';
import { closed } from '../schema-parts.ts';

/** The keys with which a scanner that types as a keyboard may end. */
export const wedgeEnds = ['Enter', 'Tab'] as const;

/** How scanners are set that type as a keyboard. */
export const WedgeSetting = Type.Object(
  {
    /** The signs that they send before what they have read: no letter and no figure, as on an American board; absent = none. */
    prefix: Type.Optional(Type.String({ pattern: '^[!-/:-@\\[-`{-~]{2,4}$' })),
    /** The key that they press behind it; absent = Enter. */
    end: Type.Optional(Type.Unsafe<(typeof wedgeEnds)[number]>(Type.Union(wedgeEnds.map((end) => Type.Literal(end))))),
  },
  closed,
);
export type WedgeSetting = Static<typeof WedgeSetting>;

/** Of a counter whose scanners type. */
export interface OfWedge {
  readonly wedge?: WedgeSetting;
}
