import { callOutcomes, outcomesWithCase } from '../../../shared/calls/calls.ts';
import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type {
  AddService,
  CancelTicket,
  EditTicket,
  FinishTicket,
  MarkNoShow,
  ParkTicket,
  ReinstateTicket,
  ReprintSlip,
  RequeueTicket,
  ResumeTicket,
  StartTicket,
  TransferTicket,
} from '../../../shared/commands.ts';
import { kioskPrinters } from '../../../shared/devices/kiosk-printers.ts';
import type { TicketEdited, TicketMovedOn, TicketNoShow } from '../../../shared/events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { findTicket } from '../lookup.ts';
import { isServiceLine, sameLineOf } from '../order/lines.ts';
import { isAtCounter, oldPlace, placeBehind, transferPlace } from '../order/places.ts';
import type { CounterNow, State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import {
  type Decision,
  decided,
  type Refused,
  stampMove,
  theClass,
  theCounter,
  theFreeDesk,
  theService,
  theTicket,
} from './guards.ts';
import { leftRefusal, wayOn } from './later-services.ts';
import { givenUpWith } from './party.ts';

/** What happens to one ticket between its call and its end. Each move is in the table of shared/tickets/ticket.ts. */

export function startTicket(state: State, command: StartTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'start');
  return ticket.ok ? decided({ ...stampMove(state, command), type: 'ticket-started' }) : ticket;
}

export function finishTicket(state: State, command: FinishTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'finish');
  if (!ticket.ok) return ticket;
  if (ticket.value.channel === 'call') return finishCall(state, command);
  const outcome = command.outcome ?? 'served';
  if (outcome !== 'served' && !state.centre?.outcomes.some((one) => one.id === outcome))
    return refuse('outcome-not-found', `there is no outcome ${outcome}`, { outcome });
  const on = wayOn(ticket.value, command.next);
  return on === null
    ? decided({ ...stampMove(state, command), type: 'ticket-finished', outcome })
    : moveOn(state, command, ticket.value, { ...on, outcome });
}

/** [VS2] Ends the leg and begins that of the next service at the same instant, in its line by the age of the ticket. */
const moveOn = (
  state: State,
  command: FinishTicket,
  ticket: Ticket,
  on: Pick<TicketMovedOn, 'service' | 'later' | 'outcome'>,
): Decision => {
  const service = theService(state, on.service);
  if (!service.ok) return service;
  const place = transferPlace(state, ticket, { service: on.service }, 'age', command.at);
  return decided({ ...stampMove(state, command), type: 'ticket-moved-on', ...on, place });
};

/** [HL4] A call ends as one of the six says; one that became a case says its number. */
const finishCall = (state: State, command: FinishTicket): Decision => {
  const outcome = command.outcome ?? 'answered';
  if (!callOutcomes.some((one) => one === outcome))
    return refuse('outcome-not-found', `a call does not end as ${outcome}`, { outcome });
  const isCase = outcomesWithCase.some((one) => one === outcome);
  if (isCase && !command.reason) return refuse('needs-reason', `${outcome}: the number of the case`, { outcome });
  return decided({ ...stampMove(state, command), type: 'ticket-finished', outcome });
};

/** [S1] Nobody came, after as many calls as the centre asks for. */
export function markNoShow(state: State, command: MarkNoShow): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'no-show');
  if (!ticket.ok) return ticket;
  const missing = (state.centre?.calling.callsBeforeNoShow ?? 1) - ticket.value.rings;
  if (missing > 0) return refuse('too-few-calls', `call it ${missing} more times first`, { missing });
  const back = wayBack(state, ticket.value, command.at);
  const event = { ...stampMove(state, command), type: 'ticket-no-show' } as const;
  return decided(back === null || back === undefined ? event : { ...event, back });
}

/** [P3] Back to its old place, as if it had never been called. */
export function requeueTicket(state: State, command: RequeueTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'requeue');
  if (!ticket.ok) return ticket;
  const place = oldPlace(state, ticket.value);
  return decided({ ...stampMove(state, command), type: 'ticket-requeued', place });
}

export function reinstateTicket(state: State, command: ReinstateTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'reinstate');
  if (!ticket.ok) return ticket;
  const place = oldPlace(state, ticket.value);
  return decided({ ...stampMove(state, command), type: 'ticket-reinstated', place });
}

export function parkTicket(state: State, command: ParkTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'park');
  if (!ticket.ok) return ticket;
  return decided({ ...stampMove(state, command), type: 'ticket-parked' });
}

export function resumeTicket(state: State, command: ResumeTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'resume');
  if (!ticket.ok) return ticket;
  const counter = counterToResumeAt(state, command, ticket.value);
  if (!counter.ok) return counter;
  const free = theFreeDesk(state, command.by, counter.value);
  if (!free.ok) return free;
  const clerk = free.value.clerk ?? command.by.id;
  return decided({
    ...stampMove(state, command),
    type: 'ticket-resumed',
    counter: counter.value,
    clerk,
  });
}

export function cancelTicket(state: State, command: CancelTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'cancel');
  if (!ticket.ok) return ticket;
  const all = givenUpWith(state, ticket.value, command);
  return decided(
    ...all.map((id) => ({ ...stampMove(state, { ...command, ticket: id }), type: 'ticket-cancelled' as const })),
  );
}

