import type { CallNext, CallTicket, RecallTicket } from '../../../shared/commands.ts';
import type { Because } from '../../../shared/events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { chooseNext } from '../order/choose-next.ts';
import type { CounterNow, State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { type Decision, decided, stamp, stampMove, theDay, theFreeDesk, theTicket } from './guards.ts';

/** [C1] Calls the next visitor for this counter, and says by which rule. */
export function callNext(state: State, command: CallNext): Decision {
  const counter = theFreeDesk(state, command.by, command.counter);
  if (!counter.ok) return counter;
  const day = theDay(state);
  if (!day.ok) return day;
  const choice = chooseNext(state, command.counter, command.at);
  const ticket = choice === null ? null : theTicket(state, command.by, choice.ticket, 'call');
  if (choice === null || ticket === null)
    return refuse('nothing-waiting', 'nobody waits that this counter takes', { counter: command.counter });
  return ticket.ok ? called(state, command, counter.value, ticket.value, choice.because) : ticket;
}

export function callTicket(state: State, command: CallTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'call');
  if (!ticket.ok) return ticket;
  const counter = theFreeDesk(state, command.by, command.counter);
  if (!counter.ok) return counter;
  const because = becauseByHand(state, command, ticket.value);
  return because.ok ? called(state, command, counter.value, ticket.value, because.value) : because;
}

/** [C4] The hall hears it again; the wait does not grow by it. */
export function recallTicket(state: State, command: RecallTicket): Decision {
  const found = theTicket(state, command.by, command.ticket, 'recall');
  if (!found.ok) return found;
  const ticket = found.value;
  const pause = (state.centre?.calling.secondsBetweenRecalls ?? 0) * 1000;
  const left = (ticket.lastCalledAt ?? 0) + pause - command.at;
  if (left > 0) return refuse('too-soon', 'it was called a moment ago', { retryAfterSeconds: Math.ceil(left / 1000) });
  return decided({
    ...stampMove(state, command),
    type: 'ticket-recalled',
    counter: ticket.counter ?? '',
    callId: command.callId,
    call: ticket.calls + 1,
  });
}

const called = (
  state: State,
  command: CallNext | CallTicket,
  counter: CounterNow,
  ticket: Ticket,
  because: Because,
): Decision =>
  decided({
    ...stamp(state, command),
    type: 'ticket-called',
    ticket: ticket.id,
    counter: command.counter,
    clerk: counter.clerk ?? command.by.id,
    callId: command.callId,
    call: ticket.calls + 1,
    because,
  });

/** [C2] By hand: no reason is needed for the one that call-next would give, nor for one who was parked. */
const becauseByHand = (state: State, command: CallTicket, ticket: Ticket): Result<Because> => {
  if (ticket.status === 'parked') return ok({ rule: 'from-parked' });
  const choice = chooseNext(state, command.counter, command.at);
  if (choice?.ticket === ticket.id) return ok(choice.because);
  const reason = command.reason?.trim() ?? '';
  return reason === ''
    ? refuse('needs-reason', 'calling out of turn needs a reason', { ticket: ticket.id })
    : ok({ rule: 'out-of-turn', reason });
};
