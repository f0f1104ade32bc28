import type { BookedVisit } from '../../../shared/booking/seat-events.ts';
import type { TransferTarget } from '../../../shared/commands.ts';
import type { LinePlace, Placing } from '../../../shared/events.ts';
import { entries, first } from '../ordered-map.ts';
import { hallCounters, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { lineRule, priorityAt, type Standing } from './calling-order.ts';
import {
  bookedLine,
  classOfLine,
  clerkLine,
  counterLine,
  frontLine,
  isServiceLine,
  sameLineOf,
  serviceLine,
  serviceLines,
} from './lines.ts';

/** [O4] [P2] The place of a ticket that enters a service's line at `at`: its head start earlier than it came, behind all of its class that came before. */
export function newPlace(state: State, service: string, priorityClass: string | null, at: number): LinePlace {
  return {
    line: serviceLine(service, priorityClass),
    order: at - headStartMs(state, priorityClass),
    tie: state.seq + 1,
  };
}

/** [SE9] The place of one who booked: their slot's start, less the head start. One who stands by has the last of the day (`end`, ms). */
export function bookedPlace(
  state: State,
  service: string,
  priorityClass: string | null,
  { startsAt, counter }: Pick<BookedVisit, 'startsAt' | 'counter'>,
  end: number,
): LinePlace {
  const line = bookedLine(service, priorityClass, counter);
  const order = startsAt === null ? end : startsAt - lineRule(state, line).headStartMs;
  return { line, order, tie: state.seq + 1 };
}

/** When one who booked is offered (ms), but to an idle counter: from the slot's start on; null = at once. */
export function bookedFrom(startsAt: number | null, at: number, end: number): number | null {
  const from = startsAt ?? end;
  return from > at ? from : null;
}

/** Where one would stand who comes for a service at `at` (ms): behind all who came before. */
export function newcomerStanding(state: State, service: string, priorityClass: string | null, at: number) {
  const { line, order } = newPlace(state, service, priorityClass, at);
  return { line, key: { order, tie: Number.MAX_SAFE_INTEGER }, rule: lineRule(state, line) };
}

/** [P1] Where a transferred ticket goes: in front of everybody, by the age of its first issue, or behind as if it came now. */
export function transferPlace(
  state: State,
  ticket: Ticket,
  target: TransferTarget,
  placing: Placing,
  at: number,
): LinePlace {
  const line = targetLine(target, ticket.priorityClass, placing);
  const byAge = cameAt(ticket) - headStartMs(state, ticket.priorityClass);
  switch (placing) {
    case 'front':
      return { line, order: beforeAll(state, byAge), tie: state.seq + 1 };
    case 'age':
      return { line, order: byAge, tie: ticket.tie };
    case 'back':
      return { line, order: at, tie: state.seq + 1 };
  }
}

/** Whether this person has a counter of the hall that is not closed; `but` = besides that one. */
export function isAtCounter(state: State, clerk: string, but?: string): boolean {
  return hallCounters(state).some(([id, now]) => id !== but && now.state !== 'closed' && now.clerk === clerk);
}

/** The line of its service by its class: where one waits who was sent to a counter or a person that has closed. */
export function releasedLine(ticket: Ticket): string {
  return ticket.placing === 'front' ? frontLine(ticket.service) : serviceLine(ticket.service, ticket.priorityClass);
}

/** The old place of a ticket: the same order, in its service's line, or its counter's or person's while that is open. */
export function oldPlace(state: State, ticket: Ticket): LinePlace {
  const { place, service, priorityClass } = ticket;
  if (place === null)
    return {
      line: serviceLine(service, priorityClass),
      order: ticket.issuedAt - headStartMs(state, priorityClass),
      tie: ticket.tie,
    };
  if (isServiceLine(place.line)) return { ...place, line: sameLineOf(place.line, service) };
  return leadsOn(state, place.line) ? place : { ...place, line: releasedLine(ticket) };
}

/**
 * Behind so many who wait for the same service at `at` (ms), by the priority that they have then; never before its old place.
 * Where fewer wait, as if it came now.
 */
export function placeBehind(state: State, ticket: Ticket, tickets: number, at: number): LinePlace {
  const { line, order } = oldPlace(state, ticket);
  const tie = state.seq + 1;
  const { rate } = lineRule(state, line);
  const ahead = topPriorities(state, ticket.service, at, tickets)[tickets - 1];
  const start = headStartMs(state, classOfLine(line));
  const behind = ahead === undefined ? at - start : Math.floor(at - ahead / rate) + 1;
  return { line: line.startsWith('f:') ? serviceLine(ticket.service) : line, order: Math.max(order, behind), tie };
}

/** From when on a visitor counts as having waited: one who booked, from their slot on, however early they came. */
const cameAt = ({ issuedAt, booked }: Ticket): number => Math.max(issuedAt, booked?.startsAt ?? issuedAt);

/** Head start of a class in ms; 0 without one. */
const headStartMs = (state: State, priorityClass: string | null): number =>
  priorityClass === null ? 0 : (state.index.classes.get(priorityClass)?.headStartSeconds ?? 0) * 1000;

const beforeAll = (state: State, fallback: number): number => {
  const heads = [...state.lines.values()].map((line) => first(line)?.key.order ?? fallback);
  return Math.min(fallback, ...heads) - 1;
};

/** The line that a transfer leads to. One to the front of a service, or to its back, counts by no class. */
const targetLine = (target: TransferTarget, priorityClass: string | null, placing: Placing): string => {
  if ('counter' in target) return counterLine(target.counter);
  if ('clerk' in target) return clerkLine(target.clerk);
  if (placing === 'front') return frontLine(target.service);
  return serviceLine(target.service, placing === 'back' ? null : priorityClass);
};

/** Whether a counter's or a person's line still leads anywhere. */
const leadsOn = (state: State, line: string): boolean => {
  const id = line.slice(2);
  if (line.startsWith('p:')) return isAtCounter(state, id);
  const counter = state.counters.get(id);
  return counter !== undefined && counter.state !== 'closed';
};

/** The first `most` priorities gathered at `at` by those who wait for a service, highest first. */
const topPriorities = (state: State, service: string, at: number, most: number): readonly number[] => {
  const found: number[] = [];
  for (const name of serviceLines(service, state.centre?.priorityClasses ?? [])) {
    const line = state.lines.get(name);
    const rule = state.index.rules.get(name);
    if (line === undefined || rule === undefined) continue;
    let taken = 0;
    for (const { key } of entries(line)) {
      if (taken++ >= most) break;
      const one: Standing = { key, rule };
      found.push(priorityAt(one, at));
    }
  }
  return found.sort((a, b) => b - a).slice(0, most);
};
