import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { caseNoticeKinds, noticeChannels, noticeReasons, noticeStatuses, taskChannels } from '../notices/notices.ts';
import { closed, DateOnly, Id, Time } from '../route-parts.ts';

/** [NO4] The HTTP routes of what a person of the office tells the citizen of a case (method and path: case-paths.ts). */

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const staff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];

/** What the citizen of a case was told or is to be told: by which way, how far it has come, and of a task who did it. */
export const ToldNotice = Type.Object({
  id: Id,
  kind: Type.Enum(caseNoticeKinds),
  channel: orNull(Type.Enum(noticeChannels)),
  status: Type.Enum(noticeStatuses),
  reason: orNull(Type.Enum(noticeReasons)),
  at: Time,
  by: orNull(Type.String({ description: 'who told them, or tried to, where that was a task' })),
  mine: Type.Boolean({ description: 'whether it is a task that the asker may mark' }),
});
export type ToldNotice = Static<typeof ToldNotice>;

/** Somebody who is to be told by a person: what that takes, and no more. */
export const ToTell = Type.Object({
  notice: Id,
  kind: Type.Enum(caseNoticeKinds),
  channel: Type.Enum(taskChannels),
  since: Time,
  case: Type.Object({
    ...{ id: Id, number: Type.String(), kind: Id, topic: orNull(Id) },
    ...{ due: DateOnly, overdue: Type.Boolean({ description: 'its due date has passed' }) },
  }),
  name: orNull(Type.String()),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
});
export type ToTell = Static<typeof ToTell>;

export const toldRoutes = {
  casesToTell: {
    summary:
      'Who is to be told by a person of the office, of the cases that they look after: by a call, a letter or on paper; by due date, put on record',
    roles: staff,
    value: Type.Object({
      tasks: Type.Array(ToTell),
      more: Type.Boolean({ description: 'there are more than are told' }),
    }),
  },
  tellCase: {
    summary:
      'Say that the letter was sent, the paper handed over or the call made; where it was not, they are told by the next way',
    roles: staff,
    body: Type.Object({ reached: Type.Boolean() }, closed),
    value: Type.Object({ status: Type.Enum(noticeStatuses) }),
  },
} as const;
