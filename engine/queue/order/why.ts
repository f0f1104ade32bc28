import type { Because } from '../../../shared/events.ts';
import type { WhyGroup, WhyView } from '../../../shared/tickets/why.ts';
import { frontTier } from '../centre-index.ts';
import { countWhile, get, nth } from '../ordered-map.ts';
import type { LineKey, OrderedLine, State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { countedBefore, quickestFor, type Ranks, ranksOf, standingOf } from './ahead.ts';
import {
  isOverdue,
  lineRule,
  type Standing,
  sentToClerk,
  sentToCounter,
  type Taking,
  takingOf,
  tierIn,
} from './calling-order.ts';
import { isCooling, withDue } from './waiting-lines.ts';

/**
 * "Why not me?" Who goes before a waiting ticket at the counter that would be quickest for it, grouped by the rule that puts
 * them there. The rules cut each line into stretches, so that everybody is counted in trees and nobody is walked past.
 */

/** [O9] Who goes before a ticket at `at` (ms), by which rule; null for a ticket that does not wait, or that no counter takes. */
export function why(last: State, ticket: Ticket, at: number): WhyView | null {
  const state = withDue(last, at);
  const me = standingOf(state, ticket);
  const quickest = me === null ? null : quickestFor(state, me, at);
  if (me === null || quickest === null) return null;
  const { kind, before: ahead } = quickest;
  const ranks = ranksOf(state, me, at);
  const calls = (one: Taking) => calledBefore(state, one, me, isOverdue(me, at), ranks);
  const before = calls(kind) ?? new Map<string, number>();
  const tier = tierIn(kind, me.line) ?? 0;
  const groups = [...before].flatMap(([name, end]) => {
    const line = state.lines.get(name);
    if (line === undefined) return [];
    return groupsOf(state, line, stretchesOf({ state, at, me, tier }, name, line, tierIn(kind, name) ?? 0, end));
  });
  const notBefore = isCooling(state, ticket) && ticket.notBefore !== null ? new Date(ticket.notBefore) : null;
  return {
    number: ticket.number,
    ahead,
    counters: countersOf(state, calls, before),
    notBefore: notBefore === null ? null : notBefore.toISOString(),
    before: joined(groups),
  };
}

const numbersShown = 5;

/** The rule of one stretch of a line, and where it ends. */
interface Stretch {
  readonly because: Because;
  readonly end: number;
}

/** Somebody who waits, and the line they stand in. */
type Waiting = Standing & { readonly line: string };

interface About {
  readonly state: State;
  readonly at: number;
  readonly me: Standing;
  readonly tier: number;
}

const sentRules: { readonly [tier: number]: Because } = {
  [sentToCounter]: { rule: 'sent-to-counter' },
  [sentToClerk]: { rule: 'sent-to-clerk' },
  [frontTier]: { rule: 'sent-to-front' },
};

const limitRule = ({ rule }: Standing, tier: number): Because =>
  rule.limitOf === 'class' && rule.priorityClass !== null
    ? { rule: 'latest', priorityClass: rule.priorityClass, seconds: Math.round(rule.limitMs / 1000) }
    : { rule: 'max-wait', service: rule.service, seconds: Math.round(rule.limitMs / 1000), tier: tier + 1 };

/** How a line that stands in tier `other` goes before: by a limit, by its tier, by age, by head start, by its rate. */
const stretchesOf = ({ state, at, me, tier }: About, name: string, line: OrderedLine, other: number, end: number) => {
  const sent = sentRules[other];
  if (sent !== undefined) return [{ because: sent, end }];
  const rule = lineRule(state, name);
  const until = (holds: (key: LineKey) => boolean): number => Math.min(end, countWhile(line, holds));
  const mine = me.key.order + me.rule.headStartMs;
  const { priorityClass, rate, headStartMs } = rule;
  const overdue = {
    because: limitRule({ key: me.key, rule }, other),
    end: until((key) => isOverdue({ key, rule }, at)),
  };
  if (other < tier) return [overdue, { because: { rule: 'higher-tier', tier: other + 1 }, end }] as const;
  const started: Because =
    priorityClass === null
      ? { rule: 'first-come' }
      : { rule: 'head-start', priorityClass, seconds: Math.round(headStartMs / 1000) };
  return [
    overdue,
    { because: { rule: 'first-come' }, end: until((key) => key.order + headStartMs <= mine) },
    { because: started, end: until((key) => key.order <= me.key.order) },
    { because: { rule: 'accumulated', priorityClass, rate }, end },
  ] as const;
};

const numbersOf = (state: State, line: OrderedLine, from: number, to: number): readonly string[] => {
  const numbers: string[] = [];
  for (let index = from; index < Math.min(to, from + numbersShown); index++) {
    const number = get(state.tickets, nth(line, index)?.value ?? '')?.number;
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
};

const groupsOf = (state: State, line: OrderedLine, stretches: readonly Stretch[]): readonly WhyGroup[] => {
  let from = 0;
  return stretches.flatMap(({ because, end }) => {
    const count = end - from;
    if (count <= 0) return [];
    const group = { because, count, numbers: numbersOf(state, line, from, end) };
    from = end;
    return [group];
  });
};

const rulesInOrder: readonly Because['rule'][] = [
  'sent-to-counter',
  'sent-to-clerk',
  'sent-to-front',
  'latest',
  'max-wait',
  'higher-tier',
  'accumulated',
  'head-start',
  'first-come',
];

/** Groups of the same rule, over all lines, as one. */
const joined = (groups: readonly WhyGroup[]): readonly WhyGroup[] => {
  const all = new Map<string, WhyGroup>();
  for (const group of groups) {
    const name = JSON.stringify(group.because);
    const known = all.get(name);
    const numbers = [...(known?.numbers ?? []), ...group.numbers].slice(0, numbersShown);
    all.set(name, { because: group.because, count: (known?.count ?? 0) + group.count, numbers });
  }
  const order = (group: WhyGroup): number => rulesInOrder.indexOf(group.because.rule);
  return [...all.values()].sort((a, b) => order(a) - order(b));
};

/** How many of each line a counter of this kind would call before one who waits, lines with nobody left out; null = never calls them. */
const calledBefore = (
  state: State,
  kind: Taking,
  me: Waiting,
  late: boolean,
  ranks: Ranks,
): ReadonlyMap<string, number> | null => {
  const tier = tierIn(kind, me.line);
  if (tier === undefined) return null;
  const counts = new Map<string, number>();
  for (const [name, line] of state.lines) {
    const other = tierIn(kind, name);
    const count = other === undefined ? 0 : countedBefore(name, line, other, tier, late, ranks);
    if (count > 0) counts.set(name, count);
  }
  return counts;
};

/** Those before somebody stand at the heads of their lines, so as many of each line are the same ones. */
const same = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([name, count]) => b.get(name) === count);

/** The counters that would call exactly these before it: the open ones or, where none of them does, the closed ones. */
const countersOf = (
  state: State,
  calls: (kind: Taking) => ReadonlyMap<string, number> | null,
  before: ReadonlyMap<string, number>,
): readonly string[] => {
  const open: string[] = [];
  const closed: string[] = [];
  for (const id of state.index.counters.keys()) {
    const kind = takingOf(state, id);
    const called = kind === null ? null : calls(kind);
    if (called === null || !same(called, before)) continue;
    const list = (state.counters.get(id)?.state ?? 'closed') === 'closed' ? closed : open;
    list.push(id);
  }
  return open.length > 0 ? open : closed;
};
