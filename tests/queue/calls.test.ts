import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { announcements } from '../../engine/queue/announce.ts';
import { findCentreFault } from '../../engine/queue/check-centre.ts';
import { legRow } from '../../engine/queue/legs.ts';
import { ahead } from '../../engine/queue/order/ahead.ts';
import { entries } from '../../engine/queue/ordered-map.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { phoneView } from '../../engine/queue/views/phone.ts';
import { noEstimate, type Waits } from '../../engine/queue/views/waits.ts';
import { nothingLearnt } from '../../engine/wait/estimator.ts';
import { followEvents } from '../../engine/wait/from-events.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { Hall, kiosk } from './hall.ts';
import { withPhoneDesk } from './phone-desks.ts';

const called = (hall: Hall, ticket: string, service = 'a'): void => {
  hall.must({ type: 'serve-directly', counter: '9', ticket, service });
};

describe('calls', () => {
  test('[HL1] are tickets of a series of their own, served at once, with no wait and no place in the hall', () => {
    const hall = new Hall(withPhoneDesk()).open('1', '9');
    const visitor = hall.issue('a');
    called(hall, 'call-1', 'b');
    const call = hall.ticket('call-1');
    expect(call).toMatchObject({ number: 'T01', channel: 'call', status: 'serving', counter: '9', service: 'b' });
    const [leg] = call.legs;
    if (leg === undefined) throw new Error('no leg');
    expect(legRow('small', call, leg, hall.state)).toMatchObject({ waitSeconds: null, queuedAt: null, calledAt: null });
    hall.must({ type: 'finish-ticket', ticket: 'call-1', outcome: null });
    expect(hall.ticket('call-1')).toMatchObject({ status: 'served', outcome: 'answered' });
    called(hall, 'call-2');
    expect(hall.ticket('call-2').number).toBe('T02');
    expect(hall.ticket(visitor).number).toBe('A001');
    expect(hall.ticket(hall.issue('a')).number).toBe('A002');
  });

  test('[HL1] are heard and seen by nobody in the hall', () => {
    const hall = new Hall(withPhoneDesk()).open('1', '9');
    const before = hallView(hall.state, 'd', hall.now);
    called(hall, 'call-1');
    expect(hallView(hall.state, 'd', hall.now)).toMatchObject({ ...before, openCounters: 1, calls: [], last: [] });
    expect(announcements(hall.state, hall.log)).toEqual([]);
    hall.must({ type: 'finish-ticket', ticket: 'call-1', outcome: 'dropped' });
    expect(hallView(hall.state, 'd', hall.now)?.last).toEqual([]);
    expect(hall.try({ type: 'reprint-slip', ticket: 'call-1', job: 'j', printer: 'p' })).toBe('wrong-status');
    expect(hall.log.filter((event) => 'slip' in event && event.slip !== null)).toEqual([]);
  });

  test('[HL1] end where they were taken: they never join a line', () => {
    const hall = new Hall(withPhoneDesk()).open('1', '9');
    called(hall, 'call-1');
    const ticket = 'call-1';
    expect(hall.try({ type: 'park-ticket', ticket })).toBe('wrong-status');
    expect(hall.try({ type: 'requeue-ticket', ticket })).toBe('wrong-status');
    expect(hall.try({ type: 'transfer-ticket', ticket, target: { service: 'c' }, placing: 'age' })).toBe(
      'wrong-status',
    );
    hall.must({ type: 'edit-ticket', ticket, service: 'c', personal: [] });
    hall.must({ type: 'add-service', ticket, service: 'b' });
    expect(hall.state.waiting).toBe(0);
    hall.must({ type: 'close-day', force: true, practice: null });
    expect(hall.log.at(-1)?.type).toBe('day-closed');
  });

  test('[HL1] a phone desk calls nobody of the hall, and nobody is sent there', () => {
    const hall = new Hall(withPhoneDesk()).open('1', '9');
    const ticket = hall.issue('a');
    expect(hall.try({ type: 'call-next', counter: '9', callId: 'x' })).toBe('counter-closed');
    expect(hall.try({ type: 'call-ticket', counter: '9', ticket, callId: 'x', reason: 'mine' })).toBe('counter-closed');
    const sent = { type: 'transfer-ticket', ticket, target: { counter: '9' }, placing: 'age' } as const;
    expect(hall.try(sent)).toBe('counter-closed');
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket });
    hall.must({ type: 'park-ticket', ticket });
    hall.must({ type: 'close-counter', counter: '1', reason: null });
    expect(hall.try({ type: 'resume-ticket', ticket })).toBe('counter-closed');
  });

  test('[HL1] leave what the hall may be given of a service as it is', () => {
    const limited = withPhoneDesk();
    const services = limited.services.map((one) => (one.id === 'a' ? { ...one, dailyLimit: 1 } : one));
    const hall = new Hall({ ...limited, services }).open('1', '9');
    called(hall, 'call-1');
    expect(hall.tryIssue('a', kiosk)).not.toBe('service-full');
    expect(hall.tryIssue('a', kiosk)).toBe('service-full');
  });

  test('[HL4] end in one of six ways; one that became a case says its number', () => {
    const hall = new Hall(withPhoneDesk()).open('9');
    const finish = (outcome: string, reason: string | null = null) =>
      hall.try({ type: 'finish-ticket', ticket: 'call-1', outcome, reason });
    called(hall, 'call-1');
    expect(finish('resolved')).toBe('outcome-not-found');
    expect(finish('appeal')).toBe('needs-reason');
    expect(finish('call-back')).toBe('needs-reason');
    expect(finish('appeal', 'M26-000001-K')).toMatchObject([{ outcome: 'appeal', reason: 'M26-000001-K' }]);
  });

  test('[HL1] a document is held to them', () => {
    const centre = withPhoneDesk();
    const fault = (change: Partial<Centre>) => findCentreFault({ ...centre, ...change })?.path;
    const desk = (change: object) => ({
      counters: centre.counters.map((one) => (one.id === '9' ? { ...one, ...change } : one)),
    });
    expect(fault({})).toBeUndefined();
    expect(fault(desk({ series: 'a' }))).toBe('counters/3/series');
    expect(fault(desk({ series: 'none' }))).toBe('counters/3/series');
    expect(fault(desk({ kind: 'desk' }))).toBe('counters/3/series');
    const without = { id: '9', name: '9', profile: 'c-first', kind: 'phone' } as const;
    expect(fault({ counters: [...centre.counters.slice(0, 3), without] })).toBe('counters/3/series');
    expect(fault({ displays: [{ id: 'd', name: 'D', counters: ['1', '9'] }] })).toBe('displays/0/counters/1');
  });
});

