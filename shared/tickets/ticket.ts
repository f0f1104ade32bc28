/** Where a ticket stands. The last three are final. */
export const statuses = [
  'waiting',
  'called',
  'serving',
  'parked',
  'no-show',
  'served',
  'cancelled',
  'expired',
] as const;
export type TicketStatus = (typeof statuses)[number];

export const moveNames = [
  'call',
  'recall',
  'start',
  'finish',
  'no-show',
  'requeue',
  'park',
  'resume',
  'transfer',
  'add-service',
  'cancel',
  'reinstate',
  'expire',
  'edit',
] as const;
export type Move = (typeof moveNames)[number];

/**
 * [M1] Which moves each status allows. The engine refuses by this table and the counter screen greys its buttons by it.
 * A serving ticket expires only when the day is closed by force.
 */
export const moves: { readonly [S in TicketStatus]: readonly Move[] } = {
  waiting: ['call', 'transfer', 'park', 'cancel', 'expire', 'edit'],
  called: ['recall', 'start', 'no-show', 'requeue', 'park', 'transfer', 'cancel', 'expire', 'edit'],
  serving: ['finish', 'park', 'transfer', 'add-service', 'requeue', 'edit', 'expire'],
  parked: ['call', 'resume', 'requeue', 'cancel', 'expire'],
  'no-show': ['reinstate', 'expire'],
  served: [],
  cancelled: [],
  expired: [],
};

/** Whether a ticket in this status may make this move. */
export const mayMove = (status: TicketStatus, move: Move): boolean => moves[status].includes(move);

/** Whether a ticket in this status has come to its end. */
export const hasEnded = (status: TicketStatus): boolean => moves[status].length === 0;
