import { emptyMap, first, get, put, remove, sizeOf } from '../ordered-map.ts';
import { byPlace, type LineKey, type OrderedLine, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';

/** Who enters and leaves the lines; and those who came back after a no-show, who enter theirs once they have cooled. */

/** [S2] Whether a waiting ticket is not offered yet. */
export function isCooling(state: State, ticket: Ticket): boolean {
  return ticket.notBefore !== null && get(state.cooldown, coolingKey(ticket)) === ticket.id;
}

/** The state with this waiting ticket in its line, or cooldown. */
export function joinLine(state: State, ticket: Ticket): State {
  if (ticket.place === null) return state;
  const counted = count(state, ticket.service, 1);
  return ticket.notBefore !== null && ticket.notBefore > state.at
    ? { ...counted, cooldown: put(state.cooldown, coolingKey(ticket), ticket.id) }
    : putInLine(counted, ticket);
}

/** The state without this ticket, which waited. */
export function leaveLine(state: State, ticket: Ticket): State {
  const { place } = ticket;
  if (place === null) return state;
  const counted = count(state, ticket.service, -1);
  if (isCooling(state, ticket)) return { ...counted, cooldown: remove(state.cooldown, coolingKey(ticket)) };
  const line = state.lines.get(place.line);
  return line === undefined ? state : withLine(counted, place.line, remove(line, place));
}

/** The state as it stands at `at` (ms): those whose cooldown is over are in line. The same state if nobody has. */
export function withDue(state: State, at: number): State {
  const head = first(state.cooldown);
  if (head === null || head.key.order > at) return state;
  const known = last.get(state);
  if (known !== undefined && at >= known.at && (first(known.state.cooldown)?.key.order ?? at + 1) > at)
    return known.state;
  const now = thaw(state, at);
  last.set(state, { at, state: now });
  return now;
}

const emptyLine: OrderedLine = emptyMap(byPlace);

const withLine = (state: State, name: string, line: OrderedLine): State => {
  const lines = new Map(state.lines);
  if (sizeOf(line) === 0) lines.delete(name);
  else lines.set(name, line);
  return { ...state, lines };
};

const count = (state: State, service: string, change: 1 | -1): State => ({
  ...state,
  waiting: state.waiting + change,
  waitingFor: put(state.waitingFor, service, (get(state.waitingFor, service) ?? 0) + change),
});

const coolingKey = (ticket: Ticket): LineKey => ({ order: ticket.notBefore ?? 0, tie: ticket.tie });

const putInLine = (state: State, ticket: Ticket): State => {
  const { place } = ticket;
  if (place === null) return state;
  const line = state.lines.get(place.line) ?? emptyLine;
  return withLine(state, place.line, put(line, { order: place.order, tie: place.tie }, ticket.id));
};

const thaw = (state: State, at: number): State => {
  let now = state;
  for (let next = first(now.cooldown); next !== null && next.key.order <= at; next = first(now.cooldown)) {
    const ticket = get(now.tickets, next.value);
    now = { ...now, cooldown: remove(now.cooldown, next.key) };
    if (ticket !== undefined) now = putInLine(now, ticket);
  }
  return now;
};

const last = new WeakMap<State, { readonly at: number; readonly state: State }>();
