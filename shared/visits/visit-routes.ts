import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { CaseBody } from '../cases/case-body-schema.ts';
import { closed, Id, Time } from '../route-parts.ts';

/** [CS26] The HTTP routes of the visit to a household, by somebody who is drawn by lot (method and path: case-paths.ts). */

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const staff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];
const Person = Type.Object({ id: Type.String(), name: orNull(Type.String()) });

/** A draw with all that it takes to draw again. */
const Draw = Type.Object({
  at: Time,
  by: Person,
  department: Id,
  reason: orNull(Type.String({ description: 'why it was drawn again' })),
  seed: Type.String({ description: 'chosen by the server, at random' }),
  text: Type.String({
    description:
      'the seed and the number of the case: SHA-256 of it, divided by how many could be drawn, leaves a place',
  }),
  candidates: Type.Array(Person, { description: 'who could be drawn, in the order of their ids: places count from 0' }),
  drawn: Person,
});

/** The visit that a kind of case asks for: who was drawn, the last one last, and what they found. */
export const VisitBody = Type.Object({
  act: Id,
  draws: Type.Array(Draw),
  found: orNull(
    Type.Object({
      at: Time,
      by: Person,
      form: Type.String({ description: 'what was answered, as `household-visit@1`' }),
      answers: Type.Unsafe<{ readonly [question: string]: unknown }>({ type: 'object', additionalProperties: true }),
    }),
  ),
});
export type VisitBody = Static<typeof VisitBody>;

export const visitRoutes = {
  drawVisitor: {
    summary:
      'Draw who visits the household, out of those of its district who are free, by a seed of the server; again by a lead, with a reason',
    roles: staff,
    body: Type.Object({ reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })) }, closed),
    value: Type.Object({ case: CaseBody, drawn: Person }),
  },
  writeVisit: {
    summary: 'What the visitor found, by the form of the kind: who was drawn writes it, once',
    roles: staff,
    body: Type.Object({ answers: Type.Record(Id, Type.Unsafe<unknown>({}), { maxProperties: 100 }) }, closed),
    value: Type.Object({ case: CaseBody }),
  },
} as const;
