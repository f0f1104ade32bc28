import { expect } from 'vitest';
import { entries, sizeOf } from '../../engine/queue/ordered-map.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';

/** What must hold after every command, whatever it was. */

/** Throws where the state contradicts itself or a rule. */
export function holds(state: State): void {
  const tickets = [...entries(state.tickets)].map((one) => one.value);
  for (const ticket of tickets) {
    historyHolds(ticket);
    legsHold(ticket);
  }
  linesHold(state, tickets);
  countersHold(state, tickets);
  numbersHold(state, tickets);
}

const historyHolds = (ticket: Ticket): void => {
  const { history } = ticket;
  for (const [at, interval] of history.entries()) {
    if (interval.to !== null) expect(interval.to).toBeGreaterThanOrEqual(interval.from);
    expect(interval.from).toBe(at === 0 ? ticket.issuedAt : history[at - 1]?.to);
  }
  const open = history.filter((interval) => interval.to === null);
  expect(open).toHaveLength(hasEnded(ticket.status) ? 0 : 1);
  if (open[0] !== undefined) expect(open[0].status).toBe(ticket.status);
};

const legsHold = (ticket: Ticket): void => {
  for (const [at, leg] of ticket.legs.entries()) {
    expect(leg.index).toBe(at);
    if (leg.to !== null) expect(leg.to).toBeGreaterThanOrEqual(leg.from);
    if (at > 0) expect(leg.from).toBe(ticket.legs[at - 1]?.to);
    expect(leg.ending === null).toBe(leg.to === null);
  }
  expect(ticket.legs.at(-1)?.service).toBe(ticket.service);
};

const linesHold = (state: State, tickets: readonly Ticket[]): void => {
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting').map((ticket) => ticket.id);
  const inLines = [...state.lines.values(), state.cooldown].flatMap((line) =>
    [...entries(line)].map((one) => one.value),
  );
  expect([...inLines].sort()).toEqual([...waiting].sort());
  for (const { key } of entries(state.cooldown)) expect(key.order).toBeGreaterThan(state.at);
  for (const { key, value } of entries(state.waitingFor)) {
    expect(value).toBe(tickets.filter((ticket) => ticket.status === 'waiting' && ticket.service === key).length);
  }
  expect(state.waiting).toBe(waiting.length);
  for (const line of state.lines.values()) expect(sizeOf(line)).toBeGreaterThan(0);
};

const countersHold = (state: State, tickets: readonly Ticket[]): void => {
  const held = tickets.filter((ticket) => ticket.status === 'called' || ticket.status === 'serving');
  const places = held.map((ticket) => [ticket.counter, ticket.id]).sort();
  const shown = [...state.counters].filter(([, now]) => now.ticket !== null).map(([id, now]) => [id, now.ticket]);
  expect(shown.sort()).toEqual(places);
  const clerks = [...state.counters.values()].filter((now) => now.state !== 'closed').map((now) => now.clerk);
  expect(clerks.every((clerk) => clerk !== null)).toBe(true);
};

const numbersHold = (state: State, tickets: readonly Ticket[]): void => {
  const live = tickets.filter((ticket) => !hasEnded(ticket.status)).map((ticket) => ticket.number);
  expect(new Set(live).size).toBe(live.length);
  for (const ticket of tickets) expect(ticket.date).toBe(state.day?.date ?? ticket.date);
};
