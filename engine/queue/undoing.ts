import { type TicketEvent, type TicketUndone, type UndoableMove, undoableMoves } from '../../shared/events.ts';
import type { Ticket, Undoable } from './ticket.ts';

/** [U1] What of this move may be taken back, by the one of the staff who made it; null = nothing. */
export function undoableAfter(before: Ticket, event: TicketEvent): Undoable | null {
  const { type, at, by } = event;
  if (!isUndoable(type) || (by.kind !== 'user' && by.kind !== 'token')) return null;
  // Copied whole: to leave two fields out takes ten times as long, and a day has one of these for each visitor.
  return { move: type, at, by: { kind: by.kind, id: by.id }, before: { ...before, tie: 0, undoable: null } };
}

/** [U2] The ticket as it stood before the move that is taken back: as if it had never been made. */
export function beforeMove(ticket: Ticket): Ticket | null {
  return ticket.undoable === null ? null : { ...ticket.undoable.before, tie: ticket.tie, undoable: null };
}

/** The ticket after one of its moves was taken back. A stored fact is never refused. */
export function undone(ticket: Ticket, event: TicketUndone): Ticket {
  const before = beforeMove(ticket);
  if (before === null) return ticket;
  return event.place === undefined ? before : { ...before, place: event.place };
}

const isUndoable = (type: string): type is UndoableMove => undoableMoves.some((move) => move === type);
