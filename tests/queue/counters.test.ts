import { describe, expect, test } from 'vitest';
import { clerk, Hall } from './hall.ts';

describe('counters', () => {
  test('[C3] hold one ticket at most, and two counters never get the same', () => {
    const hall = new Hall().open('1', '2');
    const ticket = hall.issue('a');
    hall.issue('a');
    hall.next('1');
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('counter-busy');
    expect(hall.try({ type: 'call-ticket', counter: '2', ticket, callId: 'x', reason: 'mine' })).toBe('wrong-status');
    expect(hall.next('2').ticket).not.toBe(ticket);
    expect(hall.try({ type: 'serve-directly', counter: '1', ticket: 'z', service: 'a' })).toBe('counter-busy');
  });

  test('[C5] bind one clerk a counter and one counter a clerk', () => {
    const hall = new Hall().open();
    const open = (counter: string, by: string) => hall.try({ type: 'open-counter', counter, profile: null }, clerk(by));
    hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    expect(open('1', 'y')).toBe('counter-taken');
    expect(open('2', 'x')).toBe('already-at-counter');
    expect(open('1', 'x')).toEqual([]);
    expect(open('9', 'x')).toBe('counter-not-found');
    expect(hall.try({ type: 'open-counter', counter: '2', profile: 'none' }, clerk('y'))).toBe('profile-not-found');
    hall.must({ type: 'open-counter', counter: '1', profile: 'only-c' }, clerk('x'));
    hall.issue('a');
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'q' }, clerk('x'))).toBe('nothing-waiting');
  });

  test('[C8] with a visitor neither pause nor close; paused or closed they call nobody', () => {
    const hall = new Hall().open('1');
    hall.issue('a');
    const { ticket } = hall.next('1');
    expect(hall.try({ type: 'pause-counter', counter: '1', reason: null })).toBe('still-serving');
    expect(hall.try({ type: 'close-counter', counter: '1', reason: null })).toBe('still-serving');
    hall.must({ type: 'mark-no-show', ticket });
    hall.issue('a');
    hall.must({ type: 'pause-counter', counter: '1', reason: 'Lunch' });
    expect(hall.try({ type: 'pause-counter', counter: '1', reason: null })).toBe('counter-paused');
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('counter-paused');
    hall.must({ type: 'resume-counter', counter: '1' });
    expect(hall.try({ type: 'resume-counter', counter: '1' })).toBe('counter-open');
    hall.must({ type: 'close-counter', counter: '1', reason: null });
    expect(hall.try({ type: 'close-counter', counter: '1', reason: null })).toBe('counter-closed');
    expect(hall.try({ type: 'resume-counter', counter: '1' })).toBe('counter-closed');
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('counter-closed');
  });

  test("[C7] take a parked ticket up at the asker's own free counter", () => {
    const hall = new Hall().open();
    hall.must({ type: 'open-counter', counter: '1', profile: null }, clerk('x'));
    hall.must({ type: 'open-counter', counter: '2', profile: null }, clerk('y'));
    const ticket = hall.issue('a');
    hall.next('1', clerk('x'));
    hall.must({ type: 'start-ticket', ticket }, clerk('x'));
    hall.must({ type: 'park-ticket', ticket, reason: 'Copies' }, clerk('x'));
    const resume = { type: 'resume-ticket', ticket } as const;
    expect(hall.try(resume, clerk('z'))).toBe('counter-closed');
    hall.must(resume, clerk('y'));
    expect(hall.ticket(ticket)).toMatchObject({ status: 'serving', counter: '2', clerk: 'y' });
    hall.must({ type: 'park-ticket', ticket, reason: null }, clerk('y'));
    hall.issue('a');
    hall.next('2', clerk('y'));
    expect(hall.try(resume, clerk('y'))).toBe('counter-busy');
    hall.must({ type: 'requeue-ticket', ticket, reason: null }, clerk('x'));
    expect(hall.next('1', clerk('x')).ticket).toBe(ticket);
  });
});
