import { type Move, mayMove } from '../../shared/tickets/ticket.ts';
import type { CounterView, TicketLine } from '../../shared/views.ts';
import type { ActionType } from './actions.ts';

/** Whether this may be asked now, by the view and the table of moves. `ticket` = the one meant, null for the counter's own questions. */
export function isAvailable(view: CounterView, name: ActionType, ticket: TicketLine | null): boolean {
  if (view.centre.emergency !== undefined && whileNoEmergency.includes(name)) return false;
  if (brings.includes(name) && (view.counter.state !== 'open' || view.ticket !== null || !view.day.open)) return false;
  if (!isAboutTicket(name)) return mayCounter(view, name);
  if (ticket === null || !mayMove(ticket.status, moveOf[name])) return false;
  return name !== 'reprint' || view.printers.length > 0;
}

/** Whether this counter may call the ticket without giving a reason: it is next, or it was parked. */
export function mayCallDirectly(view: CounterView, ticket: TicketLine): boolean {
  return view.next?.ticket === ticket.id || ticket.status === 'parked';
}

/** The ticket of this id that the view shows, wherever it stands. */
export function ticketIn(view: CounterView, id: string): TicketLine | null {
  return (
    (view.ticket?.id === id ? view.ticket : undefined) ??
    [...view.waiting, ...view.parked, ...view.noShows].find((line) => line.id === id) ??
    null
  );
}

/** The engine's move behind what is asked about a ticket; a slip may be printed again in any status that is not final. */
const moveOf = {
  call: 'call',
  recall: 'recall',
  start: 'start',
  finish: 'finish',
  'no-show': 'no-show',
  requeue: 'requeue',
  park: 'park',
  resume: 'resume',
  reinstate: 'reinstate',
  cancel: 'cancel',
  transfer: 'transfer',
  'add-service': 'add-service',
  edit: 'edit',
  reprint: 'expire',
} as const satisfies { readonly [Name in ActionType]?: Move };
type TicketDeedName = keyof typeof moveOf;

const isAboutTicket = (name: ActionType): name is TicketDeedName => name in moveOf;
/** What brings a ticket to the counter, which holds one at most. */
const brings: readonly ActionType[] = ['call-next', 'call', 'resume', 'serve'];

/** [EM2] What nobody does while an emergency stands. */
const whileNoEmergency: readonly ActionType[] = [...brings, 'recall', 'no-show', 'reprint'];

const mayCounter = (view: CounterView, name: ActionType): boolean => {
  switch (name) {
    case 'open':
      return view.counter.state === 'closed';
    case 'profile':
      return view.counter.state !== 'closed';
    case 'pause':
      return view.counter.state === 'open' && view.ticket === null;
    case 'resume-counter':
      return view.counter.state === 'paused';
    case 'close':
      return view.counter.state !== 'closed' && view.ticket === null;
    case 'call-next':
      return view.next !== null;
    default:
      return true;
  }
};
