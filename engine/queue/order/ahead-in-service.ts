import { entries, get, sizeOf } from '../ordered-map.ts';
import type { State } from '../state.ts';
import { ranksOf } from './ahead.ts';
import type { Standing } from './calling-order.ts';
import { frontLine, isBookedLine, isServiceLine, ofBooked, serviceLines } from './lines.ts';

/** Those who wait for the same service and would be called before this place at `at` (ms), counted in trees. */
export function aheadInService(
  state: State,
  service: string,
  one: Standing & { readonly line: string },
  at: number,
): number {
  const ranks = ranksOf(state, one, at);
  const own = state.lines.get(one.line);
  const front = frontLine(service);
  if (one.line === front || !isServiceLine(one.line)) return own === undefined ? 0 : ranks.place(one.line, own);
  const sentToFront = state.lines.get(front);
  let before = sentToFront === undefined ? 0 : sizeOf(sentToFront);
  for (const name of serviceLines(service, state.centre?.priorityClasses ?? [])) {
    const line = state.lines.get(name);
    if (line !== undefined) before += ranks.priority(name, line);
  }
  for (const [name, line] of state.lines)
    if (isBookedLine(name) && ofBooked(name).service === service) before += ranks.priority(name, line);
  return before + bookedToCome(state, service, (order) => order < one.key.order);
}

/** All who wait for a service, but those who booked a later slot: those before one who comes at `at` (ms) without a privilege. */
export const waitingForService = (state: State, service: string, at: number): number =>
  (get(state.waitingFor, service) ?? 0) - bookedToCome(state, service, (order) => order > at);

/** [SE9] Those who are here before their slot, and are not offered yet, whose place is such. */
const bookedToCome = (state: State, service: string, holds: (order: number) => boolean): number => {
  let count = 0;
  for (const { value } of entries(state.cooldown)) {
    const ticket = get(state.tickets, value);
    const place = ticket?.service === service ? ticket.place : null;
    if (place !== null && isBookedLine(place.line) && holds(place.order)) count += 1;
  }
  return count;
};
