import { type Static, Type } from 'typebox';
import { caseStatuses } from '../cases/cases.ts';
import { ownStatuses } from '../cases/citizen-routes.ts';
import { closed, DateOnly, Id, nullable, Text } from '../route-parts.ts';
import { seatStatuses } from './seats.ts';

/** Receptions as cases: what routes tell and take of them. */

/** [CS28] The reception of a case, as who asks for it sees it. */
export const ReceptionBody = Type.Object({
  official: nullable(Text),
  room: nullable(Text),
  date: DateOnly,
  from: nullable(Type.String()),
  status: Type.Enum(seatStatuses),
});
export type ReceptionBody = Static<typeof ReceptionBody>;

const Numbered = Type.Object({ id: Id, number: Type.String() });

/** The same as staff see it, with what else came of it. */
export const CaseReception = Type.Object({
  ...ReceptionBody.properties,
  seat: Id,
  /** The request that the reception is of, seen from what came of it. */
  request: nullable(Numbered),
  appeals: Type.Array(Numbered),
});
export type CaseReception = Static<typeof CaseReception>;

/** [CS28] The request of a seat, as its holder sees it. */
export const HeldRequest = Type.Object({
  number: Type.String(),
  due: DateOnly,
  status: Type.Enum(ownStatuses),
  outcome: nullable(Text),
});

const Named = Type.Object({ id: Id, name: Text });

/** [CS29] The request of a seat for who receives them, with what it can come to. */
export const SeatRequestBody = Type.Object({
  ...Numbered.properties,
  due: DateOnly,
  status: Type.Enum(caseStatuses),
  outcome: nullable(Id),
  outcomeName: nullable(Text),
  outcomes: Type.Array(Named),
  appeals: Type.Array(Named, { description: 'the kinds of appeal that it can become' }),
});
export type SeatRequestBody = Static<typeof SeatRequestBody>;

/** [CS29] What an answer to a reception says beside its text. */
export const receptionAnswer = {
  consent: Type.Optional(Type.Boolean({ description: 'they agreed to be answered by word of mouth' })),
  appeal: Type.Optional(
    Type.Object(
      { kind: Id, topic: Type.Optional(Id), text: Type.String({ minLength: 1, maxLength: 10_000 }) },
      { ...closed, description: 'the appeal that it becomes, with what is asked in it' },
    ),
  ),
};
