import { describe, expect, test } from 'vitest';
import { ahead } from '../../engine/queue/order/ahead.ts';
import { clerk, Hall } from './hall.ts';

describe('who is called next', () => {
  test('[O3] [C1] calls first the visitor who came first, over all services of the tier', () => {
    const hall = new Hall().open('1');
    const tickets = [hall.issue('b'), hall.issue('a'), hall.issue('c')];
    expect(tickets.map(() => hall.nextAndDone())).toEqual(tickets);
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('nothing-waiting');
  });

  test('[O2] [O5] takes a lower tier only when the higher is empty, and says so', () => {
    const hall = new Hall().open('2');
    const b = hall.issue('b');
    const a = hall.issue('a');
    const call = hall.next('2');
    expect(call).toMatchObject({ ticket: a, because: { rule: 'higher-tier', tier: 1 } });
    hall.must({ type: 'start-ticket', ticket: a });
    hall.must({ type: 'finish-ticket', ticket: a, outcome: null });
    expect(hall.next('2')).toMatchObject({ ticket: b, because: { rule: 'first-come' } });
  });

  test('[O4] [O5] lets a privilege count as having come earlier by its head start, and no more', () => {
    const hall = new Hall().open('1');
    const early = hall.issue('a');
    hall.wait(601);
    const late = hall.issue('a');
    const veteran = hall.issue('a', 'veteran');
    expect(hall.next()).toMatchObject({ ticket: early, because: { rule: 'first-come' } });
    hall.must({ type: 'mark-no-show', ticket: early });
    expect(hall.next()).toMatchObject({
      ticket: veteran,
      because: { rule: 'head-start', priorityClass: 'veteran', seconds: 600 },
    });
    hall.must({ type: 'mark-no-show', ticket: veteran });
    expect(hall.next()).toMatchObject({ ticket: late, because: { rule: 'first-come' } });
  });

  test('[O4] starves nobody: under an endless stream of privileged visitors an ordinary one moves after the head start', () => {
    const hall = new Hall().open('1');
    hall.issue('a', 'veteran');
    const ordinary = hall.issue('a');
    let calls = 0;
    for (;;) {
      hall.issue('a', 'veteran');
      calls += 1;
      if (hall.nextAndDone() === ordinary) break;
      if (calls > 1000) throw new Error('it was never called');
    }
    const waited = hall.ticket(ordinary).firstCalledAt ?? 0;
    expect(waited - hall.ticket(ordinary).issuedAt).toBeGreaterThanOrEqual(600_000);
    expect(waited - hall.ticket(ordinary).issuedAt).toBeLessThan(2_400_000);
  });

  test('[O1] [O5] calls first those sent to this counter', () => {
    const hall = new Hall().open('1', '2');
    hall.issue('a');
    const sent = hall.issue('a');
    hall.must({ type: 'transfer-ticket', ticket: sent, target: { counter: '1' }, placing: 'back' });
    expect(hall.next('1')).toMatchObject({ ticket: sent, because: { rule: 'sent-to-counter' } });
    expect(hall.next('2').ticket).not.toBe(sent);
  });

  test('[P1] transfers to the front, by age, or to the back', () => {
    const order = (placing: 'front' | 'age' | 'back'): readonly string[] => {
      const hall = new Hall().open('1', '2');
      const first = hall.issue('a');
      const names = new Map([[first, 'moved']]);
      for (const name of ['old', 'new']) names.set(hall.issue('b'), name);
      const { ticket } = hall.next('1');
      hall.must({ type: 'start-ticket', ticket });
      hall.must({ type: 'transfer-ticket', ticket, target: { service: 'b' }, placing });
      names.set(hall.issue('b'), 'newest');
      return [1, 2, 3, 4].map(() => names.get(hall.nextAndDone('1')) ?? '');
    };
    expect(order('front')).toEqual(['moved', 'old', 'new', 'newest']);
    expect(order('age')).toEqual(['moved', 'old', 'new', 'newest']);
    expect(order('back')).toEqual(['old', 'new', 'moved', 'newest']);
  });

  test('[P1] puts one sent to the front before even those with an earlier place, and says so', () => {
    const hall = new Hall().open('1');
    hall.issue('a', 'veteran');
    hall.issue('b');
    const moved = hall.issue('c');
    hall.must({ type: 'transfer-ticket', ticket: moved, target: { service: 'b' }, placing: 'front' });
    expect(hall.next()).toMatchObject({ ticket: moved, because: { rule: 'sent-to-front' } });
  });

  test('[P3] gives the old place back on requeue and on reinstate', () => {
    const hall = new Hall().open('1');
    const first = hall.issue('a');
    const second = hall.issue('a');
    hall.next();
    hall.must({ type: 'requeue-ticket', ticket: first, reason: null });
    expect(hall.next().ticket).toBe(first);
    hall.must({ type: 'mark-no-show', ticket: first });
    hall.must({ type: 'reinstate-ticket', ticket: first });
    expect(hall.nextAndDone()).toBe(first);
    expect(hall.nextAndDone()).toBe(second);
  });

  test('[P4] never moves a ticket by an edit', () => {
    const hall = new Hall().open('1');
    const first = hall.issue('a');
    const second = hall.issue('a');
    const third = hall.issue('b');
    hall.must({
      type: 'edit-ticket',
      ticket: second,
      service: 'b',
      priorityClass: 'veteran',
      language: 'ru',
      personal: ['note'],
    });
    expect(hall.ticket(second)).toMatchObject({
      service: 'b',
      priorityClass: 'veteran',
      language: 'ru',
      hasNote: true,
    });
    expect([1, 2, 3].map(() => hall.nextAndDone())).toEqual([first, second, third]);
  });

  test('[P2] keeps the order of coming within a class and a service', () => {
    const hall = new Hall().open('1');
    const tickets = [hall.issue('a', 'infant'), hall.issue('a', 'infant'), hall.issue('a', 'infant')];
    expect(tickets.map(() => hall.nextAndDone())).toEqual(tickets);
  });

  test('[C2] [O5] needs a reason out of turn, and none for whom it would call anyway or who was parked', () => {
    const hall = new Hall().open('1');
    const first = hall.issue('a');
    const second = hall.issue('a');
    const call = { type: 'call-ticket', counter: '1' } as const;
    expect(hall.try({ ...call, ticket: second, callId: 'x', reason: null })).toBe('needs-reason');
    expect(hall.try({ ...call, ticket: second, callId: 'x', reason: '  ' })).toBe('needs-reason');
    expect(hall.must({ ...call, ticket: second, callId: 'x', reason: 'Faints' })).toMatchObject([
      { because: { rule: 'out-of-turn', reason: 'Faints' } },
    ]);
    expect(hall.state.outOfTurn).toMatchObject([{ counter: '1', reason: 'Faints' }]);
    hall.must({ type: 'park-ticket', ticket: second, reason: null });
    expect(hall.must({ ...call, ticket: second, callId: 'y', reason: null })).toMatchObject([
      { because: { rule: 'from-parked' } },
    ]);
    hall.must({ type: 'park-ticket', ticket: second, reason: null });
    expect(hall.must({ ...call, ticket: first, callId: 'z', reason: null })).toMatchObject([
      { because: { rule: 'first-come' } },
    ]);
  });

  test('[W1] counts ahead those that the quickest open counter would call before', () => {
    const hall = new Hall().open('1');
    const [b, a, c] = [hall.issue('b'), hall.issue('a'), hall.issue('c')];
    const counts = (): number[] => [b, a, c].map((id) => ahead(hall.state, hall.ticket(id)));
    expect(counts()).toEqual([0, 1, 2]);
    hall.open('2');
    expect(counts()).toEqual([0, 0, 2]);
    hall.open('3');
    expect(counts()).toEqual([0, 0, 0]);
    for (const counter of ['1', '2', '3']) hall.must({ type: 'close-counter', counter, reason: null });
    expect(counts()).toEqual([0, 0, 0]);
  });

  test('[W2] sends those who wait for a counter that closes back to their service, at the same place', () => {
    const hall = new Hall().open('1', '2');
    const sent = hall.issue('b');
    const other = hall.issue('b');
    hall.must({ type: 'transfer-ticket', ticket: sent, target: { counter: '2' }, placing: 'age' });
    hall.must({ type: 'close-counter', counter: '2', reason: null });
    expect([hall.nextAndDone('1'), hall.nextAndDone('1')]).toEqual([sent, other]);
    const late = hall.issue('a');
    expect(hall.try({ type: 'transfer-ticket', ticket: late, target: { counter: '2' }, placing: 'age' })).toBe(
      'counter-closed',
    );
  });

  test('[A1] lets a clerk act only at the counter that he opened', () => {
    const hall = new Hall().open();
    hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    hall.issue('a');
    const { ticket } = hall.next('1', clerk('x'));
    const start = { type: 'start-ticket', ticket } as const;
    expect(hall.try(start, clerk('y'))).toBe('not-your-counter');
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'q' }, clerk('y'))).toBe('not-your-counter');
    expect(hall.try({ type: 'close-counter', counter: '1', reason: null }, clerk('y'))).toBe('not-your-counter');
    const reception = { kind: 'user', id: 'r', role: 'reception' } as const;
    expect(hall.try({ type: 'cancel-ticket', ticket, reason: null }, reception)).toBe('not-your-counter');
    hall.must(start, clerk('x'));
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
  });
});
