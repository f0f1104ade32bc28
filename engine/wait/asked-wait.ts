import { quickestFor, type standingOf } from '../queue/order/ahead.ts';
import { aheadInService, waitingForService } from '../queue/order/ahead-in-service.ts';
import { lineRule } from '../queue/order/calling-order.ts';
import { serviceLine } from '../queue/order/lines.ts';
import type { State } from '../queue/state.ts';
import type { Ask } from './observation.ts';

/** Where a ticket stands, or would. */
export type LineStanding = Exclude<ReturnType<typeof standingOf>, null>;
/** Who asks how long they will wait. */
export interface AskedWait extends Omit<Ask, 'ahead'> {
  readonly ahead: number;
  /** All who wait. */
  readonly waiting: number;
  /** The line in which the ticket stands, or would. */
  readonly line: string;
  /** Their place in it (ms): who stands before it goes first. */
  readonly order: number;
  /** Their own seats: nobody waits for themselves. */
  readonly seats: readonly string[];
  /** Those of all services who go before: what the configuration's own times are multiplied by. */
  readonly aheadOfAll: () => number;
}

/** One who stands in a line, or would. */
export function askAt(
  state: State,
  service: string,
  rank: number,
  ticket: string | null,
  one: LineStanding,
  at: number,
): AskedWait {
  const ahead = aheadInService(state, service, one, at);
  const aheadOfAll = (): number => quickestFor(state, one, at)?.before ?? ahead;
  const { line, key } = one;
  return { service, rank, ticket, ahead, waiting: state.waiting, at, line, order: key.order, seats: [], aheadOfAll };
}

/** One who comes now without a privilege stands behind all others of the service: they need not be counted. */
export function newcomer(state: State, service: string, at: number): AskedWait {
  const line = serviceLine(service);
  const one: LineStanding = { line, key: { order: at, tie: Number.MAX_SAFE_INTEGER }, rule: lineRule(state, line) };
  const ahead = waitingForService(state, service, at);
  const aheadOfAll = (): number => quickestFor(state, one, at)?.before ?? ahead;
  return { service, rank: 0, ticket: null, ahead, waiting: state.waiting, at, line, order: at, seats: [], aheadOfAll };
}
