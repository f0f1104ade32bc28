import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workOf } from '../../engine/figures/work.ts';
import { apply } from '../../engine/queue/apply.ts';
import { ticketFromEvents } from '../../engine/queue/evolve-ticket.ts';
import { initialState } from '../../engine/queue/state.ts';
import { beginWork } from '../../server/reports/work.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { Hall } from '../queue/hall.ts';
import { begun, centre, story, take } from '../queue/story.ts';

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, one) => sum + one, 0);

/** Time at which counters were open, and paused, by the states that the log goes through (ms). */
const openByStates = (log: readonly QueueEvent[]) => {
  let state = initialState;
  const sums = { open: 0, paused: 0 };
  for (const event of log) {
    const gone = event.type === 'clock-corrected' ? event.was - state.at : event.at - state.at;
    for (const { state: standing } of state.counters.values()) {
      if (state.day?.practice !== false || standing === 'closed') continue;
      sums.open += gone;
      if (standing === 'paused') sums.paused += gone;
    }
    state = apply(state, event);
  }
  return sums;
};

/** Time in service by the history of each ticket (ms). */
const servingByTickets = (log: readonly QueueEvent[], until: number): number =>
  sumOf(
    [...Map.groupBy(log, (event) => ('ticket' in event ? event.ticket : ''))].flatMap(([id, events]) => {
      const ticket = id === '' ? null : ticketFromEvents(events);
      if (ticket === null || ticket.practice) return [];
      return ticket.history
        .filter(({ status }) => status === 'serving')
        .map(({ from, to }) => Math.max(0, (to ?? until) - from));
    }),
  );

test('whatever happens in a hall, open, paused and serving are what the states and the tickets say', () => {
  assertSeeded(
    fc.property(centre, story, (make, steps) => {
      const hall = begun(make);
      for (const step of steps) take(hall, step);
      const until = hall.state.at;
      const work = workOf(hall.log, until);
      const { open, paused } = openByStates(hall.log);
      expect(sumOf(work.map(({ openMs }) => openMs))).toBe(open);
      expect(sumOf(work.map(({ pausedMs }) => pausedMs))).toBe(paused);
      expect(sumOf(work.map(({ servingMs }) => servingMs))).toBe(servingByTickets(hall.log, until));
    }),
  );
});

describe('one counter', () => {
  test('a finish that is taken back was none: the visit goes on', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue();
    hall.next();
    hall.must({ type: 'start-ticket', ticket });
    hall.wait(59).must({ type: 'finish-ticket', ticket, outcome: null });
    hall.must({ type: 'undo-move', ticket });
    hall.wait(58).must({ type: 'finish-ticket', ticket, outcome: null });
    const [work] = workOf(hall.log, hall.state.at);
    expect(work).toMatchObject({ counter: '1', clerk: 'chief', servingMs: 120_000, pausedMs: 0 });
  });

  test('each clerk of it has their own time', () => {
    const hall = new Hall().open('1');
    hall.wait(99).must({ type: 'close-counter', counter: '1', reason: null });
    hall.must({ type: 'open-counter', counter: '1', profile: null }, { kind: 'user', id: 'other', role: 'manager' });
    expect(workOf(hall.log, hall.now + 50_000).map(({ clerk, openMs }) => [clerk, openMs])).toEqual([
      ['chief', 100_000],
      ['other', 50_000],
    ]);
  });
});

test('days of which nothing is recorded are counted apart, and their figures are empty, not 0', () => {
  const report = beginWork('counter');
  const stays = Uint32Array.of(60);
  report.add({ date: '2026-11-18', counted: { work: [], served: [{ counter: '1', clerk: '', stays }] } });
  expect(report.finish()).toMatchObject({
    days: 1,
    daysRecorded: 0,
    rows: [{ key: '1', days: 0, open: null, serving: null, paused: null, idle: null, stay: { count: 1, mean: 60 } }],
  });
  const work = [{ counter: '1', clerk: 'u', openMs: 3_600_000, pausedMs: 600_500, servingMs: 1_800_000 }];
  report.add({ date: '2026-11-19', counted: { work, served: [] } });
  expect(report.finish()).toMatchObject({
    days: 2,
    daysRecorded: 1,
    total: { days: 1, open: 3600, serving: 1800, paused: 600, idle: 1200 },
  });
});
