import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { CentreIndex } from '../centre-index.ts';
import { countWhile, sizeOf } from '../ordered-map.ts';
import { byPlace, counterNow, type OrderedLine, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { byDue, byPriority, isOverdue, lineRule, type Standing, type Taking, taking, tierIn } from './calling-order.ts';
import { clerkLine, counterLine, counterOfBooked } from './lines.ts';
import { withDue } from './waiting-lines.ts';

/** Who goes before a waiting ticket: counted in trees, never by walking along a line. */

export type Which = 'open' | 'all';

/** Each kind of counter, once: counters of a kind would call the same ones in the same order. */
export function kindsInUse(state: State, which: Which): readonly Taking[] {
  const known = kindsKnown[which].get(state) ?? kindsOf(state, which);
  kindsKnown[which].set(state, known);
  return known;
}

/** How many of a line go before a place, by one of the orders; counted once however many kinds of counters ask. */
export interface Ranks {
  /** By limits alone. */
  overdue(name: string, line: OrderedLine): number;
  /** By priority, those who have passed a limit before all. */
  priority(name: string, line: OrderedLine): number;
  /** By place alone. */
  place(name: string, line: OrderedLine): number;
}

/** The ranks of a place at `at` (ms) in any line. */
export function ranksOf(state: State, one: Standing, at: number): Ranks {
  const late = isOverdue(one, at);
  const overdue = once((name, line) => {
    const rule = lineRule(state, name);
    if (rule.limitMs === Number.POSITIVE_INFINITY) return 0;
    return countWhile(line, (key) => (late ? byDue({ key, rule }, one) < 0 : isOverdue({ key, rule }, at)));
  });
  const priority = once((name, line) => {
    const rule = lineRule(state, name);
    const before = countWhile(line, (key) => byPriority({ key, rule }, one, at) < 0);
    return Math.max(before, overdue(name, line));
  });
  return { overdue, priority, place: once((_, line) => countWhile(line, (key) => byPlace(key, one.key) < 0)) };
}

/** How many of a line that stands in tier `other` go before one who stands in `tier`. */
export function countedBefore(
  name: string,
  line: OrderedLine,
  other: number,
  tier: number,
  late: boolean,
  ranks: Ranks,
) {
  if (tier < 0) return other < tier ? sizeOf(line) : other === tier ? ranks.place(name, line) : 0;
  if (other < 0) return sizeOf(line);
  if (late || other > tier) return ranks.overdue(name, line);
  return other < tier ? sizeOf(line) : ranks.priority(name, line);
}

/** The kind of counter that would call the fewest before one who waits, and how many those are; null if none takes them. */
export interface Quickest {
  readonly kind: Taking;
  readonly before: number;
}

/** A waiting ticket as it stands in its line; null for one that does not wait. */
export function standingOf(state: State, { status, place }: Ticket): (Standing & { readonly line: string }) | null {
  if (status !== 'waiting' || place === null) return null;
  const { line, order, tie } = place;
  return { line, key: { order, tie }, rule: lineRule(state, line) };
}

/** The open counter that would be quickest for a waiting ticket; where none takes it, of all counters. */
export function quickestFor(now: State, one: Standing & { readonly line: string }, at: number): Quickest | null {
  const ranks = ranksOf(now, one, at);
  const late = isOverdue(one, at);
  const count = (kind: Taking): number | null => callsBefore(now, kind, one.line, late, ranks);
  return quickestOf(now, 'open', count) ?? quickestOf(now, 'all', count);
}

/**
 * [W1] People ahead of a waiting ticket at `at` (ms): the fewest that any one open counter which takes it would call before
 * it, if nobody else came. Where no open counter takes it, all counters of the centre are asked. 0 for a ticket that does not wait.
 */
export function ahead(state: State, ticket: Ticket, at = state.at): number {
  const now = withDue(state, at);
  const one = standingOf(now, ticket);
  return one === null ? 0 : aheadOf(now, one, at);
}

/** The same for any place in a line; `now` is the state with everything that is due at `at` (ms). */
export function aheadOf(now: State, one: Standing & { readonly line: string }, at: number): number {
  const line = now.lines.get(one.line);
  return quickestFor(now, one, at)?.before ?? (line === undefined ? 0 : ranksOf(now, one, at).place(one.line, line));
}

/** The profiles of the counters that are open, and of all. */
interface InUse {
  readonly index: CentreIndex;
  readonly open: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Worked out once for as long as no counter changes, which happens far less often than a visitor comes. */
const usesKnown = new WeakMap<State['counters'], InUse>();

const profilesInUse = ({ counters, index }: State): InUse => {
  const known = usesKnown.get(counters);
  if (known?.index === index) return known;
  const open = new Set<string>();
  const all = new Set<string>();
  for (const counter of index.counters.values()) {
    if (isPhoneDesk(counter)) continue;
    const { id, profile } = counter;
    const now = counters.get(id);
    all.add(now?.profile ?? profile);
    if (now !== undefined && now.state !== 'closed') open.add(now.profile);
  }
  const found = { index, open, all };
  usesKnown.set(counters, found);
  return found;
};

/** Where somebody was sent to a counter or a person, counters of one profile no longer count alike. */
const kindsByCounter = (state: State, which: Which): readonly Taking[] => {
  const seen = new Set<string>();
  const kinds: Taking[] = [];
  const receiving = new Set([...state.lines.keys()].map(counterOfBooked));
  for (const id of state.index.counters.keys()) {
    const now = isPhoneDesk(state.index.counters.get(id)) ? null : counterNow(state, id);
    if (now === null || (which === 'open' && now.state === 'closed')) continue;
    const counter = state.lines.has(counterLine(id)) || receiving.has(id) ? id : null;
    const clerk = now.clerk !== null && state.lines.has(clerkLine(now.clerk)) ? now.clerk : null;
    const name = `${now.profile} ${counter ?? ''} ${clerk ?? ''}`;
    if (seen.has(name)) continue;
    seen.add(name);
    kinds.push(taking(state.index, now.profile, counter, clerk));
  }
  return kinds;
};

const kindsOf = (state: State, which: Which): readonly Taking[] => {
  for (const line of state.lines.keys())
    if (line.startsWith('c:') || line.startsWith('p:') || counterOfBooked(line) !== null)
      return kindsByCounter(state, which);
  return [...profilesInUse(state)[which]].map((profile) => taking(state.index, profile, null, null));
};

/** Worked out once for a state, which never changes: one view asks for hundreds of tickets. */
const kindsKnown = { open: new WeakMap<State, readonly Taking[]>(), all: new WeakMap<State, readonly Taking[]>() };

type Rank = (name: string, line: OrderedLine) => number;

const once = (count: Rank): Rank => {
  const known = new Map<string, number>();
  return (name, line) => {
    const found = known.get(name) ?? count(name, line);
    known.set(name, found);
    return found;
  };
};

/** How many a counter of this kind would call before one who stands in `line`; null = it never calls them. */
const callsBefore = (state: State, kind: Taking, line: string, late: boolean, ranks: Ranks): number | null => {
  const tier = tierIn(kind, line);
  if (tier === undefined) return null;
  let before = 0;
  for (const [name, waiting] of state.lines) {
    const other = tierIn(kind, name);
    if (other !== undefined) before += countedBefore(name, waiting, other, tier, late, ranks);
  }
  return before;
};

const quickestOf = (state: State, which: Which, count: (kind: Taking) => number | null): Quickest | null => {
  let found: Quickest | null = null;
  for (const kind of kindsInUse(state, which)) {
    const before = count(kind);
    if (before !== null && (found === null || before < found.before)) found = { kind, before };
  }
  return found;
};
