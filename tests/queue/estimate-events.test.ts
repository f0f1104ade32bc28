import { describe, expect, test } from 'vitest';
import { waitingForService } from '../../engine/queue/order/ahead-in-service.ts';
import { followEvents, rankOf } from '../../engine/wait/from-events.ts';
import { Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

const nothing = { model: null, memory: null };

/** A hall with one counter open, and a follower of its events. */
const followed = () => {
  const hall = new Hall(smallCentre());
  const following = followEvents(nothing);
  let told = 0;
  const follow = () => {
    for (const event of hall.log.slice(told)) following.follow(event);
    told = hall.log.length;
    return following.estimator();
  };
  const lines = () => ['a', 'b', 'c'].map((service) => follow().tracker.lineOf(service).waiting.length);
  const waiting = () => ['a', 'b', 'c'].map((service) => waitingForService(hall.state, service, hall.now));
  return { hall, follow, lines, waiting };
};

describe('what the estimator is told of the log', () => {
  test('a class without an advantage counts as none', () => {
    const { priorityClasses } = smallCentre();
    const [first] = priorityClasses;
    if (first === undefined) throw new Error('the small centre has classes');
    const plain = { ...first, id: 'plain', headStartSeconds: 0 };
    expect([null, 'veteran', 'plain', 'unknown'].map((id) => rankOf([...priorityClasses, plain], id))).toEqual([
      0, 1, 0, 0,
    ]);
  });

  test('its lines hold those who wait by the engine, through every move', () => {
    const { hall, lines, waiting } = followed();
    hall.open('1', '2');
    const same = (move: string) => expect(lines(), move).toEqual(waiting());
    const tickets = ['a', 'b', 'c', 'b', 'b'].map((service) => hall.issue(service));
    same('issued');
    const [, , third = '', fourth = '', fifth = ''] = tickets;
    const { ticket: called } = hall.next();
    same('called');
    hall.must({ type: 'requeue-ticket', ticket: called, reason: null });
    same('requeued');
    hall.nextAndDone();
    same('finished');
    const { ticket: absent } = hall.next();
    hall.must({ type: 'mark-no-show', ticket: absent });
    same('no-show');
    hall.must({ type: 'reinstate-ticket', ticket: absent });
    same('reinstated');
    hall.must({ type: 'transfer-ticket', ticket: third, target: { service: 'a' }, placing: 'age' });
    same('transferred while it waits');
    hall.must({ type: 'edit-ticket', ticket: fourth, service: 'c', personal: [] });
    same('edited');
    hall.must({ type: 'park-ticket', ticket: fourth, reason: null });
    same('parked');
    hall.must({ type: 'requeue-ticket', ticket: fourth, reason: null });
    same('back from parked');
    hall.must({ type: 'cancel-ticket', ticket: fifth, reason: null });
    same('cancelled');
    hall.must({ type: 'close-day', force: true, practice: null });
    same('day closed');
    expect(waiting()).toEqual([0, 0, 0]);
  });

  test('a new day begins with what was learnt and nothing of the day before', () => {
    const { hall, follow, lines } = followed();
    hall.open('1');
    hall.issue('a');
    hall.nextAndDone();
    hall.issue('b');
    expect(follow().tracker.lineOf('a').callsToday).toBe(1);
    hall.must({ type: 'close-day', force: true, practice: null });
    hall.must({ type: 'open-day', practice: true, force: true });
    expect(follow().tracker.lineOf('a').callsToday).toBe(0);
    expect(lines()).toEqual([0, 0, 0]);
  });

  test('ranges that were told and not kept move the levels of the next ones', () => {
    const { hall, follow } = followed();
    hall.open('1');
    for (let count = 0; count < 12; count++) hall.issue('a');
    for (let count = 0; count < 12; count++) hall.nextAndDone();
    const told = { low: 3600, middle: 5000, high: 7000, basis: 'learnt', fromMinutes: 60, toMinutes: 115 } as const;
    const levelsAfter = (quoted: typeof told | null) => {
      const following = followEvents(nothing);
      for (const event of hall.log)
        following.follow(event.type === 'ticket-issued' && quoted !== null ? { ...event, quoted } : event);
      return following.estimator().levels(told.middle);
    };
    expect(follow().levels(told.middle)).toEqual(levelsAfter(null));
    expect(levelsAfter(told).low).toBeLessThan(levelsAfter(null).low);
  });

  test('one who follows the same events from the opening on says the same', () => {
    const { hall, follow } = followed();
    hall.open('1');
    for (let count = 0; count < 20; count++) hall.issue(count % 2 === 0 ? 'a' : 'b');
    for (let count = 0; count < 16; count++) hall.nextAndDone();
    const later = followEvents(nothing);
    for (const event of hall.log) later.follow(event);
    const ask = { service: 'b', rank: 0, ticket: null, at: hall.now };
    expect(later.estimator().estimate(ask)).toEqual(follow().estimate(ask));
    expect(follow().estimate(ask)).toMatchObject({ from: 'habit' });
  });
});
