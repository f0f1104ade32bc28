import { describe, expect, test } from 'vitest';
import { legFigures } from '../../shared/reports/figures.ts';
import { type Move, moveNames, moves, statuses, type TicketStatus } from '../../shared/tickets/ticket.ts';
import { Hall } from './hall.ts';
import { holds } from './invariants.ts';

/** Brings one ticket into a status, by legal moves alone. */
const ticketThatIs = (hall: Hall, status: TicketStatus): string => {
  const ticket = hall.issue('a');
  if (status === 'waiting') return ticket;
  if (status === 'cancelled') hall.must({ type: 'cancel-ticket', ticket, reason: null });
  if (status === 'parked') hall.must({ type: 'park-ticket', ticket, reason: null });
  if (['cancelled', 'parked'].includes(status)) return ticket;
  if (status === 'expired') {
    hall.must({ type: 'close-day', force: true, practice: null });
    return ticket;
  }
  hall.next();
  if (status === 'no-show') hall.must({ type: 'mark-no-show', ticket });
  if (status === 'serving' || status === 'served') hall.must({ type: 'start-ticket', ticket });
  if (status === 'served') hall.must({ type: 'finish-ticket', ticket, outcome: null });
  return ticket;
};

/** Asks for a move, by the command that makes it. */
const ask = (hall: Hall, ticket: string, move: Move): unknown => {
  switch (move) {
    case 'call':
      return hall.try({ type: 'call-ticket', counter: '2', ticket, callId: hall.id('c'), reason: 'asked' });
    case 'recall':
      return hall.try({ type: 'recall-ticket', ticket, callId: hall.id('c') });
    case 'start':
      return hall.try({ type: 'start-ticket', ticket });
    case 'finish':
      return hall.try({ type: 'finish-ticket', ticket, outcome: null });
    case 'no-show':
      return hall.try({ type: 'mark-no-show', ticket });
    case 'requeue':
      return hall.try({ type: 'requeue-ticket', ticket, reason: null });
    case 'park':
      return hall.try({ type: 'park-ticket', ticket, reason: null });
    case 'resume':
      return hall.try({ type: 'resume-ticket', ticket });
    case 'transfer':
      return hall.try({ type: 'transfer-ticket', ticket, target: { service: 'b' }, placing: 'age' });
    case 'add-service':
      return hall.try({ type: 'add-service', ticket, service: 'b' });
    case 'cancel':
      return hall.try({ type: 'cancel-ticket', ticket, reason: null });
    case 'reinstate':
      return hall.try({ type: 'reinstate-ticket', ticket });
    case 'expire':
      return hall.try({ type: 'close-day', force: true, practice: null });
    case 'edit':
      return hall.try({ type: 'edit-ticket', ticket, language: 'ru', personal: [] });
  }
};

const after: { readonly [M in Move]: TicketStatus | 'same' } = {
  call: 'called',
  recall: 'same',
  start: 'serving',
  finish: 'served',
  'no-show': 'no-show',
  requeue: 'waiting',
  park: 'parked',
  resume: 'serving',
  transfer: 'waiting',
  'add-service': 'same',
  cancel: 'cancelled',
  reinstate: 'waiting',
  expire: 'expired',
  edit: 'same',
};

describe('every move in every status', () => {
  const cases = statuses.flatMap((status) => moveNames.map((move) => ({ status, move })));
  test.each(cases)('[M1] [M2] [N4] a ticket that is $status: $move', ({ status, move }) => {
    const hall = new Hall().open('1', '2');
    const id = ticketThatIs(hall, status);
    const before = hall.ticket(id);
    const state = hall.state;
    const answer = ask(hall, id, move);
    holds(hall.state);
    const ticket = hall.ticket(id);
    expect(ticket.number).toBe(before.number);
    if (!moves[status].includes(move)) {
      if (move !== 'expire') {
        expect(answer).toSatisfy((code) => ['wrong-status', 'day-closed'].includes(String(code)));
        expect(hall.state).toBe(state);
      }
      expect(ticket).toEqual(before);
      return;
    }
    expect(Array.isArray(answer)).toBe(true);
    const becomes = after[move] === 'same' ? status : after[move];
    expect(ticket.status).toBe(becomes);
    const grew = becomes === status || moves[becomes].length === 0 ? 0 : 1;
    expect(ticket.history).toHaveLength(before.history.length + grew);
  });
});