const act = fc.record({
  what: fc.constantFrom('issue', 'next', 'start', 'finish', 'no-show', 'park'),
  service: fc.constantFrom('a', 'b', 'c'),
  counter: fc.constantFrom('1', '2', '3'),
  calls: fc.constantFrom(0, 0, 1, 2),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const atCounter = (hall: Hall, counter: string): string => hall.state.counters.get(counter)?.ticket ?? 'nobody';

const step = (hall: Hall, { what, service, counter }: Act): void => {
  const ticket = atCounter(hall, counter);
  switch (what) {
    case 'issue':
      hall.issue(service);
      break;
    case 'next':
      hall.try({ type: 'call-next', counter, callId: hall.id('c') });
      break;
    case 'start':
      hall.try({ type: 'start-ticket', ticket });
      break;
    case 'finish':
      hall.try({ type: 'finish-ticket', ticket, outcome: null });
      break;
    case 'no-show':
      hall.try({ type: 'mark-no-show', ticket });
      break;
    case 'park':
      hall.try({ type: 'park-ticket', ticket });
      break;
  }
};

let made = 0;
/** A call is taken, or the one that is under way ends, in the same instant as what the hall did last. */
const ring = (hall: Hall, { service }: Act): void => {
  hall.now -= 1000;
  const ticket = atCounter(hall, '9');
  if (ticket === 'nobody') called(hall, `call-${++made}`, service);
  else {
    hall.must({ type: 'finish-ticket', ticket, outcome: 'answered' });
  }
};

/** What the hall did, without the order of ties, which only counts how much stands in the log. */
const ofTheHall = (log: readonly QueueEvent[], calls: ReadonlySet<string>): unknown =>
  JSON.parse(
    JSON.stringify(
      log.filter(
        (event) => !('ticket' in event ? calls.has(event.ticket) : 'counter' in event && event.counter === '9'),
      ),
      (key, value: unknown) => (key === 'tie' ? undefined : value),
    ),
  );

const callsOf = (hall: Hall): ReadonlySet<string> =>
  new Set([...entries(hall.state.tickets)].flatMap(({ value }) => (value.channel === 'call' ? [value.id] : [])));

const silent = () => noEstimate('no-counter-open');
const nothingSaid: Waits = {
  ofTicket: silent,
  ofService: silent,
  ofNewcomer: silent,
  untilServed: () => null,
  ofLater: () => [],
  seconds: () => 0,
};

/** What everybody who waits is told: who is ahead, what their phone shows, and what is reckoned of the wait. */
const told = (hall: Hall): unknown => {
  const following = followEvents(nothingLearnt);
  for (const event of hall.log) following.follow(event);
  const snapshot = following.estimator().tracker.snapshot(hall.now);
  const waiting = [...entries(hall.state.tickets)].flatMap(({ value }) => (value.status === 'waiting' ? [value] : []));
  return JSON.parse(
    JSON.stringify([
      hallView(hall.state, 'd', hall.now),
      waiting.map((ticket) => [ticket.id, ahead(hall.state, ticket, hall.now)]),
      waiting.map(({ id }) => phoneView(hall.state, id, nothingSaid)),
      [...(snapshot.working ?? [])].map(([counter, takes]) => [counter, [...takes]]),
      ['a', 'b', 'c'].map((service) => following.estimator().tracker.place.openCounters?.(service)),
    ]),
  );
};

test('[HL1] however many call, the hall is called, shown and told the same', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60 }), (acts) => {
      const [quiet, ringing] = [new Hall(withPhoneDesk()).open('1', '2'), new Hall(withPhoneDesk()).open('1', '2')];
      ringing.now -= 1000;
      ringing.open('9');
      for (const one of acts) {
        step(quiet, one);
        step(ringing, one);
        for (let calls = 0; calls < one.calls; calls++) ring(ringing, one);
      }
      const calls = callsOf(ringing);
      expect(ofTheHall(ringing.log, calls)).toEqual(ofTheHall(quiet.log, new Set()));
      expect(told(ringing)).toEqual(told(quiet));
    }),
    { numRuns: 200 },
  );
});
