import { type Static, Type } from 'typebox';
import { closed } from '../schema-parts.ts';

/** A setting that the head office gives to a centre: where in the document, by ids as `services/pension`, and what stands there. */
export const NationalValue = Type.Object(
  {
    path: Type.String({ minLength: 1, maxLength: 400 }),
    value: Type.Unsafe<unknown>({}),
    /** The centre may not have another; else it may, and keeps its own. */
    locked: Type.Boolean(),
  },
  closed,
);
export type NationalValue = Static<typeof NationalValue>;

/** What of a centre's settings comes from the head office; the rest is its own. */
export const National = Type.Object(
  {
    /** The version of the template that it comes from. */
    template: Type.Integer({ minimum: 1 }),
    values: Type.Array(NationalValue, { maxItems: 2000 }),
  },
  closed,
);
export type National = Static<typeof National>;
