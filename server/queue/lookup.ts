import { hasEnded } from '../../shared/ticket.ts';
import { get, rank, sizeOf } from './ordered-map.ts';
import { type CentreIndex, counterLine, counterNow, type Line, type LineKey, type State } from './state.ts';
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

/** Counters that would count alike: those of one profile, or one counter with a line of its own before its profile. */
interface Kind {
  readonly own: string | null;
  readonly tierOf: ReadonlyMap<string, number>;
}
/** The profiles of the counters that are open, and of all. */
interface InUse {
  readonly index: CentreIndex;
  readonly open: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Worked out once for as long as no counter changes, which is much seldomer than that somebody comes. */
const usesKnown = new WeakMap<State['counters'], InUse>();

const profilesInUse = ({ counters, index }: State): InUse => {
  const known = usesKnown.get(counters);
  if (known?.index === index) return known;
  const open = new Set<string>();
  const all = new Set<string>();
  for (const { id, profile } of index.counters.values()) {
    const now = counters.get(id);
    all.add(now?.profile ?? profile);
    if (now !== undefined && now.state !== 'closed') open.add(now.profile);
  }
  const found = { index, open, all };
  usesKnown.set(counters, found);
  return found;
};

const noTiers: ReadonlyMap<string, number> = new Map();

/** Each kind of counter in use, once. */
const kindsOf = (state: State, which: 'open' | 'all'): readonly Kind[] => {
  const { index } = state;
  const kinds: Kind[] = [];
  for (const profile of profilesInUse(state)[which]) {
    kinds.push({ own: null, tierOf: index.tierOf.get(profile) ?? noTiers });
  }
  for (const own of state.lines.keys()) {
    const counter = own.startsWith(counterLine('')) ? counterNow(state, own.slice(counterLine('').length)) : null;
    if (counter === null || (which === 'open' && counter.state === 'closed')) continue;
    kinds.push({ own, tierOf: index.tierOf.get(counter.profile) ?? noTiers });
  }
  return kinds;
};

/** Worked out once for a state, which never changes: one view asks for hundreds of tickets. */
const kindsKnown = { open: new WeakMap<State, readonly Kind[]>(), all: new WeakMap<State, readonly Kind[]>() };

const kindsInUse = (state: State, which: 'open' | 'all'): readonly Kind[] => {
  const known = kindsKnown[which].get(state) ?? kindsOf(state, which);
  kindsKnown[which].set(state, known);
  return known;
};

/** In which of its tiers a kind of counter calls from a line: its own line before all; undefined = never. */
const tierIn = ({ own, tierOf }: Kind, line: string): number | undefined => (line === own ? -1 : tierOf.get(line));

/** The rank of a key in each line, counted once however many kinds of counters take the line. */
const ranksOf = (key: LineKey): ((name: string, line: Line) => number) => {
  const known = new Map<string, number>();
  return (name, line) => {
    const found = known.get(name) ?? rank(line, key);
    known.set(name, found);
    return found;
  };
};

/** How many a counter of this kind would call before whom `rankIn` is about, who stands in `line`; null = it never calls him. */
const callsBefore = (state: State, kind: Kind, line: string, rankIn: (name: string, line: Line) => number) => {
  const tier = tierIn(kind, line);
  if (tier === undefined) return null;
  let before = 0;
  for (const [name, waiting] of state.lines) {
    const other = tierIn(kind, name);
    if (other === tier) before += rankIn(name, waiting);
    else if (other !== undefined && other < tier) before += sizeOf(waiting);
  }
  return before;
};

const fewest = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((least, count) => (count === null || (least !== null && least <= count) ? least : count), null);

/**
 * People ahead of a waiting ticket: the fewest that any one open counter which takes it would call before it, if nobody
 * else came. Where no open counter takes it, all counters of the centre are asked. 0 for a ticket that does not wait.
 */
export const ahead = (state: State, ticket: Ticket): number => {
  const { place } = ticket;
  const line = place === null ? undefined : state.lines.get(place.line);
  if (ticket.status !== 'waiting' || place === null || line === undefined) return 0;
  const rankIn = ranksOf(place);
  const count = (which: 'open' | 'all'): number | null =>
    fewest(kindsInUse(state, which).map((kind) => callsBefore(state, kind, place.line, rankIn)));
  return count('open') ?? count('all') ?? rankIn(place.line, line);
};
