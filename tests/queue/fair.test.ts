import { describe, expect, test } from 'vitest';
import { ahead } from '../../engine/queue/order/ahead.ts';
import { chooseNext } from '../../engine/queue/order/choose-next.ts';
import { why } from '../../engine/queue/order/why.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { classOf } from './fair-centre.ts';
import { clerk, Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

type Classes = Parameters<typeof classOf>[0];
const withClasses = (...classes: readonly Classes[]): Centre =>
  smallCentre({ priorityClasses: classes.map((one) => classOf(one)) });
const withLimit = (service: string, maxWaitSeconds: number, classes: readonly Classes[] = []): Centre => {
  const centre = withClasses(...classes);
  const services = centre.services.map((one) => (one.id === service ? { ...one, maxWaitSeconds } : one));
  return { ...centre, services };
};
/** Lets the one at a counter go. */
const done = (hall: Hall, ticket: string): void => {
  hall.must({ type: 'start-ticket', ticket });
  hall.must({ type: 'finish-ticket', ticket, outcome: null });
};

describe('priority that gathers', () => {
  test('[O6] rate 1 for all is first come, first served', () => {
    const hall = new Hall(withClasses({ id: 'x', headStartSeconds: 0, rate: 1 })).open('1');
    const order = [hall.issue('a'), hall.issue('b', 'x'), hall.issue('a', 'x'), hall.issue('c')];
    expect(order.map(() => hall.nextAndDone())).toEqual(order);
  });

  test('[O6] a very high rate is strict priority', () => {
    const hall = new Hall(withClasses({ id: 'x', headStartSeconds: 0, rate: 1_000_000 })).open('1');
    const ordinary = hall.issue('a');
    hall.wait(7200);
    const first = hall.issue('a', 'x');
    const second = hall.issue('b', 'x');
    expect([hall.nextAndDone(), hall.nextAndDone(), hall.nextAndDone()]).toEqual([first, second, ordinary]);
  });

  test('[O6] [O5] in between one who has waited long enough goes first, and the call names the rate where that decided', () => {
    const hall = new Hall(withClasses({ id: 'x', headStartSeconds: 0, rate: 3 })).open('1');
    const ordinary = hall.issue('a');
    hall.wait(600);
    const privileged = hall.issue('a', 'x');
    const choice = () => chooseNext(hall.state, '1', hall.now);
    hall.wait(200);
    expect(choice()).toEqual({ ticket: ordinary, because: { rule: 'first-come' } });
    hall.wait(101);
    expect(choice()).toEqual({ ticket: privileged, because: { rule: 'accumulated', priorityClass: 'x', rate: 3 } });
    expect(ahead(hall.state, hall.ticket(ordinary), hall.now)).toBe(1);
  });

  test('[O6] [O5] an ordinary ticket that overtakes a slow class says so', () => {
    const hall = new Hall(withClasses({ id: 'slow', headStartSeconds: 0, rate: 0.5 })).open('1');
    hall.issue('a', 'slow');
    const ordinary = hall.issue('a');
    hall.wait(60);
    expect(hall.next()).toMatchObject({
      ticket: ordinary,
      because: { rule: 'accumulated', priorityClass: null, rate: 1 },
    });
  });

  test('[O6] starves nobody while more privileged come than can be served: an ordinary one moves as the rule says', () => {
    const rate = 3;
    const headStart = 120;
    const hall = new Hall(withClasses({ id: 'x', headStartSeconds: headStart, rate })).open('1');
    for (let early = 0; early < 5; early++) hall.issue('a', 'x');
    const ordinary = hall.issue('a');
    const came = hall.ticket(ordinary).issuedAt;
    const each = { service: 100_000, arrival: 80_000 };
    let arrives = hall.now;
    for (let calls = 0; calls < 400; calls++) {
      for (; arrives <= hall.now; arrives += each.arrival) hall.issue('a', 'x');
      const { ticket, at } = hall.next();
      if (ticket === ordinary) {
        expect(at - came).toBeLessThan(4 * 3_600_000);
        return;
      }
      const wait = at - came;
      expect(hall.ticket(ticket).issuedAt - came).toBeLessThanOrEqual(wait - wait / rate + headStart * 1000);
      done(hall, ticket);
      hall.now = Math.max(hall.now, at + each.service);
    }
    throw new Error('it was never called');
  });

  test('[O7] under strict priority and twice the load that can be served, nobody waits longer than the limit and one visit', () => {
    const limit = 1800;
    const hall = new Hall(withLimit('a', limit, [{ id: 'x', headStartSeconds: 0, rate: 1_000_000 }])).open('1');
    hall.issue('a', 'x');
    const ordinary = hall.issue('a');
    let arrives = hall.now;
    for (let calls = 0; calls < 400; calls++) {
      for (; arrives <= hall.now; arrives += 50_000) hall.issue('a', 'x');
      const { ticket, at, because } = hall.next();
      if (ticket === ordinary) {
        expect(because).toEqual({ rule: 'max-wait', service: 'a', seconds: limit, tier: 1 });
        expect((at - hall.ticket(ordinary).issuedAt) / 1000).toBeLessThan(limit + 110);
        return;
      }
      done(hall, ticket);
      hall.now = Math.max(hall.now, at + 100_000);
    }
    throw new Error('it was never called');
  });
});

describe('limits of waiting', () => {
  test('[O7] [O2] [O5] finally calls by maximum wait, over all tiers', () => {
    const hall = new Hall(withLimit('c', 900)).open('2');
    const late = hall.issue('c');
    const preferred = hall.issue('a');
    expect(chooseNext(hall.state, '2', hall.now)?.ticket).toBe(preferred);
    hall.wait(900);
    expect(hall.next('2')).toMatchObject({
      ticket: late,
      because: { rule: 'max-wait', service: 'c', seconds: 900, tier: 2 },
    });
  });

  test('[O7] [O5] calls a class at the latest after its wait, the first past its limit first', () => {
    const classes = [{ id: 'x', headStartSeconds: 0, latestSeconds: 600 }];
    const hall = new Hall(withLimit('b', 1500, classes)).open('1');
    const [old, overdue] = [hall.issue('a'), hall.issue('b')];
    hall.wait(1000);
    const privileged = hall.issue('a', 'x');
    hall.wait(700);
    expect(hall.next()).toMatchObject({ ticket: overdue, because: { rule: 'max-wait', seconds: 1500 } });
    done(hall, overdue);
    expect(hall.next()).toMatchObject({
      ticket: privileged,
      because: { rule: 'latest', priorityClass: 'x', seconds: 600 },
    });
    done(hall, privileged);
    expect(hall.next()).toMatchObject({ ticket: old, because: { rule: 'first-come' } });
  });

  test('[P1] one sent to the front goes before rates, tiers and limits', () => {
    const hall = new Hall(withLimit('a', 60, [{ id: 'x', headStartSeconds: 0, rate: 1000 }])).open('2');
    hall.issue('a', 'x');
    const moved = hall.issue('c');
    hall.wait(600);
    hall.must({ type: 'transfer-ticket', ticket: moved, target: { service: 'c' }, placing: 'front' });
    expect(hall.next('2')).toMatchObject({ ticket: moved, because: { rule: 'sent-to-front' } });
  });
});

describe('who a counter takes', () => {
  test('[O8] [O5] calls those sent to a person at whichever counter he is, after those sent to the counter', () => {
    const hall = new Hall().open();
    hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    hall.must({ type: 'open-counter', counter: '3', profile: null }, clerk('y'));
    hall.issue('a');
    const [toPerson, toCounter] = [hall.issue('a'), hall.issue('a')];
    const send = { type: 'transfer-ticket', placing: 'age' } as const;
    expect(hall.try({ ...send, ticket: toPerson, target: { clerk: 'z' } })).toBe('counter-closed');
    hall.must({ ...send, ticket: toPerson, target: { clerk: 'y' } });
    hall.must({ ...send, ticket: toCounter, target: { counter: '3' } });
    expect(hall.next('3', clerk('y'))).toMatchObject({ ticket: toCounter, because: { rule: 'sent-to-counter' } });
    done(hall, toCounter);
    expect(hall.next('3', clerk('y'))).toMatchObject({ ticket: toPerson, because: { rule: 'sent-to-clerk' } });
  });

  test('[W2] sends those who wait for a person back to their service when he leaves his last counter', () => {
    const hall = new Hall().open('1');
    hall.must({ type: 'open-counter', counter: '2', profile: null }, clerk('y'));
    const sent = hall.issue('b', 'veteran');
    const other = hall.issue('b');
    hall.must({ type: 'transfer-ticket', ticket: sent, target: { clerk: 'y' }, placing: 'age' });
    expect(chooseNext(hall.state, '1', hall.now)?.ticket).toBe(other);
    hall.must({ type: 'close-counter', counter: '2', reason: null }, clerk('y'));
    expect(hall.ticket(sent).place?.line).toBe('s:b/veteran');
    expect(hall.nextAndDone('1')).toBe(sent);
  });

  test('[C9] a changed profile counts from the next call on', () => {
    const hall = new Hall().open();
    hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    const [first, second, quick] = [hall.issue('a'), hall.issue('a'), hall.issue('c')];
    hall.next('1', clerk('x'));
    const change = (profile: string, by = clerk('x')) =>
      hall.try({ type: 'change-profile', counter: '1', profile }, by);
    expect(change('only-c', clerk('y'))).toBe('not-your-counter');
    expect(change('none')).toBe('profile-not-found');
    expect(hall.try({ type: 'change-profile', counter: '2', profile: 'all' })).toBe('counter-closed');
    expect(change('only-c')).toMatchObject([{ type: 'profile-changed', profile: 'only-c' }]);
    expect(change('only-c')).toEqual([]);
    expect(hall.ticket(first)).toMatchObject({ status: 'called', counter: '1' });
    done(hall, first);
    expect(hall.nextAndDone('1')).toBe(quick);
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'q' })).toBe('nothing-waiting');
    hall.must({ type: 'change-profile', counter: '1', profile: 'all' });
    expect(hall.nextAndDone('1')).toBe(second);
  });

  test('[P4] an edit keeps the rate of the line that a ticket entered by, and its order, whatever is edited', () => {
    const hall = new Hall(withClasses({ id: 'x', headStartSeconds: 0, rate: 5 })).open('1');
    const [first, second] = [hall.issue('a'), hall.issue('a')];
    const edit = { type: 'edit-ticket', personal: [] } as const;
    hall.must({ ...edit, ticket: second, priorityClass: 'x' });
    hall.wait(3600);
    expect(hall.next().ticket).toBe(first);
    hall.must({ type: 'requeue-ticket', ticket: first, reason: null });
    hall.must({ ...edit, ticket: first, service: 'b' });
    expect([hall.nextAndDone(), hall.nextAndDone()]).toEqual([first, second]);
  });
});

