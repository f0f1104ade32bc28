import { Type } from 'typebox';
import { closed } from '../schema-parts.ts';

/** How many services, and how many people, one visit may take in: the part of a centre's document that speaks of it. */
export const Visits = Type.Object(
  {
    /** [VS1] Services that one ticket may be for; absent = 1. */
    services: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    /** [GR1] People who may come together on one slip; absent = 1. */
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  },
  closed,
);
