import { describe, expect, test } from 'vitest';
import { summarise } from '../../engine/figures/summary.ts';
import { apply } from '../../engine/queue/apply.ts';
import { dayLine } from '../../engine/queue/business-day.ts';
import { legRow } from '../../engine/queue/legs.ts';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { initialState } from '../../engine/queue/state.ts';
import { counterView } from '../../engine/queue/views/counter.ts';
import { floorView } from '../../engine/queue/views/floor.ts';
import { hallView } from '../../engine/queue/views/hall.ts';
import { kioskView } from '../../engine/queue/views/kiosk.ts';
import { phoneView } from '../../engine/queue/views/phone.ts';
import { unknownWaits } from '../../engine/queue/views/waits.ts';
import { nothingLearnt } from '../../engine/wait/estimator.ts';
import { followEvents } from '../../engine/wait/from-events.ts';
import { visitsFromLegs } from '../../engine/wait/training/past-visits.ts';
import type { Actor } from '../../shared/access.ts';
import { clerk, Hall, kiosk } from './hall.ts';
import { holds } from './invariants.ts';
import { withPhoneDesk } from './phone-desks.ts';
import { smallCentre } from './small-centre.ts';

const begin = (hall: Hall, kind: 'evacuate' | 'shelter' | 'suspend' = 'suspend', by: Actor = clerk('leyla')) =>
  hall.must({ type: 'begin-emergency', kind }, by);
const end = (hall: Hall, by: Actor = clerk('omar')) => hall.must({ type: 'end-emergency' }, by);
const rows = (hall: Hall, id: string) => {
  const ticket = hall.ticket(id);
  return ticket.legs.map((leg) => legRow('small', ticket, leg, hall.state));
};

