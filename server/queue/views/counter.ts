import type { Interval } from '../../../shared/figures.ts';
import type { CounterTicket, CounterView, WaitingLine } from '../../../shared/views.ts';
import { counterPlace } from '../announce.ts';
import { dayLine } from '../business-day.ts';
import { chooseNext, linesByTier } from '../choose-next.ts';
import { ahead, findTicket } from '../lookup.ts';
import { entries } from '../ordered-map.ts';
import { byPlace, counterLine, counterNow, type LineKey, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { centreLine, iso, isoOrNull, since, ticketLine } from './parts.ts';

const waitingShown = 300;
const noShowsShown = 50;

interface Spot {
  readonly key: LineKey;
  readonly ticket: string;
}

/** The first `most` of some lines, in order of place. */
const inOrder = (state: State, lines: readonly string[], most: number): readonly Spot[] => {
  const spots: Spot[] = [];
  for (const name of lines) {
    const line = state.lines.get(name);
    if (line === undefined) continue;
    let taken = 0;
    for (const { key, value } of entries(line)) {
      if (taken++ >= most) break;
      spots.push({ key, ticket: value });
    }
  }
  return spots.sort((a, b) => byPlace(a.key, b.key)).slice(0, most);
};

interface Waiting {
  readonly ticket: Ticket;
  readonly ahead: number;
  readonly taken: boolean;
}

const waitingAt = (state: State, counter: string, profile: string): readonly Waiting[] => {
  const tiers = linesByTier(state, counter, profile).map((tier) => tier(state));
  const own = new Set(tiers.flat());
  const others = [...state.lines.keys()].filter((line) => !own.has(line));
  const shown: Waiting[] = [];
  for (const [lines, taken] of [...tiers.map((tier) => [tier, true] as const), [others, false] as const]) {
    for (const spot of inOrder(state, lines, waitingShown - shown.length)) {
      const ticket = findTicket(state, spot.ticket);
      if (ticket !== null) shown.push({ ticket, ahead: ahead(state, ticket), taken });
    }
  }
  return shown;
};

/** Who waits, by work profile, for a state, which never changes: the counters of a profile have the same list. */
const lists = new WeakMap<State, Map<string, readonly Waiting[]>>();

const waitingFor = (
  state: State,
  counter: string,
  profile: string,
  notes: ReadonlyMap<string, string>,
): readonly WaitingLine[] => {
  const known = lists.get(state) ?? new Map<string, readonly Waiting[]>();
  lists.set(state, known);
  const name = state.lines.has(counterLine(counter)) ? `${profile}/${counter}` : profile;
  const list = known.get(name) ?? waitingAt(state, counter, profile);
  known.set(name, list);
  return list.map(({ ticket, ...rest }) => ({ ...ticketLine(ticket, notes), ...rest }));
};

const servedBefore = (ticket: Ticket): number => {
  const past = ticket.history.filter(
    (one): one is Interval & { to: number } => one.status === 'serving' && one.to !== null,
  );
  return Math.floor(past.reduce((sum, one) => sum + one.to - one.from, 0) / 1000);
};

const waited = ({ legs }: Ticket): number | null => {
  const leg = legs.at(-1);
  if (leg === undefined || leg.queuedAt === null || leg.firstCalledAt === null) return null;
  return Math.floor((leg.firstCalledAt - leg.queuedAt) / 1000);
};

const counterTicket = (ticket: Ticket, notes: ReadonlyMap<string, string>): CounterTicket => ({
  ...ticketLine(ticket, notes),
  calledAt: isoOrNull(ticket.lastCalledAt),
  startedAt: ticket.status === 'serving' ? iso(since(ticket)) : null,
  waitedSeconds: waited(ticket),
  servedSeconds: servedBefore(ticket),
  because: ticket.because,
  channel: ticket.channel,
  legs: ticket.legs.map((leg) => ({ service: leg.service, ended: leg.ending !== null })),
});

interface CounterExtra {
  readonly notes: ReadonlyMap<string, string>;
  readonly nameOf: (user: string) => string;
  readonly printers: CounterView['printers'];
}

const listed = (state: State, ids: readonly string[], notes: ReadonlyMap<string, string>) =>
  ids.flatMap((id) => {
    const ticket = findTicket(state, id);
    return ticket === null ? [] : [ticketLine(ticket, notes)];
  });

/** All that a clerk's screen shows of a counter; null if the centre has none of this id. */
export const counterView = (state: State, id: string, now: number, extra: CounterExtra): CounterView | null => {
  const { centre } = state;
  const counter = counterNow(state, id);
  if (centre === null || counter === null) return null;
  const { notes, nameOf, printers } = extra;
  const ticket = counter.ticket === null ? null : findTicket(state, counter.ticket);
  const isOpen = counter.state !== 'closed';
  return {
    centre: centreLine(state),
    day: dayLine(state, now),
    counter: {
      ...counterPlace(state, id),
      state: counter.state,
      since: isOpen ? iso(counter.since) : null,
      clerk: counter.clerk === null ? null : { id: counter.clerk, name: nameOf(counter.clerk) },
      profile: counter.profile,
      pauseReason: counter.pauseReason,
    },
    ticket: ticket === null ? null : counterTicket(ticket, notes),
    next: chooseNext(state, id),
    waiting: waitingFor(state, id, counter.profile, notes),
    waitingCount: state.waiting,
    parked: listed(state, state.parked, notes),
    noShows: listed(state, state.noShows.slice(0, noShowsShown), notes),
    services: centre.services.map(({ id: service, name, group }) => ({ id: service, name, group })),
    groups: centre.groups.map(({ id: group, name }) => ({ id: group, name })),
    priorityClasses: centre.priorityClasses.map(({ id: one, name, proof }) => ({ id: one, name, proof })),
    profiles: centre.profiles.map(({ id: profile, name }) => ({ id: profile, name })),
    counters: centre.counters.map(({ id: other, name }) => ({
      id: other,
      name,
      state: state.counters.get(other)?.state ?? 'closed',
    })),
    outcomes: centre.outcomes,
    printers,
    today: {
      served: counter.served,
      meanServiceSeconds: counter.served === 0 ? null : Math.round(counter.servedSeconds / counter.served),
    },
  };
};