/** [L2] Ends the leg and begins the next at the same instant, for another service, at one counter, or for one person. */
export function transferTicket(state: State, command: TransferTicket): Decision {
  const found = theTicket(state, command.by, command.ticket, 'transfer');
  if (!found.ok) return found;
  const ticket = found.value;
  const { target, placing } = command;
  const refused = refusedTarget(state, command);
  if (refused !== null) return refused;
  return decided({
    ...stampMove(state, command),
    type: 'ticket-transferred',
    service: 'service' in target ? target.service : ticket.service,
    counter: 'counter' in target ? target.counter : null,
    ...('clerk' in target ? { toClerk: target.clerk } : {}),
    placing,
    place: transferPlace(state, ticket, target, placing, command.at),
  });
}

export function addService(state: State, command: AddService): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'add-service');
  if (!ticket.ok) return ticket;
  const service = theService(state, command.service);
  if (!service.ok) return service;
  return decided({
    ...stampMove(state, command),
    type: 'service-added',
    service: service.value.id,
  });
}

export function editTicket(state: State, command: EditTicket): Decision {
  const ticket = theTicket(state, command.by, command.ticket, 'edit');
  if (!ticket.ok) return ticket;
  const { service, priorityClass, language, later, personal } = command;
  const offered = service === undefined ? null : theService(state, service);
  if (offered?.ok === false) return offered;
  const known = theClass(state, priorityClass ?? null);
  if (!known.ok) return known;
  if (language !== undefined && !state.centre?.languages.includes(language))
    return refuse('malformed', `this centre does not speak ${language}`, { language });
  const wrong = leftRefusal(state, ticket.value, command);
  if (wrong !== null) return wrong;
  return decided({
    ...stampMove(state, command),
    type: 'ticket-edited',
    personal,
    ...(service === undefined ? {} : { service }),
    ...(priorityClass === undefined ? {} : { priorityClass }),
    ...(language === undefined ? {} : { language }),
    ...(later === undefined ? {} : { later }),
    ...placeAfterEdit(ticket.value, service),
  });
}

/** The same number again, marked as a copy; any ticket of the day has one. */
export function reprintSlip(state: State, command: ReprintSlip): Decision {
  const ticket = findTicket(state, command.ticket);
  if (ticket?.channel === 'call') return refuse('wrong-status', 'a call has no slip');
  if (ticket === null)
    return refuse('ticket-not-found', `there is no ticket ${command.ticket} today`, { ticket: command.ticket });
  const printer = command.printer ?? state.centre?.kiosks.flatMap(kioskPrinters)[0] ?? null;
  if (printer === null) return refuse('no-printer', 'this centre has no printer for slips');
  if (!state.centre?.printers.some((one) => one.id === printer))
    return refuse('printer-not-found', `there is no printer ${printer}`, { printer });
  const slip = { job: command.job, printer };
  return decided({ ...stampMove(state, command), type: 'slip-reprinted', slip });
}

/** [S3] Where a ticket waits again after nobody came for it, and from when it is offered; null = it waits no more. */
const wayBack = (state: State, ticket: Ticket, at: number): TicketNoShow['back'] | null => {
  const { afterNoShow, coolingSeconds = 0 } = state.centre?.calling ?? {};
  if (afterNoShow === undefined || afterNoShow.kind === 'end' || ticket.misses >= afterNoShow.times) return null;
  const place =
    afterNoShow.kind === 'back-by-age' ? oldPlace(state, ticket) : placeBehind(state, ticket, afterNoShow.tickets, at);
  return { place, notBefore: at + coolingSeconds * 1000 };
};

const ownCounters = (state: State, clerk: string): readonly (readonly [string, CounterNow])[] =>
  [...state.counters].filter(([, counter]) => counter.state !== 'closed' && counter.clerk === clerk);

/** [C7] The counter of the clerk who asks: the one that the ticket was parked at if it is theirs, else their first that is free. */
const counterToResumeAt = (state: State, command: ResumeTicket, ticket: Ticket): Result<string> => {
  const own = ownCounters(state, command.by.id);
  const parkedAt = own.find(([id]) => id === ticket.counter);
  const free = own.find(([, counter]) => counter.state === 'open' && counter.ticket === null);
  const chosen = parkedAt?.[1].ticket === null ? parkedAt[0] : (free?.[0] ?? own[0]?.[0]);
  if (chosen !== undefined) return ok(chosen);
  if (ticket.counter !== null && command.by.role !== 'clerk') return ok(ticket.counter);
  return refuse('counter-closed', 'open a counter first');
};

/** What a transfer leads to must be there: a service, a counter that is not closed, or a person at one. */
const refusedTarget = (state: State, { by, target }: TransferTicket): Refused | null => {
  if ('service' in target) {
    const service = theService(state, target.service);
    return service.ok ? null : service;
  }
  if ('clerk' in target)
    return isAtCounter(state, target.clerk)
      ? null
      : refuse('counter-closed', `${target.clerk} is at no open counter`, { clerk: target.clerk });
  const counter = theCounter(state, { ...by, role: 'system' }, target.counter);
  if (!counter.ok) return counter;
  const isOpen = counter.value.state !== 'closed' && !isPhoneDesk(state.index.counters.get(target.counter));
  if (isOpen) return null;
  return refuse('counter-closed', `counter ${target.counter} is closed`, { counter: target.counter });
};

/** [P4] The order in line stays what it was; only the line follows the service. */
const placeAfterEdit = (ticket: Ticket, service: string | undefined): Pick<TicketEdited, 'place'> => {
  const { place } = ticket;
  const follows = place !== null && service !== undefined && isServiceLine(place.line);
  return follows ? { place: { ...place, line: sameLineOf(place.line, service) } } : {};
};