describe('an emergency', () => {
  test('[EM1] is told in each language of the centre: in its own words, else in the usual ones', () => {
    const own = smallCentre({ texts: { ...smallCentre().texts, evacuate: { az: 'Həyətə çıxın.' } } });
    const hall = new Hall(own).open('1');
    const [event] = begin(hall, 'evacuate');
    if (event?.type !== 'emergency-begun') throw new Error('it did not begin');
    expect(Object.keys(event.texts)).toEqual(own.languages);
    expect(event.texts.az).toBe('Həyətə çıxın.');
    for (const language of own.languages) expect(event.texts[language]).toBeTruthy();
  });

  test('[EM1] the same again is no event; another kind takes its place and counts on from when it began', () => {
    const hall = new Hall().open('1');
    begin(hall, 'suspend');
    const since = hall.state.emergency?.since;
    expect(begin(hall, 'suspend')).toEqual([]);
    begin(hall, 'evacuate', clerk('omar'));
    expect(hall.state.emergency).toMatchObject({ kind: 'evacuate', since, by: 'omar' });
    expect(hall.state.stops).toHaveLength(1);
  });

  test('[EM1] stands in every view, and only staff are told who began it', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('a');
    begin(hall, 'evacuate');
    const { state, now } = hall;
    const nameOf = (id: string) => `Name of ${id}`;
    const staff = { nameOf, notes: new Map<string, string>(), printers: [], waits: unknownWaits };
    const views = [
      kioskView(state, 'k', now, { printer: null, prints: [], waits: unknownWaits }),
      hallView(state, 'd', now),
      phoneView(state, ticket, unknownWaits),
    ];
    for (const view of views) {
      expect(view?.centre.emergency).toMatchObject({ kind: 'evacuate', since: new Date(now).toISOString() });
      expect(view?.centre.emergency).not.toHaveProperty('by');
    }
    const desk = counterView(state, '1', now, staff);
    expect(desk).toMatchObject({ centre: { emergency: { by: 'Name of leyla' } } });
    const today = summarise([], 'day', { timeZone: 'UTC', targetSeconds: 900 }).total;
    const server = {
      clock: { state: 'sure', offSeconds: 0 },
      refusedFiles: [],
      certificate: null,
      voiceMissing: false,
    } as const;
    expect(floorView(state, now, { ...staff, devices: [], serial: [], today, server })).toMatchObject({
      centre: { emergency: { by: 'Name of leyla' } },
    });
    expect(dayLine(state, now)).toMatchObject({ open: true, taking: false });
    end(hall);
    expect(hallView(hall.state, 'd', hall.now)?.centre).not.toHaveProperty('emergency');
  });

  test('[EM2] nobody is given a number, called, taken up or missed, nothing is printed and no day opens', () => {
    const hall = new Hall().open('1', '2');
    const called = hall.issue('a');
    const waiting = hall.issue('a');
    const parked = hall.issue('a');
    hall.next('1');
    hall.must({ type: 'park-ticket', ticket: parked });
    begin(hall);
    const before = hall.state;
    const wishes = [
      { type: 'call-next', counter: '2', callId: 'x' },
      { type: 'call-ticket', counter: '2', ticket: waiting, callId: 'x', reason: 'out of turn' },
      { type: 'serve-directly', counter: '2', ticket: 'y', service: 'a' },
      { type: 'recall-ticket', ticket: called, callId: 'x' },
      { type: 'resume-ticket', ticket: parked },
      { type: 'mark-no-show', ticket: called },
      { type: 'reprint-slip', ticket: waiting, job: 'j', printer: null },
      { type: 'open-day', practice: true, force: false },
    ] as const;
    for (const wish of wishes) expect([wish.type, hall.try(wish)]).toEqual([wish.type, 'emergency']);
    expect(hall.tryIssue('a')).toBe('emergency');
    expect(hall.tryIssue('a', kiosk)).toBe('emergency');
    expect(hall.state).toBe(before);
    end(hall);
    expect(hall.next('2').ticket).toBe(waiting);
  });

  test('[EM2] what is under way is brought to an end, and calls by telephone go on', () => {
    const hall = new Hall(withPhoneDesk()).open('1', '9');
    const ticket = hall.issue('a');
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket });
    begin(hall, 'evacuate');
    hall.must({ type: 'finish-ticket', ticket, outcome: null });
    hall.must({ type: 'serve-directly', counter: '9', ticket: 'call', service: 'b' });
    expect(hall.ticket('call')).toMatchObject({ channel: 'call', status: 'serving' });
  });

  test('[EM3] is ended by any of the staff, twice is once, and in an archived centre too', () => {
    const hall = new Hall().open('1');
    begin(hall);
    expect(end(hall)).toHaveLength(1);
    expect(end(hall, clerk('somebody'))).toEqual([]);
    begin(hall, 'evacuate');
    hall.must({ type: 'archive-centre', force: true });
    expect(hall.try({ type: 'begin-emergency', kind: 'suspend' })).toBe('centre-archived');
    expect(end(hall)).toHaveLength(1);
    expect(hall.state.emergency).toBeNull();
  });

  test('[EM4] the clock closes no day but at midnight, and opens none, while it stands', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T08:59:00+04:00');
    hall.now = Date.parse('2026-11-23T09:00:00+04:00');
    hall.must({ type: 'tick' });
    const waiting = hall.issue('a');
    begin(hall);
    hall.now = Date.parse('2026-11-23T23:30:00+04:00');
    expect(hall.must({ type: 'tick' })).toEqual([]);
    expect(hall.ticket(waiting).status).toBe('waiting');
    hall.now = Date.parse('2026-11-24T00:00:00+04:00');
    expect(hall.must({ type: 'tick' }).map(({ type }) => type)).toEqual(['ticket-expired', 'day-closed']);
    hall.now = Date.parse('2026-11-24T10:00:00+04:00');
    expect(hall.must({ type: 'tick' })).toEqual([]);
    end(hall);
    expect(hall.must({ type: 'tick' }).map(({ type }) => type)).toEqual(['day-opened']);
  });

  test('[EM5] its seconds stay in the wait, counted apart; the service level and the service time leave them out', () => {
    const hall = new Hall().open('1', '2');
    const served = hall.issue('a');
    const waiting = hall.issue('a');
    hall.next('1');
    hall.must({ type: 'start-ticket', ticket: served });
    hall.wait(100);
    begin(hall);
    hall.wait(3599);
    end(hall);
    hall.wait(200);
    hall.must({ type: 'finish-ticket', ticket: served, outcome: null });
    hall.next('2');
    const [first] = rows(hall, served);
    const [second] = rows(hall, waiting);
    expect(first).toMatchObject({ serviceSeconds: 302, suspendedWaitSeconds: 0, suspendedAfterSeconds: 3600 });
    expect(second).toMatchObject({ waitSeconds: 3905, suspendedWaitSeconds: 3600, suspendedAfterSeconds: 0 });
    if (first === undefined || second === undefined) throw new Error('no legs');
    const { total } = summarise([first, second], 'day', { timeZone: 'UTC', targetSeconds: 900 });
    expect(total).toMatchObject({ serviceLevel: 1, suspendedSeconds: 3600, wait: { max: 3905 } });
    const strict = summarise([first, second], 'day', { timeZone: 'UTC', targetSeconds: 300 }).total;
    expect(strict.serviceLevel).toBe(0.5);
    expect(visitsFromLegs([first, second], () => 0)).toEqual([]);
    expect(hall.state.counters.get('1')?.servedSeconds).toBe(302);
    holds(hall.state);
  });

  test('[EM5] what is estimated of the day afterwards knows nothing of the visits that it fell into', () => {
    const told = (withEmergency: boolean) => {
      const hall = new Hall().open('1');
      for (let visit = 0; visit < 6; visit++) {
        hall.issue('a');
        hall.wait(120);
        hall.nextAndDone('1');
      }
      const known = hall.log.length;
      const long = hall.issue('a');
      hall.next('1');
      hall.must({ type: 'start-ticket', ticket: long });
      if (withEmergency) begin(hall);
      hall.wait(7200);
      if (withEmergency) end(hall);
      hall.must({ type: 'finish-ticket', ticket: long, outcome: null });
      const seconds = (events: readonly (typeof hall.log)[number][]) => {
        const following = followEvents(nothingLearnt);
        for (const event of events) following.follow(event);
        return following.estimator().tracker.counters.serviceSeconds('a');
      };
      return { before: seconds(hall.log.slice(0, known)), after: seconds(hall.log) };
    };
    const spoilt = told(false);
    expect(spoilt.after).toBeGreaterThan(spoilt.before * 2);
    const kept = told(true);
    expect(kept.after).toBe(kept.before);
  });

  test('[T3] [EM5] the log replayed gives the same legs and the same state', () => {
    const hall = new Hall().open('1');
    const first = hall.issue('a');
    begin(hall);
    hall.wait(60);
    end(hall);
    hall.next('1');
    begin(hall, 'shelter');
    const state = hall.log.reduce((before, event) => apply(before, event), initialState);
    expect(state.emergency).toEqual(hall.state.emergency);
    expect(state.stops).toEqual(hall.state.stops);
    const stored = hall.log.map((event, at) => ({ seq: at + 1, hash: '', event }));
    expect(replayedLegs(stored)).toEqual(rows(hall, first));
  });

  test('[T6] a corrected clock takes it along', () => {
    const hall = new Hall().open('1');
    hall.issue('a');
    begin(hall);
    const { now } = hall;
    const back = 86_400_000;
    hall.correct({ was: now + 5000, why: 'accepted', boot: 'b', generation: 1, offset: 0 }, now + 5000 - back);
    expect(hall.state.emergency?.since).toBe(now - back);
    end(hall);
    expect(hall.state.stops).toEqual([{ from: now - back, to: hall.now }]);
  });
});

