import { describe, expect, test } from 'vitest';
import { applyAll } from '../../engine/queue/apply.ts';
import { initialState } from '../../engine/queue/state.ts';
import { counterView } from '../../engine/queue/views/counter.ts';
import { kioskView } from '../../engine/queue/views/kiosk.ts';
import { unknownWaits } from '../../engine/queue/views/waits.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { clerk, Hall, kiosk } from './hall.ts';
import { smallCentre } from './small-centre.ts';

const calling = (rules: Partial<Centre['calling']>, more: Partial<Centre> = {}): Centre =>
  smallCentre({ calling: { secondsBetweenRecalls: 0, ...rules }, ...more });

describe('no-shows', () => {
  test('[S1] nobody came only after as many calls as the centre asks for', () => {
    const hall = new Hall(calling({ callsBeforeNoShow: 3 })).open('1');
    const ticket = hall.issue('a');
    hall.next();
    const noShow = { type: 'mark-no-show', ticket } as const;
    expect(hall.try(noShow)).toBe('too-few-calls');
    hall.must({ type: 'recall-ticket', ticket, callId: 'r1' });
    expect(hall.try(noShow)).toBe('too-few-calls');
    hall.must({ type: 'requeue-ticket', ticket, reason: null });
    hall.next();
    for (const callId of ['r2', 'r3']) {
      expect(hall.try(noShow)).toBe('too-few-calls');
      hall.must({ type: 'recall-ticket', ticket, callId });
    }
    hall.must(noShow);
    expect(hall.ticket(ticket).status).toBe('no-show');
  });

  test('[S3] [O5] goes back by its age as often as the centre says, in the same leg, and then ends', () => {
    const hall = new Hall(calling({ afterNoShow: { kind: 'back-by-age', times: 2 } })).open('1');
    const [first, second] = [hall.issue('a'), hall.issue('a')];
    const called = hall.next();
    const events = hall.must({ type: 'mark-no-show', ticket: first });
    expect(events).toMatchObject([{ type: 'ticket-no-show', back: { place: { line: 's:a' } } }]);
    expect(hall.ticket(first)).toMatchObject({ status: 'waiting', misses: 1, firstCalledAt: called.at });
    expect(hall.ticket(first).legs).toHaveLength(1);
    expect(hall.ticket(first).history).toHaveLength(3);
    expect(hall.next()).toMatchObject({ ticket: first, because: { rule: 'came-back' } });
    hall.must({ type: 'mark-no-show', ticket: first });
    expect(hall.next().ticket).toBe(first);
    hall.must({ type: 'mark-no-show', ticket: first });
    expect(hall.ticket(first).status).toBe('no-show');
    expect(hall.ticket(first).legs[0]).toMatchObject({ firstCalledAt: called.at, ending: 'no-show' });
    expect(hall.nextAndDone()).toBe(second);
  });

  test('[S3] goes back behind so many who wait for its service, whatever their class, or behind all', () => {
    const afterNoShow = { kind: 'back-after', tickets: 2, times: 1 } as const;
    const hall = new Hall(calling({ afterNoShow })).open('1');
    const first = hall.issue('a');
    const [b, x, y, z] = [hall.issue('b'), hall.issue('a', 'veteran'), hall.issue('a'), hall.issue('a')];
    expect(hall.next().ticket).toBe(x);
    hall.must({ type: 'requeue-ticket', ticket: x, reason: null });
    hall.must({ type: 'call-ticket', counter: '1', ticket: first, callId: 'c', reason: 'here' });
    hall.must({ type: 'mark-no-show', ticket: first });
    expect([1, 2, 3, 4, 5].map(() => hall.nextAndDone())).toEqual([x, b, y, first, z]);
    const [alone, other] = [hall.issue('a'), hall.issue('b')];
    hall.next();
    hall.must({ type: 'mark-no-show', ticket: alone });
    const newest = hall.issue('a');
    expect([1, 2, 3].map(() => hall.nextAndDone())).toEqual([other, alone, newest]);
  });

  test('[S2] is not offered while it cools, is counted and shown, and can be called by hand with a reason', () => {
    const rules = { afterNoShow: { kind: 'back-by-age', times: 3 }, coolingSeconds: 300 } as const;
    const hall = new Hall(calling(rules)).open('1');
    const [first, second] = [hall.issue('a'), hall.issue('a')];
    hall.next();
    hall.must({ type: 'mark-no-show', ticket: first });
    expect(hall.state.waiting).toBe(2);
    const view = () =>
      counterView(hall.state, '1', hall.now, {
        notes: new Map(),
        nameOf: (id) => id,
        printers: [],
        waits: unknownWaits,
      })?.waiting;
    expect(view()?.map(({ id, notBefore }) => [id, notBefore !== null])).toEqual([
      [second, false],
      [first, true],
    ]);
    expect(hall.nextAndDone()).toBe(second);
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('nothing-waiting');
    const byHand = { type: 'call-ticket', counter: '1', ticket: first, callId: 'y' } as const;
    expect(hall.try({ ...byHand, reason: null })).toBe('needs-reason');
    hall.must({ ...byHand, reason: 'Stands here' });
    hall.must({ type: 'mark-no-show', ticket: first });
    hall.wait(300);
    expect(view()?.map(({ notBefore }) => notBefore)).toEqual([null]);
    const third = hall.issue('a');
    expect([hall.nextAndDone(), hall.nextAndDone()]).toEqual([first, third]);
    expect(applyAll(initialState, hall.log)).toEqual(hall.state);
  });

  test('[S2] [W2] one that cools for a counter that closes goes back to its service', () => {
    const rules = { afterNoShow: { kind: 'back-by-age', times: 3 }, coolingSeconds: 300 } as const;
    const hall = new Hall(calling(rules)).open('1', '2');
    const ticket = hall.issue('a');
    hall.must({ type: 'transfer-ticket', ticket, target: { counter: '2' }, placing: 'age' });
    hall.next('2');
    hall.must({ type: 'mark-no-show', ticket });
    hall.must({ type: 'close-counter', counter: '2', reason: null });
    expect(hall.try({ type: 'call-next', counter: '1', callId: 'x' })).toBe('nothing-waiting');
    hall.wait(300);
    expect(hall.nextAndDone('1')).toBe(ticket);
  });
});

