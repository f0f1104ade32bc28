import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ahead } from '../../engine/queue/order/ahead.ts';
import { newcomerWait } from '../../engine/queue/views/newcomer-wait.ts';
import { unknownWaits } from '../../engine/queue/views/waits.ts';
import { openEstimating } from '../../engine/wait/estimating.ts';
import type { PriorityClass } from '../../shared/centre/centre.ts';
import { Hall } from '../queue/hall.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** What one is told before they take a ticket is what is told with it. */

const privilege = (id: string, rule: Omit<PriorityClass, 'id' | 'name' | 'proof' | 'offered'>): PriorityClass => ({
  id,
  name: { az: id },
  proof: { az: id },
  offered: true,
  ...rule,
});
const centre = smallCentre({
  priorityClasses: [
    privilege('veteran', { headStartSeconds: 600 }),
    privilege('disabled', { headStartSeconds: 60, rate: 3 }),
    privilege('senior', { headStartSeconds: 0, latestSeconds: 120 }),
  ],
});
const service = fc.constantFrom('a', 'b', 'c');
const priorityClass = fc.constantFrom(null, 'veteran', 'disabled', 'senior');
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('issue' as const), service, priorityClass }) },
    fc.record({
      type: fc.constant('open-counter' as const),
      counter: fc.constantFrom('1', '2', '3'),
      profile: fc.constantFrom('all', 'a-first', 'only-c'),
    }),
    fc.record({ type: fc.constant('next' as const), counter: fc.constantFrom('1', '2', '3') }),
    fc.record({ type: fc.constant('wait' as const), seconds: fc.constantFrom(5, 70, 700) }),
  ),
  { maxLength: 30 },
);

test('[W1] those ahead, for every hall, service and privilege', () => {
  fc.assert(
    fc.property(steps, (wishes) => {
      const hall = new Hall(centre);
      hall.must({ type: 'open-day', practice: false, force: false });
      for (const wish of wishes) {
        if (wish.type === 'wait') hall.wait(wish.seconds);
        else if (wish.type === 'next') hall.try({ type: 'call-next', counter: wish.counter, callId: hall.id('c') });
        else if (wish.type === 'open-counter') hall.try(wish);
        else {
          const told = newcomerWait(hall.state, wish.service, wish.priorityClass, hall.now + 1000, unknownWaits);
          const ticket = hall.ticket(hall.issue(wish.service, wish.priorityClass));
          expect(told.ok && told.value.ahead).toBe(ahead(hall.state, ticket, hall.now));
        }
      }
    }),
  );
});

test('with a privilege they are told less, and the ticket says the same', () => {
  const hall = new Hall(centre).open('1');
  for (let i = 0; i < 9; i += 1) hall.issue('a');
  const estimating = openEstimating((what, error) => {
    throw new Error(what, { cause: error });
  });
  estimating.follow(hall.log.map((event, i) => ({ seq: i + 1, hash: '', event })));
  const tell = (id: string | null) => {
    const at = hall.now + 1000;
    const told = newcomerWait(hall.state, 'a', id, at, estimating.waits(hall.state, at));
    if (!told.ok || told.value.estimate === null) throw new Error('nothing was told');
    return { ahead: told.value.ahead, middle: told.value.estimate.middle };
  };
  const [ordinary, veteran] = [tell(null), tell('veteran')];
  expect([ordinary.ahead, veteran.ahead]).toEqual([9, 0]);
  expect(veteran.middle).toBeLessThan(ordinary.middle);
  const before = hall.state;
  hall.issue('a', 'veteran');
  const event = hall.log.at(-1);
  if (event?.type !== 'ticket-issued') throw new Error('no ticket was issued');
  expect(estimating.quote(before, event)?.middle).toBe(veteran.middle);
});

test.each([
  ['nowhere', null, 'service-not-found'],
  ['a', 'nobody', 'class-not-found'],
])('of service %s with privilege %s nothing is told: %s', (id, chosen, code) => {
  const hall = new Hall(centre).open('1');
  const told = newcomerWait(hall.state, id, chosen, hall.now, unknownWaits);
  expect(told.ok ? null : told.refusal.code).toBe(code);
});

test('where no ticket can be had, no wait is told', () => {
  const hall = new Hall(centre);
  expect(newcomerWait(hall.state, 'a', null, hall.now, unknownWaits)).toMatchObject({
    ok: true,
    value: { ahead: 0, estimate: null, estimateReason: 'not-offered' },
  });
});
