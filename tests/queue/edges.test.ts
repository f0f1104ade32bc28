import { describe, expect, test } from 'vitest';
import { nextOpening, openSpanAt, serviceIsOpen, takesUntil } from '../../engine/queue/business-day.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { ahead } from '../../engine/queue/order/ahead.ts';
import { chooseNext } from '../../engine/queue/order/choose-next.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { classOf } from './fair-centre.ts';
import { Hall, kiosk } from './hall.ts';
import { smallCentre } from './small-centre.ts';

/** What the rules say at the very instant of a limit, and what only a second thing going on at the same time shows. */

/** The next command comes at this instant, to the millisecond. */
const exactly = (hall: Hall, at: number | string): Hall => {
  hall.now = (typeof at === 'string' ? Date.parse(at) : at) - 1000;
  return hall;
};
const monday = (time: string): number => Date.parse(`2026-11-23T${time}+04:00`);
const withService = (id: string, change: object): Centre => {
  const centre = smallCentre();
  return { ...centre, services: centre.services.map((one) => (one.id === id ? { ...one, ...change } : one)) };
};

describe('two who cool', () => {
  const cooldown = () => {
    const calling = { secondsBetweenRecalls: 0, afterNoShow: { kind: 'back-by-age', times: 3 }, coolingSeconds: 300 };
    const hall = new Hall(smallCentre({ calling } as Partial<Centre>)).open('1');
    const [first, second, third] = [hall.issue('a'), hall.issue('a'), hall.issue('a')];
    const missed = [first, second].map((ticket, at) => {
      if (at > 0) hall.wait(60);
      expect(hall.next().ticket).toBe(ticket);
      hall.must({ type: 'mark-no-show', ticket });
      return hall.ticket(ticket).notBefore ?? 0;
    });
    return { hall, third, missed };
  };

  test('[S2] each is in line from its own instant on, whichever instant is asked for first', () => {
    const { hall, third, missed } = cooldown();
    const [one = 0, two = 0] = missed;
    expect(two - one).toBeGreaterThan(60_000);
    const aheadAt = (at: number) => ahead(hall.state, hall.ticket(third), at);
    for (const [at, before] of [
      [one - 1, 0],
      [one, 1],
      [two - 1, 1],
      [two, 2],
      [one, 1],
      [two + 1, 2],
      [one - 1, 0],
    ] as const)
      expect([at - one, aheadAt(at)]).toEqual([at - one, before]);
  });
});

describe('places and numbers', () => {
  test('[S3] one who was called out of turn and did not come does not gain by it', () => {
    const calling = { secondsBetweenRecalls: 0, afterNoShow: { kind: 'back-after', tickets: 1, times: 1 } };
    const hall = new Hall(smallCentre({ calling } as Partial<Centre>)).open('1');
    const [a, b, x] = [hall.issue('a'), hall.issue('a'), hall.issue('a')];
    hall.must({ type: 'call-ticket', counter: '1', ticket: x, callId: 'c', reason: 'is here' });
    hall.must({ type: 'mark-no-show', ticket: x });
    expect([hall.nextAndDone(), hall.nextAndDone(), hall.nextAndDone()]).toEqual([a, b, x]);
  });

  const seriesOf = (change: object): Centre => {
    const centre = smallCentre();
    return { ...centre, series: centre.series.map((one) => (one.id === 'a' ? { ...one, ...change } : one)) };
  };

  test.each([0, 1, 2])(
    '[N2] of a full lap the one number is found whose holder has ended, wherever it stands: %i',
    (at) => {
      const hall = new Hall(seriesOf({ last: 3, digits: 1 })).open();
      const tickets = [hall.issue(), hall.issue(), hall.issue()];
      hall.must({ type: 'cancel-ticket', ticket: tickets[at] ?? '', reason: null });
      expect(hall.ticket(hall.issue()).number).toBe(`A${at + 1}`);
      expect(hall.tryIssue('a')).toBe('service-full');
    },
  );

  test('[N1] a first number that is raised in the middle of a day counts from the next ticket on; a lowered one does not', () => {
    const hall = new Hall(seriesOf({})).open();
    const configure = (first: number) =>
      hall.must({ type: 'configure', centre: seriesOf({ first }), source: 'http', onVersion: null });
    expect(hall.ticket(hall.issue()).number).toBe('A001');
    configure(101);
    expect([hall.issue(), hall.issue()].map((ticket) => hall.ticket(ticket).number)).toEqual(['A101', 'A102']);
    configure(50);
    expect(hall.ticket(hall.issue()).number).toBe('A103');
  });
});