describe('limits on tickets', () => {
  const limited = (limits: Centre['limits']): Hall =>
    new Hall(smallCentre(limits === undefined ? {} : { limits })).open('1');

  test('[E1] visitors get no ticket while too many wait in the centre or for the service; staff may give one', () => {
    const hall = new Hall(
      smallCentre({
        limits: { waiting: 3 },
        services: smallCentre().services.map((one) => (one.id === 'a' ? { ...one, waitingLimit: 1 } : one)),
      }),
    ).open('1');
    hall.issue('a', null, kiosk);
    expect(hall.tryIssue('a', kiosk)).toBe('queue-full');
    hall.issue('b', 'veteran', kiosk);
    hall.issue('c', null, kiosk);
    expect(hall.tryIssue('b', kiosk)).toBe('hall-full');
    expect(typeof hall.tryIssue('a', clerk('x'))).toBe('object');
    for (let call = 0; call < 3; call++) hall.nextAndDone();
    expect(hall.tryIssue('b', kiosk)).not.toBe('hall-full');
  });

  test('[E2] gives the last tickets before closing time: a fixed time before, or while the wait still fits', () => {
    const turnedTo = (hall: Hall, time: string): Hall => {
      hall.now = Date.parse(`2026-11-23T${time}:00+04:00`);
      return hall;
    };
    const hall = limited({ lastTicketsSeconds: 1800, onlyBeforeClosing: true });
    expect(typeof turnedTo(hall, '17:29').tryIssue('a', kiosk)).toBe('object');
    expect(turnedTo(hall, '17:30').tryIssue('a', kiosk)).toBe('closing-soon');
    expect(typeof hall.tryIssue('a', clerk('x'))).toBe('object');
    const ask = (time: string, expectedWaitSeconds: number | null) => {
      const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false, priorityClass: null } as const;
      const ids = { ticket: hall.id('t'), job: hall.id('j') };
      turnedTo(hall, time);
      return hall.try({ type: 'issue-ticket', ...ids, service: 'a', expectedWaitSeconds, ...rest }, kiosk);
    };
    const other = limited({ onlyBeforeClosing: true });
    expect(typeof turnedTo(other, '17:59').tryIssue('a', kiosk)).toBe('object');
    hall.state = new Hall(smallCentre({ limits: { onlyBeforeClosing: true } })).open('1').state;
    expect(ask('16:00', 7300)).toBe('closing-soon');
    expect(typeof ask('16:00', 7100)).toBe('object');
    expect(typeof ask('17:59', null)).toBe('object');
  });

  test('[E4] a service with hours of its own gives no ticket outside them, by the clock of the centre', () => {
    const [none, spans] = [[], [{ from: '09:30', to: '12:00' }]];
    const week = { mon: spans, tue: none, wed: none, thu: none, fri: none, sat: none, sun: none };
    const services = smallCentre().services.map((one) => (one.id === 'a' ? { ...one, week } : one));
    const hall = new Hall(smallCentre({ services })).open('1');
    const at = (time: string, by = kiosk) => {
      hall.now = Date.parse(`${time}:00+04:00`) - 1000;
      const asked = ['a', 'b'].map((service) => hall.tryIssue(service, by));
      return asked.map((given) => (typeof given === 'string' ? given : 'given'));
    };
    expect(at('2026-11-23T11:59')).toEqual(['given', 'given']);
    expect(at('2026-11-23T12:00')).toEqual(['service-closed', 'given']);
    expect(at('2026-11-23T12:01', clerk('x'))).toEqual(['service-closed', 'given']);
    const extra = { printer: null, prints: [], waits: unknownWaits };
    const { services: shown } = kioskView(hall.state, 'k', hall.now, extra) ?? { services: [] };
    expect(shown.map(({ id, unavailable }) => [id, unavailable])).toEqual([
      ['a', 'service-closed'],
      ['b', null],
      ['c', null],
    ]);
    expect(at('2026-11-24T09:45')).toEqual(['service-closed', 'given']);
    const early = new Hall(smallCentre({ services }), '2026-11-23T09:15:00+04:00').open('1');
    expect(early.tryIssue('a', kiosk)).toBe('service-closed');
    const practice = new Hall(smallCentre({ services }), '2026-11-23T08:00:00+04:00');
    practice.must({ type: 'open-day', practice: true, force: false });
    practice.issue('a');
  });
});