describe('why not me', () => {
  test('[O9] names who goes before a ticket, by which rule, at the counter that would be quickest', () => {
    const classes = [
      { id: 'x', headStartSeconds: 600, rate: 1 },
      { id: 'fast', headStartSeconds: 0, rate: 10 },
    ];
    const hall = new Hall(withLimit('c', 3600, classes)).open('1');
    const limit = hall.issue('c');
    hall.wait(3600);
    const early = hall.issue('a');
    const me = hall.issue('b');
    const [started, fast, front] = [hall.issue('a', 'x'), hall.issue('a', 'fast'), hall.issue('a')];
    hall.must({ type: 'transfer-ticket', ticket: front, target: { service: 'a' }, placing: 'front' });
    hall.issue('b');
    hall.wait(60);
    const numbers = (...ids: readonly string[]) => ids.map((id) => hall.ticket(id).number);
    expect(why(hall.state, hall.ticket(me), hall.now)).toEqual({
      number: hall.ticket(me).number,
      ahead: 5,
      counters: ['1'],
      notBefore: null,
      before: [
        { because: { rule: 'sent-to-front' }, count: 1, numbers: numbers(front) },
        { because: { rule: 'max-wait', service: 'c', seconds: 3600, tier: 1 }, count: 1, numbers: numbers(limit) },
        { because: { rule: 'accumulated', priorityClass: 'fast', rate: 10 }, count: 1, numbers: numbers(fast) },
        { because: { rule: 'head-start', priorityClass: 'x', seconds: 600 }, count: 1, numbers: numbers(started) },
        { because: { rule: 'first-come' }, count: 1, numbers: numbers(early) },
      ],
    });
    expect(why(hall.state, hall.ticket(front), hall.now)).toMatchObject({ ahead: 0, before: [] });
  });

  test('[O9] names only counters that would call the very same ones before, not as many others', () => {
    const hall = new Hall().open('1', '2');
    const me = hall.issue('c');
    const sent = hall.issue('a');
    const other = hall.issue('a');
    hall.must({ type: 'transfer-ticket', ticket: sent, target: { counter: '1' }, placing: 'front' });
    expect(why(hall.state, hall.ticket(me), hall.now)).toMatchObject({
      ahead: 1,
      counters: ['1'],
      before: [{ because: { rule: 'sent-to-counter' }, count: 1, numbers: [hall.ticket(sent).number] }],
    });
    expect(hall.next('2').ticket).toBe(other);
  });

  test('[O9] names the tier that goes before, and nothing for one who does not wait', () => {
    const hall = new Hall().open('2');
    const me = hall.issue('b');
    hall.issue('a');
    expect(why(hall.state, hall.ticket(me), hall.now)).toMatchObject({
      counters: ['2'],
      before: [{ because: { rule: 'higher-tier', tier: 1 }, count: 1 }],
    });
    const { ticket } = hall.next('2');
    expect(why(hall.state, hall.ticket(ticket), hall.now)).toBeNull();
  });
});
