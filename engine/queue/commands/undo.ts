import type { UndoMove } from '../../../shared/commands.ts';
import { undoSeconds } from '../../../shared/events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { hasEnded } from '../../../shared/tickets/ticket.ts';
import { findTicket, numberIsHeld } from '../lookup.ts';
import { oldPlace } from '../order/places.ts';
import type { State } from '../state.ts';
import type { Ticket, Undoable } from '../ticket.ts';
import { beforeMove } from '../undoing.ts';
import { missedByTicket } from './configure.ts';
import { type Decision, decided, type Refused, stampMove, theDay, theFreeCounter } from './guards.ts';

/** [U1] Takes back the last move of a ticket: by the one who made it, soon after, while nothing else was done with it. */
export function undoMove(state: State, command: UndoMove): Decision {
  const found = theUndoable(state, command);
  if (!found.ok) return found;
  const { ticket, last } = found.value;
  const before = beforeMove(ticket);
  if (before === null) return nothingToUndo(ticket);
  const refused = refusedReturn(state, command, ticket, before);
  if (refused !== null) return refused;
  const place = before.status === 'waiting' ? oldPlace(state, before) : null;
  const moved = place !== null && place.line !== before.place?.line;
  return decided({
    ...stampMove(state, command),
    type: 'ticket-undone',
    undoes: last.move,
    ...(moved ? { place } : {}),
  });
}

const nothingToUndo = (ticket: Ticket): Refused =>
  refuse('nothing-to-undo', 'nothing was done with it last that can be taken back', { status: ticket.status });

const theUndoable = (
  state: State,
  { ticket: id, at, by }: UndoMove,
): Result<{ readonly ticket: Ticket; readonly last: Undoable }> => {
  const ticket = findTicket(state, id);
  if (ticket === null) return refuse('ticket-not-found', `there is no ticket ${id} today`, { ticket: id });
  const day = theDay(state);
  if (!day.ok) return day;
  const last = ticket.undoable;
  if (last === null) return nothingToUndo(ticket);
  if (last.by.id !== by.id || last.by.kind !== by.kind)
    return refuse('not-your-move', 'somebody else did it: only they can take it back');
  return at - last.at > undoSeconds * 1000
    ? refuse('too-late', `it can be taken back for ${undoSeconds} seconds only`, { seconds: undoSeconds })
    : ok({ ticket, last });
};

/** [U1] [N2] [K1] The ticket may go back only where its counter, its number, its service and class still are as it left them. */
const refusedReturn = (state: State, { by }: UndoMove, ticket: Ticket, before: Ticket): Refused | null => {
  const lost = state.centre === null ? null : missedByTicket(state.centre, before);
  if (lost !== null) return refuse('too-late', `${lost}: it is no longer configured`, { path: lost });
  if (hasEnded(ticket.status) && numberIsHeld(state, ticket.number))
    return refuse('too-late', `somebody else has the number ${ticket.number}`, { number: ticket.number });
  if (before.counter === null || (before.status !== 'called' && before.status !== 'serving')) return null;
  const counter = theFreeCounter(state, by, before.counter);
  if (!counter.ok) return counter;
  if (counter.value.clerk === before.clerk) return null;
  return refuse('too-late', `somebody else is at counter ${before.counter}`, { counter: before.counter });
};
