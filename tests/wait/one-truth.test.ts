import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { entries } from '../../engine/queue/ordered-map.ts';
import { counterView } from '../../engine/queue/views/counter.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { kioskView } from '../../engine/queue/views/kiosk.ts';
import { phoneView } from '../../engine/queue/views/phone.ts';
import { openEstimating } from '../../engine/wait/estimating.ts';
import { expectedWait } from '../../phone/expected-wait.ts';
import { leftWords } from '../../phone/title.ts';
import { slipContent } from '../../server/printing/slip-words.ts';
import { closingWords, openingWords, toldWords } from '../../shared/cases/told-words.ts';
import { isPromising, type QueueEvent } from '../../shared/events.ts';
import * as az from '../../shared/text/az.ts';
import type { Estimate, Shown } from '../../shared/tickets/estimate.ts';
import { Hall, kiosk } from '../queue/hall.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** Whatever the hall: kiosk, slip, phone, counter and wall say the same of a ticket, and nothing that its counters belie. */

const zone = 'Asia/Baku';
const counters = ['1', '2', '3'] as const;
const counter = fc.constantFrom(...counters);
const services = ['a', 'b', 'c'] as const;
const service = fc.constantFrom(...services);
const placing = fc.constantFrom('front' as const, 'age' as const, 'back' as const);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant('take' as const), service }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('crowd' as const), service, people: fc.integer({ min: 2, max: 9 }) }),
    },
    fc.record({ type: fc.constant('transfer' as const), from: fc.nat(), service, place: placing }),
    fc.record({ type: fc.constant('privileged' as const), service }),
    fc.record({
      type: fc.constant('open-counter' as const),
      counter,
      profile: fc.constantFrom('all', 'a-first', 'only-c'),
    }),
    fc.record({ type: fc.constant('pause-counter' as const), counter, reason: fc.constant(null) }),
    fc.record({ type: fc.constant('resume-counter' as const), counter }),
    fc.record({ type: fc.constant('close-counter' as const), counter, reason: fc.constant(null) }),
    { weight: 3, arbitrary: fc.record({ type: fc.constant('serve' as const), counter }) },
    fc.record({ type: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 70, 1500) }),
  ),
  { minLength: 3, maxLength: 25 },
);
const begins = fc.constantFrom('08:40', '09:30', '12:00', '17:20', '17:56');

