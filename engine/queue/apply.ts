import type { CentreEvent } from '../../shared/centre/centre-events.ts';
import type { CounterEvent } from '../../shared/centre/counter-events.ts';
import type { EmergencyEvent, Stop } from '../../shared/centre/emergency.ts';
import { isKnownEvent } from '../../shared/country/known-events.ts';
import type { SeriesUse } from '../../shared/day-uses.ts';
import type { DayEvent, DayOpened, QueueEvent, StoredEvent, TicketEvent } from '../../shared/events.ts';
import type { LogGoneOn } from '../../shared/log-gone-on.ts';
import { legFigures } from '../../shared/reports/figures.ts';
import type { TicketStatus } from '../../shared/tickets/ticket.ts';
import { instantOf } from './business-day.ts';
import { indexCentre } from './centre-index.ts';
import { corrected } from './corrected.ts';
import { applyEmergency } from './emergency.ts';
import { evolveTicket } from './evolve-ticket.ts';
import { goneAfter } from './gone.ts';
import { counted, repaced } from './kiosk-pace.ts';
import { joinLine, leaveLine, withDue } from './order/waiting-lines.ts';
import { emptyMap, entries, get, put } from './ordered-map.ts';
import { byText, type CounterNow, counterNow, type Day, freshDay, type State } from './state.ts';
import { isBookingEvent, isCaseEvent, isTicketEvent, type Ticket } from './ticket.ts';

/**
 * The state after an event that stands at `seq` in the log. Total: a stored fact is never refused, and what a newer program
 * wrote is passed over.
 */
export function apply(state: State, event: QueueEvent, seq = state.seq + 1): State {
  if (event.type === 'clock-corrected') return { ...corrected(state, event), seq, corrected: event };
  const at = Math.max(state.at, event.at);
  const now = { ...withDue(state, at), seq, at };
  if (!isKnownEvent(event)) return now;
  if (isTicketEvent(event)) return applyTicket(now, event);
  // Seats are no part of a day: they live for months, and the store keeps them.
  return isBookingEvent(event) || isCaseEvent(event) ? now : applyToCentre(now, event);
}

/** The state after these events, the first at the seq after the state's. */
export function applyAll(state: State, events: readonly QueueEvent[]): State {
  return events.reduce((before, event) => apply(before, event), state);
}

/** [T3] The state after these events of the log, each at its seq. */
export function applyStored(state: State, stored: readonly StoredEvent[]): State {
  return stored.reduce((before, { event, seq }) => apply(before, event, seq), state);
}

const pastCallsKept = 24;
const outOfTurnKept = 50;

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);

const changeCounter = (state: State, id: string, change: (counter: CounterNow) => CounterNow): State => {
  const counter = counterNow(state, id);
  return counter === null ? state : { ...state, counters: withEntry(state.counters, id, change(counter)) };
};

const atCounter = (ticket: Ticket | null): boolean => ticket?.status === 'called' || ticket?.status === 'serving';

/** What the counter has done with the legs that this event ended in service, or opened again. */
const countServed = (state: State, before: Ticket | null, after: Ticket): State => {
  if (before === null) return state;
  const at = Math.min(before.legs.length, after.legs.length) - 1;
  const [was, is] = [servedIn(before, at, state.stops), servedIn(after, at, state.stops)];
  const ended = is ?? was;
  if (ended === null || (was !== null && is !== null)) return state;
  const sign = is === null ? -1 : 1;
  return changeCounter(state, ended.counter, (counter) => ({
    ...counter,
    served: counter.served + sign,
    servedSeconds: counter.servedSeconds + sign * ended.seconds,
  }));
};

/** Where a leg ended in service, and how long that took; null if it did not. */
const servedIn = (
  { legs, history }: Ticket,
  at: number,
  stops: readonly Stop[],
): { counter: string; seconds: number } | null => {
  const leg = legs[at];
  if (leg?.ending !== 'served' || leg.counter === null || leg.to === null) return null;
  return { counter: leg.counter, seconds: legFigures(leg, history, leg.to, stops).service ?? 0 };
};

