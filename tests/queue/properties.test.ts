import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, applyAll } from '../../engine/queue/apply.ts';
import { decide } from '../../engine/queue/decide.ts';
import { ticketFromEvents } from '../../engine/queue/evolve-ticket.ts';
import { changedLegs } from '../../engine/queue/legs.ts';
import { ahead } from '../../engine/queue/order/ahead.ts';
import { aheadOfNewcomers } from '../../engine/queue/order/ahead-of-newcomers.ts';
import { chooseNext } from '../../engine/queue/order/choose-next.ts';
import { withDue } from '../../engine/queue/order/waiting-lines.ts';
import { why } from '../../engine/queue/order/why.ts';
import { entries, get, type OrderedMap } from '../../engine/queue/ordered-map.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import { type QueueEvent, undoableMoves } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { chief, type Hall } from './hall.ts';
import { holds } from './invariants.ts';
import { naiveOrder } from './naive.ts';
import { begun, centre, type Step, story, take } from './story.ts';

/** Whatever clerks and visitors do: each story is told once, and every rule below is asked of it. */

const picture = (state: State): string =>
  JSON.stringify([state.seq, state.waiting, [...entries(state.tickets)], [...state.counters]]);

/** All that a state says at a moment of another, but its place in the log, the wall's list of past calls, and what may be taken back. */
const said = (state: State, at: number) => {
  const { seq: _, at: __, pastCalls: ___, waitingFor, tickets, parked, ...rest } = withDue(state, at);
  return flat({
    ...rest,
    // Two that were parked in the same instant stand either way round.
    parked: [...parked].sort(),
    tickets: [...entries(tickets)].map(({ value }) => ({ ...value, undoable: null })),
    waitingFor: [...entries(waitingFor)].flatMap(({ key, value }) => (value > 0 ? [[key, value]] : [])),
  });
};

const isOrderedMap = (value: object): value is OrderedMap<unknown, unknown> => 'order' in value && 'root' in value;

/** The same with every ordered map as what is in it: which way its tree grew says nothing. */
const flat = (value: unknown): unknown => {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, flat(one)]));
  if (Array.isArray(value)) return value.map(flat);
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  if (isOrderedMap(value)) return [...entries(value)].map((one) => [flat(one.key), flat(one.value)]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, flat(one)]));
};

/** [U1] [U2] Whatever may be taken back: at once, it is as if it had never been done. */
const canBeTakenBack = (hall: Hall, before: State, log: readonly QueueEvent[]): void => {
  const [move, more] = log;
  if (move === undefined || more !== undefined || !undoableMoves.some((type) => type === move.type)) return;
  const ticket = 'ticket' in move ? move.ticket : '';
  const undone = decide(hall.state, { type: 'undo-move', ticket, at: hall.state.at, by: chief });
  if (!undone.ok) throw new Error(`[U1] ${move.type} could not be taken back: ${undone.refusal.code}`);
  const after = applyAll(hall.state, undone.value);
  holds(after);
  expect(said(after, after.at)).toEqual(said(before, after.at));
};

/** [M2] [C3] [N2] [L1] The state never contradicts itself. [T2] [T4] A refusal changes nothing, and an earlier state stays. */
const tell = (hall: Hall, steps: readonly Step[], written: Map<string, LegRow>): void => {
  for (const one of steps) {
    const before = hall.state;
    const [seen, logged] = [picture(before), hall.log.length];
    take(hall, one);
    holds(hall.state);
    if (hall.log.length === logged && hall.state !== before) throw new Error('[T2] a refusal changed the state');
    if (picture(before) !== seen) throw new Error('[T4] an earlier state changed');
    canBeTakenBack(hall, before, hall.log.slice(logged));
    for (const row of changedLegs(hall.state, hall.log.slice(logged))) written.set(`${row.ticket}/${row.leg}`, row);
  }
};

