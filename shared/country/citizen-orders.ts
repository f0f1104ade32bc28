import { type Static, Type } from 'typebox';
import { CitizenCases } from '../cases/citizen-routes.ts';
import { closed } from '../route-parts.ts';

/** What a head office asks of a branch for a citizen who wants to see all that they have asked for. It is kept in memory alone, at both ends. */

const address = { by: Type.Enum(['phone', 'email']), text: Type.String({ minLength: 1, maxLength: 254 }) };

export const CitizenOrder = Type.Union([
  /** Whether something is kept under it there, and whether a code can be sent. */
  Type.Object({ kind: Type.Literal('citizen-known'), ...address }, closed),
  Type.Object({ kind: Type.Literal('citizen-code'), ...address, language: Type.String({ maxLength: 3 }) }, closed),
  /** The branch that sent the code looks at it by itself; another one goes by the proof: which branch did, and when (ISO). */
  Type.Object(
    {
      ...{ kind: Type.Literal('citizen-list'), ...address, name: Type.Optional(Type.String({ maxLength: 200 })) },
      shows: Type.Union([
        Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
        Type.Object({ provenAt: Type.String({ maxLength: 64 }), on: Type.String({ maxLength: 40 }) }, closed),
      ]),
    },
    closed,
  ),
]);
export type CitizenOrder = Static<typeof CitizenOrder>;

export const CitizenKnown = Type.Object({ known: Type.Boolean(), sends: Type.Boolean() });
export const CitizenFound = Type.Pick(CitizenCases, ['cases', 'seats']);
export type CitizenFound = Static<typeof CitizenFound>;
