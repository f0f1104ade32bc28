import type { Because } from '../../shared/events.ts';
import { after, first, get } from './ordered-map.ts';
import { byPlace, counterLine, counterNow, type LineKey, type State } from './state.ts';

/**
 * Who is called next. The rule (RULES.md, [O1]-[O5]): tiers in order; within a tier whoever has the earliest place over all its
 * lines. A place is the time of entering the queue less the head start of the privilege class.
 * Cost: one look at the head of each line that is not empty, then one step into a tree.
 */

/** Gives the lines of one tier that are not empty. */
export type TierLines = (state: State) => readonly string[];

const tierLines =
  (lines: ReadonlySet<string>): TierLines =>
  ({ lines: waiting }) => {
    const found: string[] = [];
    const [fewer, more] = lines.size < waiting.size ? [lines, waiting] : [waiting, lines];
    for (const line of fewer.keys()) if (more.has(line)) found.push(line);
    return found;
  };

/** A counter's tiers as lines: those sent to this very counter first, then its work profile's tiers. */
export const linesByTier = (state: State, counter: string, profile: string): readonly TierLines[] => {
  const own = counterLine(counter);
  const sent: TierLines = (now) => (now.lines.has(own) ? [own] : []);
  return [sent, ...(state.index.tiers.get(profile) ?? []).map(tierLines)];
};

interface Head {
  readonly line: string;
  readonly key: LineKey;
  readonly ticket: string;
}

export interface Choice {
  readonly ticket: string;
  readonly because: Because;
}

const headOf = (state: State, line: string): Head | null => {
  const waiting = state.lines.get(line);
  const head = waiting === undefined ? null : first(waiting);
  return head === null ? null : { line, key: head.key, ticket: head.value };
};

const earliest = (state: State, lines: readonly string[]): Head | null => {
  let best: Head | null = null;
  for (const line of lines) {
    const head = headOf(state, line);
    if (head !== null && (best === null || byPlace(head.key, best.key) < 0)) best = head;
  }
  return best;
};

/** The earliest place in these lines behind the one chosen. */
const runnerUp = (state: State, lines: readonly string[], chosen: Head): LineKey | null => {
  const own = state.lines.get(chosen.line);
  const behind = own === undefined ? null : (after(own, chosen.key)?.key ?? null);
  const other =
    earliest(
      state,
      lines.filter((line) => line !== chosen.line),
    )?.key ?? null;
  if (behind === null || other === null) return behind ?? other;
  return byPlace(behind, other) < 0 ? behind : other;
};

interface Tier {
  readonly number: number;
  readonly lines: readonly string[];
  readonly lower: readonly string[];
}

const explain = (state: State, chosen: Head, tier: Tier): Because => {
  if (tier.number === 0) return { rule: 'sent-to-counter' };
  const ticket = get(state.tickets, chosen.ticket);
  if (ticket?.placing === 'front') return { rule: 'sent-to-front' };
  const lower = earliest(state, tier.lower);
  if (lower !== null && byPlace(lower.key, chosen.key) < 0) return { rule: 'higher-tier', tier: tier.number };
  const queuedAt = ticket?.legs.at(-1)?.queuedAt ?? chosen.key.order;
  const next = runnerUp(state, tier.lines, chosen);
  if (ticket?.priorityClass != null && chosen.key.order < queuedAt && next !== null && next.order < queuedAt) {
    const seconds = Math.round((queuedAt - chosen.key.order) / 1000);
    return { rule: 'head-start', priorityClass: ticket.priorityClass, seconds };
  }
  return { rule: 'first-come' };
};

/** Whom a counter would call now, and why; null if nobody waits whom it takes. */
export const chooseNext = (state: State, counter: string): Choice | null => {
  const profile = counterNow(state, counter)?.profile;
  if (profile === undefined) return null;
  const tiers = linesByTier(state, counter, profile).map((tier) => tier(state));
  for (const [number, lines] of tiers.entries()) {
    const chosen = earliest(state, lines);
    if (chosen === null) continue;
    const lower = tiers.slice(number + 1).flat();
    return { ticket: chosen.ticket, because: explain(state, chosen, { number, lines, lower }) };
  }
  return null;
};