describe('why and how many', () => {
  test('[O5] only those of its own tier are named as rivals of the visitor called', () => {
    const fast = classOf({ id: 'x', headStartSeconds: 0, rate: 3 });
    const hall = new Hall(smallCentre({ priorityClasses: [fast] })).open('2');
    hall.issue('b');
    hall.wait(100);
    const called = hall.issue('a', 'x');
    hall.wait(80);
    expect(chooseNext(hall.state, '2', hall.now)).toEqual({ ticket: called, because: { rule: 'first-come' } });
  });

  test('[W1] a changed configuration counts at once, also while every counter is closed', () => {
    const [one, two] = smallCentre().counters;
    if (one === undefined || two === undefined) throw new Error('no counters');
    const hall = new Hall(smallCentre({ counters: [one] })).open();
    hall.issue('b');
    const ticket = hall.issue('a');
    expect(ahead(hall.state, hall.ticket(ticket), hall.now)).toBe(1);
    hall.must({ type: 'configure', centre: smallCentre({ counters: [one, two] }), source: 'http', onVersion: null });
    expect(ahead(hall.state, hall.ticket(ticket), hall.now)).toBe(0);
  });

  test('[C7] of two free counters of the asker a parked ticket is taken up where it was parked', () => {
    for (const parkedAt of ['1', '2']) {
      const hall = new Hall().open('1', '2');
      const ticket = hall.issue('a');
      hall.must({ type: 'call-ticket', counter: parkedAt, ticket, callId: 'c', reason: 'here' });
      hall.must({ type: 'start-ticket', ticket });
      hall.must({ type: 'park-ticket', ticket });
      hall.must({ type: 'resume-ticket', ticket });
      expect(hall.ticket(ticket).counter).toBe(parkedAt);
    }
  });

  test('[C4] a call stands once among those of the day, though its ticket left the counter twice', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    const { callId } = hall.next();
    hall.must({ type: 'start-ticket', ticket });
    hall.must({ type: 'park-ticket', ticket });
    hall.must({ type: 'resume-ticket', ticket });
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    expect(hall.state.pastCalls.map((call) => call.callId)).toEqual([callId]);
  });

  test('[P4] a note stays known whatever is edited after it', () => {
    const hall = new Hall().open();
    const ticket = hall.issue('a');
    hall.must({ type: 'edit-ticket', ticket, personal: ['phone'] });
    expect(hall.ticket(ticket).hasNote).toBe(false);
    hall.must({ type: 'edit-ticket', ticket, personal: ['note'] });
    hall.must({ type: 'edit-ticket', ticket, language: 'ru', personal: [] });
    expect(hall.ticket(ticket)).toMatchObject({ hasNote: true, language: 'ru' });
  });

  test('[L2] [L4] a leg that a transfer ended has its service time at once, while the ticket goes on', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    hall.next();
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(59);
    hall.must({ type: 'transfer-ticket', ticket, target: { service: 'b' }, placing: 'age' });
    const rows = changedLegs(hall.state, hall.log.slice(-1));
    expect(rows.map(({ leg, ending, serviceSeconds }) => [leg, ending, serviceSeconds])).toEqual([
      [0, 'transferred', 60],
      [1, null, null],
    ]);
  });
});

describe('the clock and a practice day', () => {
  test('[D2] [D4] real hours do not end a practice day while somebody is being served in it', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T08:00:00+04:00');
    hall.must({ type: 'open-day', practice: true, force: false });
    hall.must({ type: 'open-counter', counter: '1', profile: null });
    const ticket = hall.issue('a');
    hall.next();
    hall.must({ type: 'start-ticket', ticket });
    expect(exactly(hall, monday('09:00:00')).must({ type: 'tick' })).toEqual([]);
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    const types = hall.must({ type: 'tick' }).map(({ type }) => type);
    expect(types).toEqual(['counter-closed', 'day-closed', 'day-opened']);
  });
});

