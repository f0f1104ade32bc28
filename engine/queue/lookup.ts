import { hasEnded } from '../../shared/tickets/ticket.ts';
import { namesNumber } from '../../shared/tickets/ticket-number.ts';
import { entries, get } from './ordered-map.ts';
import type { State } from './state.ts';
import type { Ticket } from './ticket.ts';

/** Today's tickets that bear a number, the latest last. */
export function ticketsByNumber(state: State, number: string): readonly Ticket[] {
  return (get(state.byNumber, number) ?? []).flatMap((id) => {
    const ticket = findTicket(state, id);
    return ticket === null ? [] : [ticket];
  });
}

/** [SE10] Today's tickets that a seat was given up for, the latest last. */
export function ticketsInstead(state: State, seat: string): readonly Ticket[] {
  const all = [...entries(state.tickets)].flatMap(({ value }) => (value.instead === seat ? [value] : []));
  return all.toSorted((a, b) => a.tie - b.tie);
}

/** Whether anybody holds this number just now. */
export function numberIsHeld(state: State, number: string): boolean {
  return ticketsByNumber(state, number).some((ticket) => !hasEnded(ticket.status));
}

/** Whether somebody is called to, or served at, a counter of this clerk's. */
export function isBusy({ counters }: State, clerk: string): boolean {
  return [...counters.values()].some((counter) => counter.clerk === clerk && counter.ticket !== null);
}

/** [HL2] The call that began at a phone desk at most `within` ms from `at`, the latest of them; null = none did. */
export function callTakenAt(state: State, counter: string, at: number, within: number): Ticket | null {
  let latest: Ticket | null = null;
  for (const { value } of entries(state.tickets)) {
    const { firstStartedAt: begun } = value;
    if (value.channel !== 'call' || value.counter !== counter || begun === null) continue;
    if (Math.abs(begun - at) > within) continue;
    if (latest === null || begun > (latest.firstStartedAt ?? 0)) latest = value;
  }
  return latest;
}

/** Today's tickets that a typed number may mean, those that have not ended first, the latest of them first. */
export function ticketsTyped(state: State, typed: string): readonly Ticket[] {
  const numbers = [...entries(state.byNumber)].filter(({ key }) => namesNumber(typed, key));
  const found = numbers.flatMap(({ key }) => ticketsByNumber(state, key));
  const ended = (ticket: Ticket): number => Number(hasEnded(ticket.status));
  return found.toSorted((a, b) => ended(a) - ended(b) || b.issuedAt - a.issuedAt);
}

/** A ticket of the day that is (or was last) open. */
export const findTicket = (state: State, id: string): Ticket | null => get(state.tickets, id) ?? null;
