import { bookingRules } from '../../../shared/booking/booking.ts';
import type { Because } from '../../../shared/events.ts';
import { after, entries, first, get, sizeOf } from '../ordered-map.ts';
import { byPlace, type LineKey, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import {
  byDue,
  byPriority,
  isOverdue,
  lineRule,
  type Standing,
  sentToClerk,
  sentToCounter,
  type Taking,
  takingOf,
  tierIn,
} from './calling-order.ts';
import { isBookedLine } from './lines.ts';
import { withDue } from './waiting-lines.ts';

/**
 * Who is called next (RULES.md): those sent to this counter [O1], to its clerk [O8], to the front [P1]; then those who have passed a
 * limit [O7]; then tiers in order [O2], within a tier the one with the highest priority [O3].
 * Cost: one look at the head of each line that is not empty, then one step into a tree.
 */

export interface Choice {
  readonly ticket: string;
  readonly because: Because;
}

/** Who a counter would call at `at` (ms), and why; null if it takes nobody who waits. */
export function chooseNext(state: State, counter: string, at = state.at): Choice | null {
  const takes = takingOf(state, counter);
  if (takes === null) return null;
  const now = withDue(state, at);
  return choose(now, headsOf(now, takes), at) ?? calledEarly(now, takes, at);
}

/** [SE9] An idle counter may take somebody who booked and is here before their slot: the earliest slot first. */
const calledEarly = (state: State, takes: Taking, at: number): Choice | null => {
  if (sizeOf(state.cooldown) === 0) return null;
  const { callEarly } = bookingRules(state.centre ?? {});
  if (callEarly === 'never') return null;
  const most = callEarly === 'when-idle' ? Number.POSITIVE_INFINITY : callEarly * 1000;
  let found: Ticket | null = null;
  for (const { value } of entries(state.cooldown)) {
    const ticket = get(state.tickets, value);
    if (ticket === undefined || !isEarly(ticket, at + most) || tierIn(takes, ticket.place?.line ?? '') === undefined)
      continue;
    if (found === null || (ticket.place?.order ?? 0) < (found.place?.order ?? 0)) found = ticket;
  }
  return found === null ? null : { ticket: found.id, because: becauseBooked(found) ?? { rule: 'first-come' } };
};

/** Whether only the slot's start keeps somebody from being called, and that is not after `latest` (ms). */
const isEarly = ({ booked, notBefore, place }: Ticket, latest: number): boolean =>
  booked !== null &&
  booked.startsAt !== null &&
  booked.startsAt === notBefore &&
  booked.startsAt <= latest &&
  isBookedLine(place?.line ?? '');

/** [SE9] Those who booked and stand at their slot are called by that; null for everybody else. */
const becauseBooked = (ticket: Ticket | undefined): Because | null =>
  ticket?.booked?.from != null && isBookedLine(ticket.place?.line ?? '')
    ? { rule: 'booked', at: ticket.booked.from }
    : null;

interface Head extends Standing {
  readonly line: string;
  readonly ticket: string;
  readonly tier: number;
}

const headsOf = (state: State, takes: Taking): readonly Head[] => {
  const heads: Head[] = [];
  for (const [line, waiting] of state.lines) {
    const tier = tierIn(takes, line);
    const head = tier === undefined ? null : first(waiting);
    if (tier !== undefined && head !== null)
      heads.push({ line, tier, key: head.key, ticket: head.value, rule: lineRule(state, line) });
  }
  return heads;
};

const best = (heads: readonly Head[], order: (a: Head, b: Head) => number): Head | null =>
  heads.reduce<Head | null>((found, head) => (found === null || order(head, found) < 0 ? head : found), null);

/** The earliest place behind or beside the one chosen, in its tier. */
const rivalOf = (state: State, heads: readonly Head[], chosen: Head): LineKey | null => {
  const own = state.lines.get(chosen.line);
  let rival = own === undefined ? null : (after(own, chosen.key)?.key ?? null);
  for (const { line, tier, key } of heads)
    if (line !== chosen.line && tier === chosen.tier && (rival === null || byPlace(key, rival) < 0)) rival = key;
  return rival;
};

/** [O5] Within its tier: by its rate, by its head start, after it came back, or in the order of coming. */
const explainInTier = (ticket: Ticket | undefined, chosen: Head, rival: LineKey | null): Because => {
  const { key, rule } = chosen;
  const { priorityClass, rate } = rule;
  if (rival !== null && byPlace(rival, key) < 0) return { rule: 'accumulated', priorityClass, rate };
  const queuedAt = ticket?.legs.at(-1)?.queuedAt ?? key.order;
  const className = priorityClass ?? ticket?.priorityClass ?? null;
  if (className !== null && key.order < queuedAt && rival !== null && rival.order < queuedAt)
    return { rule: 'head-start', priorityClass: className, seconds: Math.round((queuedAt - key.order) / 1000) };
  return (ticket?.misses ?? 0) > 0 ? { rule: 'came-back' } : { rule: 'first-come' };
};

/** By its tier, where somebody of a lower one has gathered more; else within its tier. */
const explainTier = (state: State, heads: readonly Head[], chosen: Head, at: number): Because => {
  const ticket = get(state.tickets, chosen.ticket);
  if (ticket?.placing === 'front') return { rule: 'sent-to-front' };
  const booked = becauseBooked(ticket);
  if (booked !== null) return booked;
  const passed = heads.some((head) => head.tier > chosen.tier && byPriority(head, chosen, at) < 0);
  if (passed) return { rule: 'higher-tier', tier: chosen.tier + 1 };
  return explainInTier(ticket, chosen, rivalOf(state, heads, chosen));
};

const explainLimit = (state: State, { rule, tier, ticket }: Head): Because => {
  const booked = becauseBooked(get(state.tickets, ticket));
  if (booked !== null) return booked;
  const { limitOf, priorityClass, service } = rule;
  const seconds = Math.round(rule.limitMs / 1000);
  return limitOf === 'class' && priorityClass !== null
    ? { rule: 'latest', priorityClass, seconds }
    : { rule: 'max-wait', service, seconds, tier: tier + 1 };
};

const explainSent = ({ tier }: Head): Because =>
  tier === sentToCounter
    ? { rule: 'sent-to-counter' }
    : tier === sentToClerk
      ? { rule: 'sent-to-clerk' }
      : { rule: 'sent-to-front' };

const choose = (state: State, heads: readonly Head[], at: number): Choice | null => {
  const top = Math.min(...heads.map((head) => head.tier));
  const inTop = heads.filter((head) => head.tier === top);
  const plain = best(inTop, top < 0 ? (a, b) => byPlace(a.key, b.key) : (a, b) => byPriority(a, b, at));
  if (plain === null) return null;
  if (top < 0) return { ticket: plain.ticket, because: explainSent(plain) };
  const overdue = best(
    heads.filter((head) => isOverdue(head, at)),
    byDue,
  );
  if (overdue !== null && overdue !== plain) return { ticket: overdue.ticket, because: explainLimit(state, overdue) };
  return { ticket: plain.ticket, because: explainTier(state, heads, plain, at) };
};