/** The hall with its estimates, as one process of the server has them. */
const openTold = (clock: string) => {
  const hall = new Hall(smallCentre(), `2026-11-23T${clock}:00+04:00`);
  const estimating = openEstimating((what, error) => {
    throw new Error(what, { cause: error });
  });
  let followed = 0;
  const follow = (): void => {
    estimating.follow(hall.log.slice(followed).map((event, i) => ({ seq: followed + i + 1, hash: '', event })));
    followed = hall.log.length;
  };
  const waits = () => estimating.waits(hall.state, hall.now);
  /** As a kiosk takes it: with what it showed. */
  const take = (wanted: string, shown: Shown | null): string => {
    const ticket = hall.id('t');
    hall.now += 1000;
    const command = { type: 'issue-ticket', ticket, job: hall.id('j'), service: wanted, language: null } as const;
    const rest = { priorityClass: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
    const decision = decide(hall.state, { ...command, ...rest, at: hall.now, by: { ...kiosk, id: hall.id('k') } });
    if (!decision.ok) throw new Error(decision.refusal.code);
    for (const event of decision.value) {
      const quoted = isPromising(event) ? estimating.quote(hall.state, event, shown) : null;
      const told: QueueEvent = quoted !== null && event.type === 'ticket-issued' ? { ...event, quoted } : event;
      hall.state = apply(hall.state, told);
      hall.log.push(told);
    }
    follow();
    return ticket;
  };
  hall.must({ type: 'open-day', practice: false, force: true });
  follow();
  return { hall, follow, waits, take };
};
type Told = ReturnType<typeof openTold>;

const wordsOf = (estimate: Estimate | null, why: Parameters<typeof az.common.waitUnknown>[0]): string =>
  toldWords(az.common, { estimate, estimateReason: why }, zone);

const kioskSays = ({ hall, waits }: Told, wanted: string) => {
  const view = kioskView(hall.state, 'k', hall.now, { printer: null, prints: [], waits: waits() });
  const found = view?.services.find(({ id }) => id === wanted);
  if (found === undefined) throw new Error('no service');
  return found;
};

/** All that is said of a ticket that waits. */
const saidOf = ({ hall, waits }: Told, id: string) => {
  const ticket = hall.ticket(id);
  const phone = phoneView(hall.state, id, waits());
  if (phone === null) throw new Error('no phone');
  const lists = counters.map(
    (one) =>
      counterView(hall.state, one, hall.now, { notes: new Map(), nameOf: (name) => name, printers: [], waits: waits() })
        ?.waiting,
  );
  const lines = lists.flatMap((list) => list?.filter((line) => line.id === id) ?? []);
  return { ticket, phone, lines };
};

const phoneWords = (told: Told, id: string): string => {
  const { phone } = saidOf(told, id);
  const { estimate, ahead } = phone;
  if (estimate === null) return az.common.waitUnknown(phone.estimateReason);
  const wait = expectedWait({ estimate, at: told.hall.now, ahead }, told.hall.now, Number.POSITIVE_INFINITY);
  return [
    ...openingWords(az.common, estimate, zone),
    ...leftWords(phone, wait, az.common),
    ...closingWords(az.common, estimate, zone),
  ].join('. ');
};

const slipWords = ({ hall }: Told, id: string): string => {
  const ticket = hall.ticket(id);
  const facts = { ...ticket, ahead: null, estimate: ticket.quoted, url: null, copy: false, why: null };
  return slipContent(smallCentre(), facts).estimate ?? '';
};

const checkTaken = (told: Told, wanted: string): void => {
  const before = kioskSays(told, wanted);
  if (before.unavailable !== null) return;
  const { low, high, times } = before.estimate ?? {};
  const shown =
    low === undefined || high === undefined ? null : { low, high, ...(times === undefined ? {} : { times }) };
  const id = told.take(wanted, shown);
  const { ticket, phone, lines } = saidOf(told, id);
  expect(ticket.quoted === null, 'promised as shown').toBe(before.estimate === null);
  expect(phone.ahead).toBe(before.ahead);
  for (const line of lines) expect(line.ahead).toBe(before.ahead);
  if (ticket.quoted === null) return;
  expect(slipWords(told, id), 'kiosk and slip').toBe(wordsOf(before.estimate, before.estimateReason));
  expect(phoneWords(told, id), 'slip and phone').toBe(slipWords(told, id));
  for (const line of lines) expect(line.estimate, 'phone and counter').toEqual(phone.estimate);
};

const works = ({ hall }: Told, wanted: string): boolean =>
  [...hall.state.counters.values()].some(
    ({ state, profile }) => state === 'open' && (profile !== 'only-c' || wanted === 'c'),
  );

/** No promise that the state contradicts. */
const checkState = (told: Told, wanted: string, estimate: Estimate | null): void => {
  if (estimate === null) {
    expect(works(told, wanted), 'a reason only where nobody works').toBe(false);
    return;
  }
  const { times, opensAt, closesAt, low, high, middle, toMinutes } = estimate;
  expect(low <= middle && middle <= high).toBe(true);
  if (times === undefined) {
    expect(works(told, wanted), 'minutes only while somebody works').toBe(true);
    expect(toMinutes).toBeLessThanOrEqual(20);
  }
  if (!works(told, wanted)) expect(opensAt, 'says when the counters open').toBeDefined();
  if (opensAt !== undefined) expect(Date.parse(times?.from ?? '')).toBeGreaterThanOrEqual(Date.parse(opensAt));
  const closing = Date.parse('2026-11-23T18:00:00+04:00');
  // What was told some seconds ago still stands.
  const { now } = told.hall;
  const past = now + high * 1000 - closing;
  if (Math.abs(past) > 10_000 && Math.abs(closing - now) > 10_000)
    expect(closesAt !== undefined, 'closing is named where the call may miss it').toBe(now < closing && past > 0);
};

/** Those of a service are told times in the order in which they are called. */
const checkOrder = (told: Told): void => {
  const { hall, waits } = told;
  const view = counterView(hall.state, '1', hall.now, {
    notes: new Map(),
    nameOf: (name) => name,
    printers: [],
    waits: waits(),
  });
  for (const wanted of services) {
    const line = (view?.waiting ?? []).filter((one) => one.service === wanted && one.estimate !== null);
    for (const [index, one] of line.entries()) {
      const last = line[index - 1]?.estimate;
      if (last == null || one.estimate === null) continue;
      expect(one.estimate.low, 'nobody is told an earlier time than one before them').toBeGreaterThanOrEqual(last.low);
      expect(one.estimate.high).toBeGreaterThanOrEqual(last.high);
    }
  }
};

const ticketsOf = ({ state }: Hall) => [...entries(state.tickets)].map(({ value }) => value);

const checkAll = (told: Told): void => {
  const { hall, waits } = told;
  for (const wanted of services) {
    const { unavailable, estimate } = kioskSays(told, wanted);
    if (unavailable === null) checkState(told, wanted, estimate);
  }
  for (const ticket of ticketsOf(hall)) {
    const { phone, lines } = saidOf(told, ticket.id);
    if (ticket.status === 'waiting') {
      checkState(told, ticket.service, phone.estimate);
      for (const line of lines) expect(line.estimate, 'phone and counter').toEqual(phone.estimate);
      for (const line of lines) expect(line.ahead).toBe(phone.ahead);
    } else expect(waits().ofTicket(ticket).estimate).toBeNull();
  }
  checkOrder(told);
};

/** A call on the wall is the one on the phone. */
const checkCalls = ({ hall, waits }: Told): void => {
  const wall = hallView(hall.state, 'd', hall.now);
  for (const call of wall?.calls ?? []) {
    const ticket = ticketsOf(hall).find(({ number }) => number === call.number);
    const phone = ticket === undefined ? null : phoneView(hall.state, ticket.id, waits());
    expect(phone).toMatchObject({ counter: { id: call.counter.id }, status: call.status, estimate: null, ahead: null });
  }
};

test('for random halls at any hour, with nobody to everybody at the counters', () => {
  fc.assert(
    fc.property(begins, steps, (clock, wishes) => {
      const told = openTold(clock);
      const { hall, follow } = told;
      for (const wish of wishes) {
        if (wish.type === 'take') checkTaken(told, wish.service);
        else if (wish.type === 'crowd') {
          for (let i = 0; i < wish.people; i += 1) {
            if (kioskSays(told, wish.service).unavailable === null) told.take(wish.service, null);
          }
        } else if (wish.type === 'privileged') {
          if (kioskSays(told, wish.service).unavailable === null) hall.issue(wish.service, 'veteran');
        } else if (wish.type === 'transfer') {
          const waiting = ticketsOf(hall).filter(({ status }) => status === 'waiting');
          const moved = waiting[wish.from % Math.max(1, waiting.length)];
          const target = { service: wish.service };
          if (moved !== undefined) hall.try({ type: 'transfer-ticket', ticket: moved.id, target, placing: wish.place });
        } else if (wish.type === 'wait') hall.wait(wish.seconds);
        else if (wish.type === 'serve') {
          const called = hall.try({ type: 'call-next', counter: wish.counter, callId: hall.id('c') });
          follow();
          checkCalls(told);
          const [event] = typeof called === 'string' ? [] : called;
          if (event?.type === 'ticket-called') {
            hall.must({ type: 'start-ticket', ticket: event.ticket });
            hall.wait(240);
            hall.must({ type: 'finish-ticket', ticket: event.ticket, outcome: null });
          }
        } else hall.try(wish);
        follow();
        checkAll(told);
      }
    }),
    { numRuns: 40 },
  );
});
