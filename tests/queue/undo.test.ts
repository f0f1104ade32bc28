import { describe, expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { ticketFromEvents } from '../../engine/queue/evolve-ticket.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { followEvents } from '../../engine/wait/from-events.ts';
import type { Actor } from '../../shared/access.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import { clerk, Hall } from './hall.ts';
import { holds } from './invariants.ts';
import { smallCentre } from './small-centre.ts';

const phone: Actor = { kind: 'phone', id: 'p', role: 'phone' };
const undo = (ticket: string) => ({ type: 'undo-move', ticket }) as const;

/** All that a state says but where it stands in the log. */
const said = ({ seq: _, at: __, ...state }: State) => state;

/** A ticket called to counter 1, after one that is done with there. */
const called = (change: Parameters<typeof smallCentre>[0] = {}): { hall: Hall; ticket: string } => {
  const hall = new Hall(smallCentre(change)).open('1', '2');
  for (const service of ['a', 'a', 'b']) hall.issue(service);
  hall.nextAndDone();
  const { ticket } = hall.next();
  return { hall, ticket };
};

const moves = {
  'no-show': (hall: Hall, ticket: string) => hall.must({ type: 'mark-no-show', ticket }),
  finish: (hall: Hall, ticket: string) => {
    hall.must({ type: 'finish-ticket', ticket, outcome: 'resolved' });
  },
  'cancel while called': (hall: Hall, ticket: string) => hall.must({ type: 'cancel-ticket', ticket, reason: 'left' }),
  requeue: (hall: Hall, ticket: string) => hall.must({ type: 'requeue-ticket', ticket, reason: null }),
} as const;

describe('a move that is taken back', () => {
  test.each(Object.entries(moves))('[U2] %s: all is as if it had never been made', (name, move) => {
    const { hall, ticket } = called();
    if (name === 'finish') hall.must({ type: 'start-ticket', ticket });
    const before = hall.state;
    move(hall, ticket);
    expect(said(hall.state)).not.toEqual(said(before));
    hall.must(undo(ticket));
    holds(hall.state);
    expect(said(hall.state)).toEqual(said(before));
    expect(applyAll(initialState, hall.log)).toEqual(hall.state);
    const own = hall.log.filter((event) => 'ticket' in event && event.ticket === ticket);
    expect({ ...ticketFromEvents(own), tie: hall.ticket(ticket).tie }).toEqual(hall.ticket(ticket));
  });

  test('[U2] a no-show that waits again, in line or cooling, is called again', () => {
    for (const coolingSeconds of [0, 300]) {
      const { hall, ticket } = called({
        calling: { secondsBetweenRecalls: 0, afterNoShow: { kind: 'back-by-age', times: 2 }, coolingSeconds },
      });
      const before = hall.state;
      hall.must({ type: 'mark-no-show', ticket });
      expect(hall.ticket(ticket)).toMatchObject({ status: 'waiting', misses: 1 });
      hall.must(undo(ticket));
      holds(hall.state);
      expect(said(hall.state)).toEqual(said(before));
    }
  });

  test('[U2] one cancelled while it waits or is set aside is where it was', () => {
    const hall = new Hall().open('1');
    const [first, second, third] = [hall.issue('a'), hall.issue('a'), hall.issue('a')];
    for (const ticket of [first, third]) hall.must({ type: 'park-ticket', ticket, reason: 'A copy is missing' });
    const before = hall.state;
    for (const ticket of [first, second]) {
      hall.must({ type: 'cancel-ticket', ticket, reason: null });
      hall.must(undo(ticket));
      expect(said(hall.state)).toEqual(said(before));
    }
    expect(hall.ticket(first).setAside).toEqual({ reason: 'A copy is missing', by: 'chief' });
  });

  test('[U2] [W2] one whose counter closed meanwhile waits in the line of its service', () => {
    const hall = new Hall().open('1', '2');
    const ticket = hall.issue('a');
    hall.must({ type: 'transfer-ticket', ticket, target: { counter: '2' }, placing: 'age' });
    hall.must({ type: 'cancel-ticket', ticket, reason: null });
    hall.must({ type: 'close-counter', counter: '2', reason: null });
    hall.must(undo(ticket));
    expect(hall.next('1').ticket).toBe(ticket);
  });

  test('[L4] the rows of its legs and what its counter has done count nothing of it', () => {
    const { hall, ticket } = called();
    hall.must({ type: 'start-ticket', ticket });
    const served = hall.state.counters.get('1');
    moves.finish(hall, ticket);
    const [ended] = changedLegs(hall.state, hall.log.slice(-1));
    expect(ended).toMatchObject({ ending: 'served', outcome: 'resolved', serviceSeconds: 1 });
    hall.must(undo(ticket));
    const [row] = changedLegs(hall.state, hall.log.slice(-1));
    expect(row).toMatchObject({ ending: null, outcome: null, serviceSeconds: null, endedAt: null });
    expect(hall.state.counters.get('1')).toEqual(served);
    const stored = hall.log.map((event, at) => ({ seq: at + 1, hash: '', event }));
    expect(replayedLegs(stored).find((leg) => leg.ticket === ticket)).toEqual(row);
    hall.wait(57);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(changedLegs(hall.state, hall.log.slice(-1))).toMatchObject([{ ending: 'served', serviceSeconds: 60 }]);
  });

  test('the wall shows its call as the one that stands, and not as one that is over', () => {
    const { hall, ticket } = called();
    const wall = () => hallView(hall.state, 'd', hall.now);
    const before = wall();
    hall.must({ type: 'mark-no-show', ticket });
    expect(wall()?.last).toHaveLength(2);
    hall.must(undo(ticket));
    expect(wall()).toEqual(before);
  });

  test('the estimates know nothing of it', () => {
    const { hall, ticket } = called();
    const following = followEvents({ model: null, memory: null });
    for (const event of hall.log) following.follow(event);
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(3000);
    moves.finish(hall, ticket);
    hall.issue('a');
    hall.must(undo(ticket));
    const untold = followEvents({ model: null, memory: null });
    for (const event of hall.log) if (event.type !== 'ticket-finished' || event.ticket !== ticket) untold.follow(event);
    for (const event of hall.log.slice(-4)) following.follow(event);
    const asked = { service: 'a', rank: 0, ticket: null, at: hall.now };
    const known = (one: typeof following) => [one.estimator().tracker.memory(), one.estimator().estimate(asked)];
    expect(known(following)).toEqual(known(untold));
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    for (const one of [following, untold]) one.follow(hall.log.at(-1) ?? never());
    expect(known(following)).toEqual(known(untold));
    // Also where nothing was asked between, over the end of the day and into the next.
    const late = followEvents({ model: null, memory: null });
    const told = () => {
      for (const event of hall.log.slice(lateTold)) late.follow(event);
      lateTold = hall.log.length;
    };
    let lateTold = 0;
    told();
    expect(known(late)).toEqual(known(untold));
    const next = hall.next().ticket;
    hall.must({ type: 'requeue-ticket', ticket: next, reason: null });
    hall.must(undo(next));
    hall.must({ type: 'close-day', force: true, practice: null });
    hall.must({ type: 'open-day', practice: true, force: true });
    hall.must({ type: 'open-counter', counter: '1', profile: null });
    hall.issue('a');
    told();
    expect(late.estimator().tracker.lineOf('a')).toMatchObject({ issuedToday: 1, callsToday: 0 });
  });
});

const never = (): never => {
  throw new Error('the log is empty');
};

describe('[U1] nothing is taken back', () => {
  const refusedAfter = (between: (hall: Hall, ticket: string) => void, by?: Actor): RefusalCode | 'done' => {
    const { hall, ticket } = called();
    hall.must({ type: 'start-ticket', ticket });
    moves.finish(hall, ticket);
    between(hall, ticket);
    const before = hall.state;
    const answer = hall.try(undo(ticket), by);
    if (typeof answer !== 'string') return 'done';
    expect(hall.state).toBe(before);
    return answer;
  };

  test('later than ten seconds after', () => {
    expect(refusedAfter((hall) => hall.wait(9))).toBe('done');
    expect(refusedAfter((hall) => hall.wait(9.001))).toBe('too-late');
  });

  test('by anybody but the one who did it, whatever they may otherwise', () => {
    expect(refusedAfter(() => {}, { kind: 'user', id: 'boss', role: 'admin' })).toBe('not-your-move');
    expect(refusedAfter(() => {}, { kind: 'token', id: 'chief', role: 'manager' })).toBe('not-your-move');
  });

  test('while another visitor is called to the counter, or it is paused, closed or somebody else sits there', () => {
    expect(refusedAfter((hall) => void hall.next())).toBe('counter-busy');
    expect(refusedAfter((hall) => hall.must({ type: 'pause-counter', counter: '1', reason: null }))).toBe(
      'counter-paused',
    );
    const close = { type: 'close-counter', counter: '1', reason: null } as const;
    expect(refusedAfter((hall) => hall.must(close))).toBe('counter-closed');
    const takenOver = (hall: Hall) => {
      hall.must(close);
      hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    };
    expect(refusedAfter(takenOver)).toBe('too-late');
  });

  test('once the day is over, or another has begun', () => {
    const close = { type: 'close-day', force: true, practice: null } as const;
    const again = { type: 'open-day', practice: false, force: false } as const;
    expect(refusedAfter((hall) => hall.must(close))).toBe('day-closed');
    const reopened = (hall: Hall) => {
      hall.must(close);
      hall.must(again);
    };
    expect(refusedAfter(reopened)).toBe('ticket-not-found');
  });

  test('twice, after something else, of a ticket whose number, service or class is another’s or gone', () => {
    expect(refusedAfter((hall, ticket) => hall.must(undo(ticket)))).toBe('nothing-to-undo');
    const { hall, ticket } = called();
    expect(hall.try(undo(ticket))).toBe('nothing-to-undo');
    hall.must({ type: 'requeue-ticket', ticket, reason: null });
    hall.must({ type: 'edit-ticket', ticket, language: 'en', personal: [] });
    expect(hall.try(undo(ticket))).toBe('nothing-to-undo');
    expect(hall.try(undo('nobody'))).toBe('ticket-not-found');
  });

  test('[N2] once its number is somebody else’s', () => {
    const short = { id: 'a', prefix: 'A', first: 1, last: 2, digits: 1, wrap: true };
    const series = smallCentre().series.map((one) => (one.id === 'a' ? short : one));
    const hall = new Hall(smallCentre({ series })).open('1');
    const ticket = hall.issue('a');
    hall.nextAndDone();
    hall.issue('a');
    hall.issue('a');
    expect(hall.try(undo(ticket))).toBe('too-late');
  });

  test('[K1] once its service is configured no more', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('c');
    hall.must({ type: 'cancel-ticket', ticket, reason: null });
    const centre = smallCentre({
      services: smallCentre().services.filter(({ id }) => id !== 'c'),
      profiles: smallCentre().profiles.map((one) => (one.id === 'only-c' ? { ...one, tiers: [['*']] } : one)),
    });
    hall.must({ type: 'configure', centre, source: 'http', onVersion: null });
    expect(hall.try(undo(ticket))).toBe('too-late');
  });

  test('of what a visitor did on their phone', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    hall.must({ type: 'cancel-ticket', ticket, reason: null }, phone);
    expect([hall.try(undo(ticket), phone), hall.try(undo(ticket))]).toEqual(['nothing-to-undo', 'nothing-to-undo']);
  });

  test('[T6] over a correction of the clock', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    hall.must({ type: 'cancel-ticket', ticket, reason: null });
    const correction = { was: hall.now, why: 'accepted', boot: 'b', generation: 1, offset: 0 } as const;
    hall.correct(correction, hall.now - 60_000);
    expect(hall.try(undo(ticket))).toBe('nothing-to-undo');
  });
});
