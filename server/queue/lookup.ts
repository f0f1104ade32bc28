import { hasEnded } from '../../shared/ticket.ts';
import { linesByTier } from './choose-next.ts';
import { get, type OrderedMap, rank, sizeOf } from './ordered-map.ts';
import type { LineKey, State } from './state.ts';
import type { Ticket } from './ticket.ts';

/** Why there is no estimate yet: nothing has been learnt that would make one honest. */
export const estimateReason = 'not-enough-known';

/** A ticket of the day that is (or was last) open. */
export const findTicket = (state: State, id: string): Ticket | null => get(state.tickets, id) ?? null;

/** Today's tickets that bear a number, the latest last. */
export const ticketsByNumber = (state: State, number: string): readonly Ticket[] =>
  (get(state.byNumber, number) ?? []).flatMap((id) => {
    const ticket = findTicket(state, id);
    return ticket === null ? [] : [ticket];
  });

/** Whether anybody holds this number just now. */
export const numberIsHeld = (state: State, number: string): boolean =>
  ticketsByNumber(state, number).some((ticket) => !hasEnded(ticket.status));

const rankIn = (line: OrderedMap<LineKey, string> | undefined, key: LineKey): number =>
  line === undefined ? 0 : rank(line, key);

/** The rank of a key in each line, counted once however many profiles take the line. */
const ranksOf = (state: State, key: LineKey): ((line: string) => number) => {
  const known = new Map<string, number>();
  return (line) => {
    const found = known.get(line);
    if (found !== undefined) return found;
    const counted = rankIn(state.lines.get(line), key);
    known.set(line, counted);
    return counted;
  };
};

/** The lines of each tier that are not empty. */
type Tiers = readonly (readonly string[])[];

/** How many a counter with these tiers would call before whom `rankOf` is about, in `line`; null if it never calls from it. */
const callsBefore = (state: State, tiers: Tiers, line: string, rankOf: (line: string) => number): number | null => {
  let before = 0;
  for (const lines of tiers) {
    if (lines.includes(line)) return lines.reduce((sum, name) => sum + rankOf(name), before);
    for (const name of lines) {
      const waiting = state.lines.get(name);
      if (waiting !== undefined) before += sizeOf(waiting);
    }
  }
  return null;
};

const fewest = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((least, count) => (count === null || (least !== null && least <= count) ? least : count), null);

/** Each set of tiers that counters use, once: counters with the same profile would count the same. */
const tiersInUse = (state: State, open: boolean): readonly Tiers[] => {
  const seen = new Set<string>();
  const kinds: Tiers[] = [];
  for (const counter of state.index.counters.values()) {
    const now = state.counters.get(counter.id);
    if (open && (now === undefined || now.state === 'closed')) continue;
    const profile = now?.profile ?? counter.profile;
    const own = state.lines.has(`c:${counter.id}`) ? counter.id : '';
    if (seen.has(`${profile}/${own}`)) continue;
    seen.add(`${profile}/${own}`);
    kinds.push(linesByTier(state, counter.id, profile).map((tier) => tier(state)));
  }
  return kinds;
};

interface KnownTiers {
  open?: readonly Tiers[];
  all?: readonly Tiers[];
}
/** Worked out once for a state, which never changes: one view asks for hundreds of tickets. */
const known = new WeakMap<State, KnownTiers>();

const knownTiers = (state: State, which: keyof KnownTiers): readonly Tiers[] => {
  const here = known.get(state) ?? {};
  known.set(state, here);
  here[which] ??= tiersInUse(state, which === 'open');
  return here[which];
};

/**
 * People ahead of a waiting ticket: the fewest that any one open counter which takes it would call before it, if nobody
 * else came. Where no open counter takes it, all counters of the centre are asked. 0 for a ticket that does not wait.
 */
export const ahead = (state: State, ticket: Ticket): number => {
  const { place } = ticket;
  if (ticket.status !== 'waiting' || place === null) return 0;
  const rankOf = ranksOf(state, place);
  const count = (which: keyof KnownTiers): number | null =>
    fewest(knownTiers(state, which).map((tiers) => callsBefore(state, tiers, place.line, rankOf)));
  return count('open') ?? count('all') ?? rankOf(place.line);
};