describe('at the very instant', () => {
  const centre = smallCentre();
  const [opens, closes] = [monday('09:00:00'), monday('18:00:00')];
  const opening = { centre, calendar: null };

  test('[D2] hours begin with their first instant and end before their last', () => {
    const holds = (at: number) => openSpanAt(opening, centre.timeZone, at) !== null;
    expect([opens - 1, opens, closes - 1, closes].map(holds)).toEqual([false, true, true, false]);
    const week = centre.hours.week;
    const service = (at: number) => serviceIsOpen(week, { timeZone: centre.timeZone, at, calendar: null });
    expect([opens - 1, opens, closes - 1, closes].map(service)).toEqual([false, true, true, false]);
  });

  test('[D2] the next opening lies after the instant that is asked for', () => {
    const tomorrow = Date.parse('2026-11-24T09:00:00+04:00');
    expect([opens - 1, opens].map((at) => nextOpening(opening, at))).toEqual([opens, tomorrow]);
  });

  test('[D2] the clock opens at the first instant, closes when the grace is over, and at midnight', () => {
    const ticked = (hall: Hall, at: number) =>
      exactly(hall, at)
        .must({ type: 'tick' })
        .map(({ type }) => type);
    const hall = new Hall(smallCentre(), '2026-11-23T08:00:00+04:00');
    expect([ticked(hall, opens - 1), ticked(hall, opens)]).toEqual([[], ['day-opened']]);
    const grace = closes + centre.hours.graceSeconds * 1000;
    expect([ticked(hall, grace - 1), ticked(hall, grace)]).toEqual([[], ['day-closed']]);
    const late = new Hall(smallCentre(), '2026-11-23T19:00:00+04:00').open();
    const midnight = monday('24:00:00');
    expect([ticked(late, midnight - 1), ticked(late, midnight)]).toEqual([[], ['day-closed']]);
  });

  test('[D5] a day opened by hand before closing time takes visitors until that instant; one opened at it, for ever', () => {
    const until = (opened: number, at: number) => {
      const hall = exactly(new Hall(smallCentre(), '2026-11-23T08:00:00+04:00'), opened).open();
      const { day } = hall.state;
      if (day === null) throw new Error('no day');
      return takesUntil(opening, day, at);
    };
    expect(until(closes - 1, closes - 1)).toBe(closes);
    expect(until(closes - 1, closes)).toBeNull();
    expect(until(closes, closes)).toBe('forever');
  });

  test('[O7] a limit is passed at its instant, not after it', () => {
    const hall = new Hall(withService('c', { maxWaitSeconds: 900 })).open('2');
    const late = hall.issue('c');
    const preferred = hall.issue('a');
    const due = hall.ticket(late).issuedAt + 900_000;
    expect([due - 1, due].map((at) => chooseNext(hall.state, '2', at)?.ticket)).toEqual([preferred, late]);
  });

  test('[E2] the last tickets end at their instant; a visit that ends just at closing time is still given', () => {
    const limited = (limits: Centre['limits']) => new Hall(smallCentre(limits === undefined ? {} : { limits })).open();
    const given = (hall: Hall, at: number, expectedWaitSeconds: number | null) => {
      exactly(hall, at);
      const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false, priorityClass: null } as const;
      const ids = { ticket: hall.id('t'), job: hall.id('j') };
      const tried = hall.try({ type: 'issue-ticket', ...ids, service: 'a', expectedWaitSeconds, ...rest }, kiosk);
      return typeof tried === 'string' ? tried : 'given';
    };
    const last = limited({ lastTicketsSeconds: 1800 });
    const end = closes - 1_800_000;
    expect([given(last, end - 1, null), given(last, end, null)]).toEqual(['given', 'closing-soon']);
    const fits = limited({ onlyBeforeClosing: true });
    expect([given(fits, closes - 600_000, 600), given(fits, closes - 599_999, 600)]).toEqual(['given', 'closing-soon']);
  });

  test('[E1] [N3] as many as the limit get a ticket, and not one more', () => {
    const tries = (hall: Hall, by = kiosk) =>
      [1, 2, 3].map(() => {
        const tried = hall.tryIssue('a', by);
        return typeof tried === 'string' ? tried : 'given';
      });
    expect(tries(new Hall(smallCentre({ limits: { waiting: 2 } })).open())).toEqual(['given', 'given', 'hall-full']);
    expect(tries(new Hall(withService('a', { waitingLimit: 2 })).open())).toEqual(['given', 'given', 'queue-full']);
    expect(tries(new Hall(withService('a', { dailyLimit: 2 })).open())).toEqual(['given', 'given', 'service-full']);
  });

  test('[C4] a recall may come again at the end of the pause, and says how many seconds are left before', () => {
    const hall = new Hall(smallCentre({ calling: { secondsBetweenRecalls: 10 } })).open('1');
    const ticket = hall.issue('a');
    const { at } = hall.next();
    const recall = (when: number) => exactly(hall, when).try({ type: 'recall-ticket', ticket, callId: hall.id('r') });
    expect(recall(at + 9_999)).toBe('too-soon');
    expect(typeof recall(at + 10_000)).toBe('object');
  });

  test('[S3] one who has missed as often as the centre says does not wait again', () => {
    const calling = { secondsBetweenRecalls: 0, afterNoShow: { kind: 'back-by-age', times: 1 } };
    const hall = new Hall(smallCentre({ calling } as Partial<Centre>)).open('1');
    const ticket = hall.issue('a');
    const statuses = [1, 2].map(() => {
      hall.next();
      hall.must({ type: 'mark-no-show', ticket });
      return hall.ticket(ticket).status;
    });
    expect(statuses).toEqual(['waiting', 'no-show']);
  });
});
