import { Type } from 'typebox';
import { closed } from '../schema-parts.ts';

/** How numbers are called, and how many may be taken: the part of a centre's document that speaks of it. */

/** What becomes of a ticket that nobody came for: it ends, or waits again up to so many times. */
const AfterNoShow = Type.Union([
  Type.Object({ kind: Type.Literal('end') }, closed),
  /** Back to its old place. */
  Type.Object({ kind: Type.Literal('back-by-age'), times: Type.Integer({ minimum: 1, maximum: 20 }) }, closed),
  /** Back behind so many who wait for the same service. */
  Type.Object(
    {
      kind: Type.Literal('back-after'),
      tickets: Type.Integer({ minimum: 1, maximum: 100 }),
      times: Type.Integer({ minimum: 1, maximum: 20 }),
    },
    closed,
  ),
]);

export const Calling = Type.Object(
  {
    secondsBetweenRecalls: Type.Integer({ minimum: 0, maximum: 600 }),
    /** Calls before nobody came; absent = 1. */
    callsBeforeNoShow: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    /** For how long a ticket that came back is not offered again; absent = 0. */
    coolingSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 14400 })),
    /** Absent = it ends. */
    afterNoShow: Type.Optional(AfterNoShow),
  },
  closed,
);

/** When visitors get no more tickets. Staff may still give them. */
export const Limits = Type.Object(
  {
    /** How many may wait in the centre. */
    waiting: Type.Optional(Type.Integer({ minimum: 1 })),
    /** No tickets in the last seconds before closing time. */
    lastTicketsSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86400 })),
    /** No ticket whose expected wait ends after closing time, where the wait is known. */
    onlyBeforeClosing: Type.Optional(Type.Boolean()),
    /** How fast one kiosk gives tickets: so many at once, then one in so many seconds. Absent = 10, then one in 2. */
    pace: Type.Optional(
      Type.Object(
        { atOnce: Type.Integer({ minimum: 1, maximum: 1000 }), seconds: Type.Integer({ minimum: 1, maximum: 600 }) },
        closed,
      ),
    ),
    /** One live ticket a phone number; holds for staff too. */
    onePerPhone: Type.Optional(Type.Boolean()),
  },
  closed,
);