/** [T1] Time never goes back in the log. [T3] Replaying it gives the same state, and each ticket from its own events alone. */
const replays = (hall: Hall): void => {
  const times = hall.log.map((event) => event.at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(applyAll(initialState, hall.log)).toEqual(hall.state);
  for (const { key, value } of entries(hall.state.tickets)) {
    const own = hall.log.filter((event) => 'ticket' in event && event.ticket === key);
    expect({ ...ticketFromEvents(own), tie: value.tie }).toEqual(value);
  }
};

/** [T3] Replaying from the configuration and the last opening gives the same day. */
const replaysFromOpening = (hall: Hall): void => {
  const opened = hall.log.findLastIndex((event) => event.type === 'day-opened');
  const state = [0, ...hall.log.keys()].filter((at, index) => (index === 0 ? true : at >= opened));
  const short = state.reduce((now, at) => {
    const event = hall.log[at];
    return event === undefined ? now : apply(now, event, at + 1);
  }, initialState);
  expect(short).toEqual(hall.state);
};

/** [L4] Rows of legs written event by event are those that the whole log gives. */
const legsAgree = (hall: Hall, written: ReadonlyMap<string, LegRow>): void => {
  for (const row of written.values()) {
    if (row.waitSeconds !== null) expect(row.waitSeconds).toBeGreaterThanOrEqual(0);
    if (row.serviceSeconds !== null) expect(row.serviceSeconds).toBeGreaterThanOrEqual(0);
    expect(row.waitSeconds === null).toBe(row.queuedAt === null || row.calledAt === null);
  }
  for (const row of changedLegs(hall.state, hall.log)) {
    if (row.endedAt !== null) expect(written.get(`${row.ticket}/${row.leg}`)).toEqual(row);
  }
};

/** [O1] [O2] [O3] [O6] [O7] [O8] [S2] Call next is what a plain look through all that wait would choose. */
const choosesAsNaively = (hall: Hall, at: number): void => {
  for (const id of hall.state.counters.keys())
    expect(chooseNext(hall.state, id, at)?.ticket).toBe(naiveOrder(hall.state, id, at)[0]?.id);
};

/** All that a counter would call at one instant, by asking the engine again and again. */
const calledInTurn = (state: State, counter: string, at: number): readonly string[] => {
  const order: string[] = [];
  let now = state;
  for (let next = chooseNext(now, counter, at); next !== null; next = chooseNext(now, counter, at)) {
    order.push(next.ticket);
    const gone = { at: now.at, by: chief, date: null, practice: false, ticket: next.ticket, reason: null } as const;
    now = apply(now, { ...gone, type: 'ticket-cancelled' });
  }
  return order;
};

/** [W1] People ahead are those the quickest counter would call before, one after another, right now. */
const aheadIsCalledBefore = (hall: Hall, at: number): void => {
  const counters = [...hall.state.counters].filter(([, now]) => now.state !== 'closed').map(([id]) => id);
  const orders = counters.map((id) => calledInTurn(hall.state, id, at));
  for (const { value: ticket } of entries(hall.state.tickets)) {
    const counts = orders.map((order) => order.indexOf(ticket.id)).filter((count) => count >= 0);
    if (counts.length > 0) expect(ahead(hall.state, ticket, at)).toBe(Math.min(...counts));
  }
};

/** [O9] Why not me: those named before a ticket are exactly those ahead of it. */
const whyNamesThoseAhead = (hall: Hall, at: number): void => {
  for (const { value: ticket } of entries(hall.state.tickets)) {
    const answer = why(hall.state, ticket, at);
    if (answer === null) continue;
    expect(answer.before.reduce((sum, group) => sum + group.count, 0)).toBe(answer.ahead);
    expect(answer.ahead).toBe(ahead(hall.state, ticket, at));
    for (const group of answer.before) expect(group.count).toBeGreaterThan(0);
    for (const counter of answer.counters) {
      const order = naiveOrder(hall.state, counter, at).map((one) => one.number);
      const before = new Set(order.slice(0, answer.ahead));
      for (const { numbers } of answer.before) for (const number of numbers) expect(before).toContain(number);
    }
  }
};

/** [W1] One who asks is told as many as the ticket says that they then take; it changes the story, so it comes last. */
const newcomersAreToldTheSame = (hall: Hall): void => {
  for (const service of ['a', 'b', 'c']) {
    const told = aheadOfNewcomers(hall.state, Math.max(hall.now, hall.state.at))(service);
    const ticket = hall.id('t');
    const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
    hall.try({ type: 'issue-ticket', ticket, job: hall.id('j'), service, priorityClass: null, ...rest });
    const issued = get(hall.state.tickets, ticket);
    if (issued !== undefined) expect(told).toBe(ahead(hall.state, issued));
  }
};

/** The same stories each time, and others each time; fast-check names the seed of a story that breaks a rule. */
const seeds = [
  ...[20_171, 36_541, 46_048, 173_990, 614_418_047].map((seed) => [seed, 200] as const),
  [Date.now() | 0, 400] as const,
];

test.each(seeds)(
  '[T1] [T2] [T3] [T4] [M2] [C3] [N2] [L1] [L4] [O1] [O2] [O3] [O6] [O7] [O8] [O9] [S2] [U1] [U2] [W1] in stories of seed %i',
  (seed, numRuns) => {
    fc.assert(
      fc.property(story, centre, fc.nat(4000), (steps, make, later) => {
        const hall = begun(make);
        const written = new Map<string, LegRow>();
        tell(hall, steps, written);
        const at = hall.state.at + later * 1000;
        replays(hall);
        replaysFromOpening(hall);
        legsAgree(hall, written);
        choosesAsNaively(hall, at);
        aheadIsCalledBefore(hall, at);
        whyNamesThoseAhead(hall, at);
        newcomersAreToldTheSame(hall);
      }),
      { seed, numRuns },
    );
  },
);
