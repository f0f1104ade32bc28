import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from './access.ts';
import type { CallRoute } from './call-paths.ts';
import { caseStatuses } from './cases.ts';
import { seatStatuses } from './seats.ts';

/** The HTTP routes of calls (method and path: call-paths.ts). */

const closed = { additionalProperties: false } as const;
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String();
const DateOnly = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });
const atCounters: readonly Asker[] = ['admin', 'manager', 'clerk'];

/** [HL3] [HL5] What a telephone number may be about: statuses, and nothing of anybody. */
export const CallerBody = Type.Object({
  sure: Type.Boolean({ description: 'one person has this number; otherwise what is found is a maybe' }),
  cases: Type.Array(
    Type.Object({
      number: Type.String(),
      kind: Id,
      topic: nullable(Id),
      status: Type.Enum(caseStatuses),
      due: DateOnly,
    }),
    { description: 'in which an answer is owed' },
  ),
  seats: Type.Array(
    Type.Object({
      resource: Type.String(),
      date: DateOnly,
      from: nullable(Type.String()),
      status: Type.Enum(seatStatuses),
    }),
    { description: 'of today and later' },
  ),
});
export type CallerBody = Static<typeof CallerBody>;

export const callRoutes = {
  findCaller: {
    summary:
      'The open cases and the coming seats of a telephone number in E.164, by status alone, put on record; without the duty calls an empty answer',
    roles: atCounters,
    body: Type.Object({ phone: Type.String({ pattern: '^\\+[0-9]{7,15}$', description: 'as +994501234567' }) }, closed),
    value: CallerBody,
  },
} as const satisfies { readonly [N in CallRoute]: object };