/** Anything that a hall may be asked for, over and over, with emergencies in between. */
describe('whatever is asked', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '[EM2] nobody is issued or called meanwhile, and the places are the same after (seed %i)',
    (seed) => {
      const chance = seeded(seed);
      const hall = new Hall().open('1', '2');
      const tickets: string[] = [];
      let placed: string | null = null;
      for (let step = 0; step < 300; step++) {
        const wish = anyWish(chance, tickets, hall);
        const events = hall.try(wish);
        if (typeof events === 'string') continue;
        if (hall.state.emergency !== null) for (const { type } of events) expect(forbidden).not.toContain(type);
        for (const event of events) {
          if (event.type === 'ticket-issued') tickets.push(event.ticket);
          if (event.type === 'emergency-begun') placed ??= places(hall);
          else if (event.type === 'emergency-ended' && placed !== null) {
            expect(places(hall)).toBe(placed);
            placed = null;
          } else if (hall.state.emergency !== null) placed = places(hall);
        }
        holds(hall.state);
      }
      expect(hall.log.filter(({ type }) => type === 'emergency-begun').length).toBeGreaterThan(3);
    },
  );
});

const forbidden = [
  'ticket-issued',
  'ticket-called',
  'ticket-recalled',
  'ticket-served-directly',
  'ticket-no-show',
  'slip-reprinted',
];

const places = ({ state }: Hall): string =>
  JSON.stringify([...state.lines].map(([name, line]) => [name, JSON.stringify(line)]));

const seeded = (seed: number) => {
  let state = seed * 7919;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
};

const anyWish = (
  chance: (below: number) => number,
  tickets: readonly string[],
  hall: Hall,
): Parameters<Hall['try']>[0] => {
  const ticket = tickets[chance(Math.max(1, tickets.length))] ?? 'none';
  const counter = String(1 + chance(2));
  const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false, priorityClass: null } as const;
  const wishes: readonly Parameters<Hall['try']>[0][] = [
    { type: 'issue-ticket', ticket: hall.id('t'), job: hall.id('j'), service: chance(2) === 0 ? 'a' : 'b', ...rest },
    { type: 'call-next', counter, callId: hall.id('c') },
    { type: 'call-ticket', counter, ticket, callId: hall.id('c'), reason: 'x' },
    { type: 'recall-ticket', ticket, callId: hall.id('c') },
    { type: 'start-ticket', ticket },
    { type: 'finish-ticket', ticket, outcome: null },
    { type: 'mark-no-show', ticket },
    { type: 'serve-directly', counter, ticket: hall.id('t'), service: 'a' },
    { type: 'begin-emergency', kind: (['evacuate', 'shelter', 'suspend'] as const)[chance(3)] ?? 'suspend' },
    { type: 'end-emergency' },
  ];
  return wishes[chance(wishes.length)] ?? { type: 'tick' };
};