const leaveCounter = (state: State, ticket: Ticket): State => {
  const { counter, callId } = ticket;
  if (counter === null) return state;
  const freed = changeCounter(state, counter, (now) => ({ ...now, ticket: null }));
  if (callId === null) return freed;
  const past = {
    callId,
    number: ticket.number,
    counter,
    service: ticket.service,
    at: ticket.lastCalledAt ?? ticket.issuedAt,
    call: ticket.calls,
  };
  return {
    ...freed,
    pastCalls: [past, ...freed.pastCalls.filter((other) => other.callId !== callId)].slice(0, pastCallsKept),
  };
};

/** [C3] A counter has at most one ticket that is called or serving. */
const takeCounter = (state: State, { id, counter, callId }: Ticket): State => {
  if (counter === null) return state;
  const taken = changeCounter(state, counter, (now) => ({ ...now, ticket: id }));
  // A call that is taken back is not over after all.
  const isOver = taken.pastCalls.some((past) => past.callId === callId);
  return isOver ? { ...taken, pastCalls: taken.pastCalls.filter((past) => past.callId !== callId) } : taken;
};

const enteredAt = (ticket: Ticket | undefined): number => ticket?.history.at(-1)?.from ?? 0;

/** Those with a status, the latest to get it first. */
const list = (
  state: State,
  ids: readonly string[],
  ticket: Ticket,
  [was, is]: readonly [boolean, boolean],
): readonly string[] => {
  if (was === is) return ids;
  if (was) return ids.filter((other) => other !== ticket.id);
  const since = enteredAt(ticket);
  const place = ids.findIndex((id) => enteredAt(get(state.tickets, id)) <= since);
  return ids.toSpliced(place < 0 ? ids.length : place, 0, ticket.id);
};

/** Puts the ticket as it is now in place of what it was, and keeps lines, counters and lists true to it. */
const putTicket = (state: State, before: Ticket | null, after: Ticket): State => {
  let next: State = { ...state, tickets: put(state.tickets, after.id, after) };
  const moved = before?.status !== after.status || before.place !== after.place || before.service !== after.service;
  if (moved && before?.status === 'waiting') next = leaveLine(next, before);
  if (moved && after.status === 'waiting') next = joinLine(next, after);
  next = countServed(next, before, after);
  if (before !== null && atCounter(before) && !atCounter(after)) next = leaveCounter(next, before);
  if (atCounter(after)) next = takeCounter(next, after);
  const changed = (status: TicketStatus) => [before?.status === status, after.status === status] as const;
  const parked = list(next, next.parked, after, changed('parked'));
  const noShows = list(next, next.noShows, after, changed('no-show'));
  return parked === next.parked && noShows === next.noShows ? next : { ...next, parked, noShows };
};

type Numbered = Extract<TicketEvent, { readonly ordinal: number }>;

/** [HL1] A call takes nothing of what the hall may be given that day. */
const issuedAfter = ({ issued }: Day, { channel, service }: Numbered): Day['issued'] =>
  channel === 'call' ? issued : put(issued, service, (get(issued, service) ?? 0) + 1);

const useNumber = (state: State, event: Numbered): State => {
  const { day } = state;
  if (day === null) return state;
  const before = day.series.get(event.series);
  const use: SeriesUse = {
    id: event.series,
    prefix: before?.prefix ?? state.index.series.get(event.series)?.prefix ?? '',
    next: event.ordinal + 1,
    lap: event.lap,
    issued: (before?.issued ?? 0) + 1,
  };
  return {
    ...state,
    day: {
      ...day,
      series: withEntry(day.series, event.series, use),
      issued: issuedAfter(day, event),
    },
    byNumber: put(state.byNumber, event.number, [...(get(state.byNumber, event.number) ?? []), event.ticket]),
  };
};

const noteOutOfTurn = (state: State, event: TicketEvent, ticket: Ticket): State => {
  if (event.type !== 'ticket-called' || event.because.rule !== 'out-of-turn') return state;
  const { counter, clerk, at } = event;
  const noted = { number: ticket.number, counter, clerk, at, reason: event.because.reason };
  return { ...state, outOfTurn: [noted, ...state.outOfTurn].slice(0, outOfTurnKept) };
};

