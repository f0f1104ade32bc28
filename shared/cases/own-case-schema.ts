import { type Static, Type } from 'typebox';
import { staffRoles } from '../access.ts';
import { ReceptionBody } from '../booking/reception-schema.ts';
import type { LocalText } from '../centre/centre.ts';
import { chosenWays, noticeChannels } from '../notices/notices.ts';
import { DateOnly, nullable } from '../schema-parts.ts';
import { CaseFileBody } from './case-file-schema.ts';
import { confirmationWays } from './cases.ts';
import { ownStatuses } from './citizen-routes.ts';
import { DocumentBody } from './document-routes.ts';
import { OwnDecision } from './table-routes.ts';
import { type FactValue, factTypes } from './table-schema.ts';

/** A case as its citizen sees it, and the parts of it that staff see too. */

const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
const Time = Type.String({ description: 'ISO 8601, UTC' });
const Text = Type.Unsafe<LocalText>({ type: 'object', additionalProperties: true });
/** Where a code is sent that confirms. */
const codeWays = ['phone', 'email'] as const;

export const Reckoning = Type.Object(
  {
    from: DateOnly,
    left: Type.Array(Type.Object({ date: DateOnly, kind: Type.String(), name: nullable(Text) })),
    provisional: Type.Boolean(),
  },
  { description: 'how the due date was reckoned: day 0, and the days after it that were not counted' },
);

export const Answers = Type.Unsafe<{ readonly [question: string]: unknown }>({
  type: 'object',
  additionalProperties: true,
});

const Value = Type.Unsafe<FactValue>({});

/** [CS12] What the citizen sees of a case: nothing that staff wrote for each other, and nobody else. */
export const OwnCase = Type.Object({
  centre: Type.String(),
  name: Text,
  languages: Type.Array(Type.String()),
  timeZone: Type.String(),
  number: Type.String(),
  kind: Text,
  topic: nullable(Text),
  status: Type.Enum(ownStatuses),
  receivedOn: DateOnly,
  due: DateOnly,
  told: Type.Array(Type.Object({ due: DateOnly, at: Time })),
  reception: nullable(ReceptionBody),
  reckoning: Reckoning,
  form: nullable(Type.String({ description: 'the form that was answered, as `appeal@3`' })),
  answers: Answers,
  hidden: Type.Array(Id, { description: 'answers to sensitive questions, which are not shown again' }),
  outcome: nullable(Text),
  sentTo: nullable(Type.String()),
  helped: nullable(
    Type.Object({
      by: nullable(Type.String({ description: 'who helped to fill it in' })),
      until: DateOnly,
      confirmed: nullable(Type.Enum(confirmationWays)),
      code: nullable(Type.Enum(codeWays, { description: 'where a code can be sent; null = it is signed on paper' })),
    }),
  ),
  visit: nullable(
    Type.Object(
      { until: DateOnly, madeAt: nullable(Time) },
      { description: '[CS26] somebody visits the household at the latest on this date, or did; never who' },
    ),
  ),
  signedBy: nullable(Type.String({ description: 'who signed the answer' })),
  toldBy: nullable(Type.Enum(chosenWays, { description: 'the way that they chose to be told by first' })),
  toldFirst: nullable(
    Type.Enum(noticeChannels, { description: 'the way by which they are told first as things are; null = erased' }),
  ),
  texts: Type.Array(
    Type.Object({
      at: Time,
      what: Type.Enum(['question', 'reply', 'answer', 'comment', 'ground']),
      text: Type.String(),
    }),
    { description: 'what was asked, replied, answered and added, in order' },
  ),
  decision: nullable(OwnDecision),
  differs: Type.Array(
    Type.Object({ name: Text, type: Type.Enum(factTypes), declared: Value, register: Text, fetched: Value }),
    { description: 'where a register says something else than was declared' },
  ),
  files: Type.Array(CaseFileBody, { description: 'theirs, and those of the answer' }),
  documents: Type.Array(DocumentBody, { description: 'what was issued from it' }),
  overseen: Type.Array(Type.Object({ at: Time, role: Type.Enum(staffRoles), reason: nullable(Type.String()) }), {
    description: 'who opened it from outside the authority, by their post, and why; the latest first',
  }),
  may: Type.Array(Type.Enum(['comment', 'attach', 'supply', 'withdraw', 'reopen', 'object', 'confirm'])),
});
export type OwnCase = Static<typeof OwnCase>;
