import { type Static, Type } from 'typebox';
import type { LocalText } from '../centre/centre.ts';
import { DateOnly, nullable } from '../schema-parts.ts';
import { caseChannels, caseStatuses } from './cases.ts';

/** A case as staff are shown it: nothing of who asks. */

const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
const Time = Type.String({ description: 'ISO 8601, UTC' });

export const CaseBody = Type.Object({
  id: Id,
  number: Type.String(),
  kind: Id,
  topic: nullable(Id),
  channel: Type.Enum(caseChannels),
  language: Type.String(),
  against: nullable(Id),
  status: Type.Enum(caseStatuses),
  receivedOn: DateOnly,
  registeredAt: Time,
  days: Type.Integer({ description: 'working days from day 0' }),
  due: DateOnly,
  overdue: Type.Boolean({
    description: 'an answer is owed, the due date has passed, and the time does not stand still since before',
  }),
  told: Type.Array(Type.Object({ due: DateOnly, at: Time }), {
    description: 'every due date that the citizen was told',
  }),
  pauses: Type.Array(Type.Object({ from: DateOnly, to: nullable(DateOnly) })),
  department: nullable(Id),
  executor: nullable(Type.String()),
  control: Type.Boolean(),
  visitor: nullable(Type.String({ description: 'who was drawn to visit the household' })),
  visitedAt: nullable(Time),
  repeats: nullable(Id),
  objectsTo: nullable(Id),
  joinedTo: nullable(Id),
  ticket: nullable(Id),
  seat: nullable(Id),
  table: nullable(Type.String({ description: 'the decision table that decides it' })),
  silent: Type.Array(Type.Unsafe<LocalText>({ type: 'object', additionalProperties: true }), {
    description: 'registers that gave no answer, three working days before the due date and later',
  }),
  outcome: nullable(Id),
  answeredAt: nullable(Time),
});
export type CaseBody = Static<typeof CaseBody>;
