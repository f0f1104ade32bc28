import type { ClockCorrected } from '../../shared/events.ts';
import type { Interval, Leg } from '../../shared/reports/figures.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';
import { waitsFrom } from './booked-ticket.ts';
import { dateAt, instantOf } from './business-day.ts';
import { emergencyMoved } from './emergency.ts';
import { isBookedLine } from './order/lines.ts';
import { joinLine } from './order/waiting-lines.ts';
import { emptyMap, entries, put } from './ordered-map.ts';
import { byPlace, type Day, type KeptDay, type State } from './state.ts';
import type { Ticket } from './ticket.ts';

/**
 * [T6] The state after its clock was corrected. A ticket that has not ended keeps place, order and the time waited, as if the clock
 * had been right since; what was under way is marked inaccurate. The day that stands goes on, under the date that it is.
 */
export function corrected(state: State, event: ClockCorrected): State {
  const by = event.at - event.was;
  const tickets = [...entries(state.tickets)].map(({ value }) => ({
    ...(hasEnded(value.status) ? value : moved(value, by)),
    // What was done by the other clock is not taken back by this one.
    undoable: null,
  }));
  const bare: State = {
    ...state,
    ...emergencyMoved(state, by),
    at: event.at,
    day: state.day === null ? null : dayMoved(state.day, by, event.at),
    kept: keptMoved(state, event.at),
    tickets: tickets.reduce((map, ticket) => put(map, ticket.id, ticket), state.tickets),
    lines: new Map(),
    cooldown: emptyMap(byPlace),
    waiting: 0,
    waitingFor: emptyMap((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    counters: new Map([...state.counters].map(([id, counter]) => [id, { ...counter, since: counter.since + by }])),
    ...callsMoved(state, by),
    paced: new Map([...state.paced].map(([id, until]) => [id, until + by])),
  };
  return tickets.filter(({ status }) => status === 'waiting').reduce((now, ticket) => joinLine(now, ticket), bare);
}

const callsMoved = ({ pastCalls, outOfTurn }: State, by: number): Pick<State, 'pastCalls' | 'outOfTurn'> => ({
  pastCalls: pastCalls.map((call) => ({ ...call, at: call.at + by })),
  outOfTurn: outOfTurn.map((call) => ({ ...call, at: call.at + by })),
});

const later = (at: number | null, by: number): number | null => (at === null ? null : at + by);

const legMoved = (leg: Leg, by: number): Leg => ({
  ...leg,
  from: leg.from + by,
  to: later(leg.to, by),
  queuedAt: later(leg.queuedAt, by),
  firstCalledAt: later(leg.firstCalledAt, by),
  lastCalledAt: later(leg.lastCalledAt, by),
  firstStartedAt: later(leg.firstStartedAt, by),
  inaccurate: leg.inaccurate || leg.to === null,
});

const intervalMoved = (interval: Interval, by: number): Interval => ({
  ...interval,
  from: interval.from + by,
  to: later(interval.to, by),
});

const moved = (ticket: Ticket, by: number): Ticket => ({
  ...ticket,
  issuedAt: ticket.issuedAt + by,
  firstCalledAt: later(ticket.firstCalledAt, by),
  firstStartedAt: later(ticket.firstStartedAt, by),
  lastCalledAt: later(ticket.lastCalledAt, by),
  ...placeMoved(ticket, by),
  legs: legsMoved(ticket, by),
  history: ticket.history.map((interval) => intervalMoved(interval, by)),
});

/** [SE15] Those who booked wait from their slot on, which no clock moves, or from when they came if that is later. */
const legsMoved = ({ legs, booked, issuedAt }: Ticket, by: number): readonly Leg[] =>
  legs.map((leg) => {
    const moved = legMoved(leg, by);
    const isOfSeat = booked !== null && leg.index === 0 && leg.queuedAt !== null && leg.firstCalledAt === null;
    return isOfSeat ? { ...moved, queuedAt: waitsFrom(booked, issuedAt + by) } : moved;
  });

/** Those who wait stand where they stood; those who booked, at their slot, which no clock moves. */
const placeMoved = ({ place, notBefore, booked }: Ticket, by: number): Pick<Ticket, 'place' | 'notBefore'> => {
  const isFixed = place !== null && isBookedLine(place.line);
  if (isFixed) return { place, notBefore: notBefore === booked?.notBefore ? notBefore : later(notBefore, by) };
  return { notBefore: later(notBefore, by), place: place === null ? null : { ...place, order: place.order + by } };
};

/** More laps than a series makes in a day: a number of the corrected day is never one that the date gave before. */
const laps = 1000;
const nextLaps = <Use extends { readonly lap: number }>(uses: Iterable<readonly [string, Use]>) =>
  [...uses].map(([id, use]) => [id, { ...use, lap: use.lap + laps }] as const);

const dayMoved = (day: Day, by: number, at: number): Day => {
  const date = dateAt(at, day.timeZone);
  const on = { ...day, openedAt: day.openedAt + by };
  if (date === day.date) return on;
  return { ...on, date, midnight: instantOf(date, '24:00', day.timeZone), series: new Map(nextLaps(day.series)) };
};

/** A day that is over under a date that has not come yet goes on where it left off. */
const keptMoved = ({ kept, day, centre }: State, at: number): KeptDay | null => {
  if (kept === null || centre === null) return kept;
  const date = dateAt(at, day?.timeZone ?? centre.timeZone);
  if (kept.date <= date) return kept;
  const series = nextLaps(kept.series.map((use) => [use.id, use] as const)).map(([, use]) => use);
  return { ...kept, date, series };
};
