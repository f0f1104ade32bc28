import { type Static, Type } from 'typebox';
import { actorKinds } from '../access.ts';
import { undoableMoves } from '../events.ts';
import { LabelBody } from '../labels.ts';
import { BecauseBody } from '../route-bodies.ts';
import { nullable, Time } from '../route-parts.ts';
import { ticketMoves } from './ticket-moves.ts';

/** What was done with a ticket, and what all in it was called then. */

const Name = nullable(LabelBody);

/** What the ids in a ticket were called then; null where there is no id, or where it never had a name. */
export const TicketNames = Type.Object(
  {
    service: Name,
    priorityClass: Name,
    counter: Name,
    outcome: Name,
    legs: Type.Array(Type.Object({ service: Name, counter: Name, clerk: Name })),
    history: Type.Array(Type.Object({ counter: Name })),
  },
  { description: 'what the ids in the ticket were called then; legs and history in the same order' },
);
export type TicketNames = Static<typeof TicketNames>;

/** One move of a ticket: by whom, where and why, all as it was called then; null where it has no such thing. */
const TicketStep = Type.Object({
  at: Time,
  what: Type.Enum(ticketMoves),
  by: Type.Object({ kind: Type.Enum(actorKinds), name: nullable(Type.String()) }),
  reason: nullable(Type.String()),
  service: Name,
  counter: Name,
  clerk: nullable(Type.String({ description: 'who called or served it, or to whom it was sent' })),
  call: nullable(Type.Integer()),
  because: nullable(BecauseBody),
  outcome: Name,
  undoes: nullable(Type.Enum(undoableMoves)),
  edited: Type.Array(Type.Enum(['service', 'priorityClass', 'language', 'note', 'phone', 'later'])),
});
export type TicketStep = Static<typeof TicketStep>;

export const TicketStory = Type.Object({ date: Type.String(), steps: Type.Array(TicketStep) });
export type TicketStory = Static<typeof TicketStory>;
