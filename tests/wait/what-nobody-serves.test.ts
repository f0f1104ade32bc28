import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEstimating } from '../../engine/wait/estimating.ts';
import { Hall } from '../queue/hall.ts';

/** Whatever becomes of the counters: a time is said exactly while somebody at work takes the service, else why not. */

const takes: Readonly<Record<string, readonly string[]>> = {
  all: ['a', 'b', 'c'],
  'a-first': ['a', 'b', 'c'],
  'only-c': ['c'],
};
const counter = fc.constantFrom('1', '2', '3');
const profile = fc.constantFrom('all', 'a-first', 'only-c');
const steps = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('open-counter' as const), counter, profile }),
    fc.record({ type: fc.constant('change-profile' as const), counter, profile }),
    fc.record({ type: fc.constant('pause-counter' as const), counter, reason: fc.constant(null) }),
    fc.record({ type: fc.constant('resume-counter' as const), counter }),
    fc.record({ type: fc.constant('close-counter' as const), counter, reason: fc.constant(null) }),
    fc.record({ type: fc.constant('issue' as const), service: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ type: fc.constant('next' as const), counter }),
    fc.record({ type: fc.constant('wait' as const), seconds: fc.constantFrom(5, 70, 1500) }),
  ),
  { maxLength: 30 },
);

const why = (hall: Hall, service: string): string | null => {
  const taking = [...hall.state.counters.values()].filter(
    (one) => one.state !== 'closed' && takes[one.profile]?.includes(service),
  );
  if (taking.some((one) => one.state === 'open')) return null;
  if (taking.length > 0) return 'counters-paused';
  return [...hall.state.counters.values()].some(({ state }) => state === 'open') ? 'not-taken-now' : 'no-counter-open';
};

test('for every hall and every way in which its counters change', () => {
  fc.assert(
    fc.property(steps, (wishes) => {
      const hall = new Hall();
      hall.must({ type: 'open-day', practice: false, force: false });
      const estimating = openEstimating((what, error) => {
        throw new Error(what, { cause: error });
      });
      let told = 0;
      const tickets: { readonly id: string; readonly service: string }[] = [];
      for (const wish of wishes) {
        if (wish.type === 'issue') tickets.push({ id: hall.issue(wish.service), service: wish.service });
        else if (wish.type === 'wait') hall.wait(wish.seconds);
        else if (wish.type === 'next') hall.try({ type: 'call-next', counter: wish.counter, callId: hall.id('c') });
        else hall.try(wish);
        estimating.follow(hall.log.slice(told).map((event, i) => ({ seq: told + i + 1, hash: '', event })));
        told = hall.log.length;
        const waits = estimating.waits(hall.state, hall.now);
        const said = [
          ...['a', 'b', 'c'].map((service) => ({ service, told: waits.ofService(service) })),
          ...tickets
            .filter(({ id }) => hall.ticket(id).status === 'waiting')
            .map(({ id, service }) => ({ service, told: waits.ofTicket(hall.ticket(id)) })),
        ];
        for (const one of said) {
          expect(one.told.estimateReason, `${one.service} after ${JSON.stringify(wish)}`).toBe(why(hall, one.service));
          expect(one.told.estimate === null).toBe(one.told.estimateReason !== null);
        }
      }
    }),
    { numRuns: 60 },
  );
});
