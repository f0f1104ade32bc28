import { Type } from 'typebox';
import { emergencyKinds } from '../centre/emergency.ts';
import { anyone, closed, Id, nullable, type Route, Text, Time } from '../route-parts.ts';

/** The HTTP route by which phones follow the calls of a hall (method and path: follow-paths.ts). */

const call = {
  number: Type.String(),
  counter: Type.Object({ name: Type.String(), place: nullable(Text) }),
  at: Time,
};

export const followRoutes = {
  follow: {
    summary:
      'Who is called to which counter, and was: what stands on a wall that lets phones follow, or on all of them; with an ETag, no newer than a second',
    roles: anyone,
    query: Type.Object({ wall: Type.Optional(Id) }, closed),
    value: Type.Object({
      centre: Type.Object({
        id: Id,
        name: Text,
        timeZone: Type.String(),
        languages: Type.Array(Type.String()),
        emergency: Type.Optional(Type.Object({ kind: Type.Enum(emergencyKinds), texts: Text, since: Time })),
      }),
      day: Type.Object({ open: Type.Boolean(), practice: Type.Boolean(), opensAt: nullable(Time) }),
      waiting: nullable(Type.Integer({ description: 'null = of several walls together it is not told' })),
      calls: Type.Array(Type.Object({ ...call, status: Type.Enum(['called', 'serving']) })),
      last: Type.Array(Type.Object(call)),
    }),
  },
} as const satisfies { readonly [name: string]: Route };