describe('legs and figures', () => {
  const figures = (hall: Hall, id: string) =>
    hall.ticket(id).legs.map((leg) => {
      const { suspendedWait, suspendedAfter, ...rest } = legFigures(leg, hall.ticket(id).history, hall.now);
      expect([suspendedWait, suspendedAfter]).toEqual([0, 0]);
      return rest;
    });

  test('[M1] an edit to a language that the centre does not speak is refused', () => {
    const hall = new Hall().open();
    const ticket = hall.issue('a');
    expect(hall.try({ type: 'edit-ticket', ticket, language: 'xx', personal: [] })).toBe('malformed');
  });

  test('[L1] [L2] [L4] a transfer ends a leg and begins the next at the same instant, each with its own wait', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    hall.wait(59);
    hall.next();
    hall.wait(9);
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(99);
    hall.must({ type: 'transfer-ticket', ticket, target: { service: 'c' }, placing: 'age' });
    hall.wait(29);
    hall.next();
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(49);
    hall.must({ type: 'finish-ticket', ticket, outcome: 'resolved' });
    const [one, two] = hall.ticket(ticket).legs;
    expect(one?.to).toBe(two?.from);
    expect([one?.ending, two?.ending, two?.outcome]).toEqual(['transferred', 'served', 'resolved']);
    expect(figures(hall, ticket)).toEqual([
      { wait: 60, walk: 10, service: 100, parked: 0 },
      { wait: 30, walk: 1, service: 50, parked: 0 },
    ]);
  });

  test('[L3] an added service never queued, so it has no wait', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    hall.next();
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(59);
    hall.must({ type: 'add-service', ticket, service: 'b' });
    hall.wait(19);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(figures(hall, ticket)).toEqual([
      { wait: 1, walk: 1, service: 60, parked: 0 },
      { wait: null, walk: null, service: 20, parked: 0 },
    ]);
    expect(hall.ticket(ticket).history.map((one) => one.status)).toEqual(['waiting', 'called', 'serving']);
  });

  test('[L4] [C4] the wait ends at the first call; recalls, parked time and a second call add nothing to it', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    hall.wait(9);
    hall.next();
    hall.must({ type: 'recall-ticket', ticket, callId: 'again' });
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(9);
    hall.must({ type: 'park-ticket', ticket, reason: null });
    hall.wait(299);
    hall.must({ type: 'resume-ticket', ticket });
    hall.wait(4);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(hall.ticket(ticket).calls).toBe(2);
    expect(figures(hall, ticket)).toEqual([{ wait: 10, walk: 1, service: 15, parked: 300 }]);
  });

  test('[C6] [L4] somebody served without a ticket has no wait, even if called back from parked', () => {
    const hall = new Hall().open('1');
    const ticket = hall.id('t');
    hall.must({ type: 'serve-directly', counter: '1', ticket, service: 'a' });
    hall.wait(9);
    hall.must({ type: 'park-ticket', ticket, reason: null });
    hall.must({ type: 'call-ticket', counter: '1', ticket, callId: 'c', reason: null });
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(4);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(hall.ticket(ticket).history.map((one) => one.status)).toEqual(['serving', 'parked', 'called', 'serving']);
    expect(figures(hall, ticket)).toEqual([{ wait: null, walk: 1, service: 15, parked: 1 }]);
  });
});

describe('recalls', () => {
  test('[C4] are refused too soon where the centre asks for a pause', () => {
    const hall = new Hall();
    const centre = hall.state.centre;
    if (centre === null) throw new Error('no centre');
    hall.must({
      type: 'configure',
      centre: { ...centre, calling: { secondsBetweenRecalls: 5 } },
      source: 'http',
      onVersion: null,
    });
    hall.open('1');
    const ticket = hall.issue('a');
    hall.next();
    expect(hall.try({ type: 'recall-ticket', ticket, callId: 'x' })).toBe('too-soon');
    hall.wait(5);
    hall.must({ type: 'recall-ticket', ticket, callId: 'x' });
    expect(hall.ticket(ticket).calls).toBe(2);
  });
});
