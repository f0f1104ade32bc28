import { type Static, Type } from 'typebox';
import { closed, DateOnly, Id } from '../route-parts.ts';
import { caseChannels, caseStatuses } from './cases.ts';

/** [CS11] What cases are searched by. */

const Words = Type.String({ minLength: 2, maxLength: 200 });

/** All that is given has to hold. */
export const CaseSearchBody = Type.Object(
  {
    number: Type.Optional(Type.String({ maxLength: 40 })),
    name: Type.Optional(Words),
    words: Type.Optional(Words),
    phone: Type.Optional(Type.String({ minLength: 5, maxLength: 30, description: 'in any spelling' })),
    email: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
    kind: Type.Optional(Id),
    topic: Type.Optional(Id),
    department: Type.Optional(Id),
    executor: Type.Optional(Type.String({ maxLength: 64 })),
    channel: Type.Optional(Type.Enum(caseChannels)),
    status: Type.Optional(Type.Enum(caseStatuses)),
    overdue: Type.Optional(Type.Literal(true)),
    from: Type.Optional(DateOnly),
    to: Type.Optional(DateOnly),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  },
  closed,
);
export type CaseSearchBody = Static<typeof CaseSearchBody>;

/** How many cases somebody has in the centre: in all, received this year, and of the topic of the one beside it. */
export const PersonCountsBody = Type.Object({
  all: Type.Integer(),
  year: Type.Integer(),
  topic: Type.Integer(),
});

/** How many a page of a search has. */
export const foundAtOnce = 50;