const applyTicket = (state: State, event: TicketEvent): State => {
  const before = get(state.tickets, event.ticket) ?? null;
  const after = evolveTicket(before, event, state.seq);
  if (after === null || after === before) return state;
  const numbered =
    event.type === 'ticket-issued' || event.type === 'ticket-served-directly' ? useNumber(state, event) : state;
  const paced = event.type === 'ticket-issued' ? counted(numbered, event) : numbered;
  return noteOutOfTurn(putTicket(paced, before, after), event, after);
};

const applyCounter = (state: State, event: CounterEvent): State =>
  changeCounter(state, event.counter, (counter) => {
    const since = event.at;
    switch (event.type) {
      case 'counter-opened':
        return { ...counter, state: 'open', since, clerk: event.clerk, profile: event.profile, pauseReason: null };
      case 'counter-paused':
        return { ...counter, state: 'paused', since, pauseReason: event.reason };
      case 'profile-changed':
        return { ...counter, profile: event.profile };
      case 'counter-resumed':
        return { ...counter, state: 'open', since, pauseReason: null };
      case 'counter-closed':
        return { ...counter, state: 'closed', since, clerk: null, pauseReason: null };
    }
  });

/** [K4] A new day forgets the tickets of the one before: they live on in the log and in the legs. Its series begin with the prefix of the configuration. */
const openDay = (state: State, event: DayOpened): State => ({
  ...state,
  day: {
    date: event.date,
    practice: event.practice,
    timeZone: event.timeZone,
    byClock: event.byClock,
    openedAt: event.at,
    midnight: instantOf(event.date, '24:00', event.timeZone),
    series: new Map(event.series.map((use) => [use.id, use])),
    issued: (event.services ?? []).reduce(
      (map, { id, issued }) => put(map, id, issued),
      emptyMap<string, number>(byText),
    ),
  },
  kept: event.kept,
  ...freshDay,
});

const closeDay = (state: State, byClock: boolean): State => {
  const { day } = state;
  if (day === null) return state;
  if (day.practice) return { ...state, day: null };
  // [N5] What goes on upon a copy is kept for a later day than the one that still stood.
  if (state.kept !== null && state.kept.date > day.date) return { ...state, day: null };
  const series = [...day.series.values()];
  const services = [...entries(day.issued)].map(({ key, value }) => ({ id: key, issued: value }));
  return { ...state, day: null, kept: { date: day.date, series, services, closedByHand: !byClock } };
};

/** [N5] The day that stands goes on so if it is this one; else the one that is opened on that date. */
const goOn = (state: State, { on, series }: LogGoneOn): State => {
  const { day, kept } = state;
  if (day?.date === on && !day.practice)
    return { ...state, day: { ...day, series: new Map(series.map((use) => [use.id, use])) } };
  const earlier = kept?.date === on ? kept : { closedByHand: false };
  return { ...state, kept: { ...earlier, date: on, series } };
};

const applyToCentre = (state: State, event: CentreEvent | DayEvent | EmergencyEvent | CounterEvent): State => {
  switch (event.type) {
    case 'centre-configured': {
      const index = indexCentre(event.centre);
      return {
        ...state,
        centre: event.centre,
        index,
        gone: goneAfter(state.gone, state.index, index),
        configVersion: state.seq,
        paced: repaced(state, event.centre),
      };
    }
    case 'document-changed': {
      if (event.kind !== 'calendar')
        return { ...state, documents: new Map(state.documents).set(`${event.kind} ${event.id}`, event.hash) };
      const { id, version, hash, document } = event;
      return { ...state, calendar: { id, version, hash, document } };
    }
    case 'centre-archived':
      return { ...state, archived: true };
    case 'centre-brought-back':
      return { ...state, archived: false };
    case 'day-opened':
      return openDay(state, event);
    case 'day-closed':
      return closeDay(state, event.byClock);
    case 'log-gone-on':
      return goOn(state, event);
    case 'emergency-begun':
    case 'emergency-ended':
      return applyEmergency(state, event);
    case 'counter-opened':
    case 'counter-paused':
    case 'counter-resumed':
    case 'counter-closed':
    case 'profile-changed':
      return applyCounter(state, event);
  }
};
