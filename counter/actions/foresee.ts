import type { CounterTicket, CounterView, TicketLine } from '../../shared/views.ts';
import type { Action } from './actions.ts';
import { ticketIn } from './availability.ts';

/**
 * The view as it will stand once an action is done, as far as that is certain: what a press meets that is made before the
 * answer is there. The visitor called is the one the view names as next; where it names nobody, nobody is foreseen.
 */
export function foresee(view: CounterView, action: Action): CounterView {
  switch (action.type) {
    case 'call-next':
      return { ...withTicket(view, view.next?.ticket ?? null, 'called'), next: null };
    case 'call':
      return { ...withTicket(view, action.ticket, 'called'), next: null };
    case 'resume':
      return withTicket(view, action.ticket, 'serving');
    case 'start':
      return withTicket(view, action.ticket, 'serving');
    case 'finish':
    case 'no-show':
    case 'requeue':
    case 'park':
    case 'cancel':
    case 'transfer':
      return view.ticket?.id === action.ticket ? { ...view, ticket: null } : view;
    case 'open':
    case 'resume-counter':
      return withState(view, 'open');
    case 'pause':
      return withState(view, 'paused');
    case 'close':
      return withState(view, 'closed');
    case 'serve':
    case 'profile':
    case 'recall':
    case 'reinstate':
    case 'undo':
    case 'add-service':
    case 'edit':
    case 'reprint':
      return view;
  }
}

const withState = (view: CounterView, state: CounterView['counter']['state']): CounterView => ({
  ...view,
  counter: { ...view.counter, state },
});

const atCounter = (line: TicketLine): Omit<CounterTicket, 'status'> => ({
  calledAt: null,
  startedAt: null,
  waitedSeconds: null,
  servedSeconds: 0,
  because: null,
  channel: 'kiosk',
  legs: [],
  ...line,
});

const withTicket = (view: CounterView, id: string | null, status: 'called' | 'serving'): CounterView => {
  const line = id === null ? null : ticketIn(view, id);
  return { ...view, ticket: line === null ? null : { ...atCounter(line), status } };
};
