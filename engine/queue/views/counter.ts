import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { Interval } from '../../../shared/reports/figures.ts';
import type { CounterTicket, CounterView, WaitingLine } from '../../../shared/views.ts';
import { counterPlace } from '../announce.ts';
import { dayLine } from '../business-day.ts';
import { iso, isoOrNull } from '../dates.ts';
import { goneNames } from '../gone.ts';
import { findTicket } from '../lookup.ts';
import { ahead } from '../order/ahead.ts';
import { callingList } from '../order/calling-list.ts';
import { type Taking, takingOf, tierIn } from '../order/calling-order.ts';
import { chooseNext } from '../order/choose-next.ts';
import { isCooling, withDue } from '../order/waiting-lines.ts';
import { entries } from '../ordered-map.ts';
import { type CounterNow, counterNow, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { centreLine, since, ticketLine } from './view-lines.ts';
import type { Waits } from './waits.ts';

/** All that a clerk's screen shows of a counter; null if the centre has none of this id. */
export function counterView(last: State, id: string, now: number, extra: CounterExtra): CounterView | null {
  const at = Math.max(now, last.at);
  const state = withDue(last, at);
  const { centre } = state;
  const counter = counterNow(state, id);
  const takes = takingOf(state, id);
  if (centre === null || counter === null || takes === null) return null;
  const { notes, nameOf, printers } = extra;
  const ticket = counter.ticket === null ? null : findTicket(state, counter.ticket);
  const isPhone = isPhoneDesk(state.index.counters.get(id));
  const waiting = isPhone ? [] : waitingFor(state, takes, counter.profile, at, extra);
  return {
    centre: centreLine(state, nameOf),
    day: dayLine(state, now),
    counter: { ...counterPlace(state, id), ...standingOf(counter, nameOf) },
    ticket: ticket === null ? null : counterTicket(ticket, notes),
    next: chooseNext(state, id, at),
    waiting,
    waitingCount: isPhone ? 0 : state.waiting,
    lineEstimate: waiting.findLast(({ taken, notBefore }) => taken && notBefore === null)?.estimate ?? null,
    parked: isPhone ? [] : parkedLines(state, extra),
    noShows: isPhone ? [] : listed(state, state.noShows.slice(0, noShowsShown), notes),
    ...namesIn(centre),
    counters: centre.counters
      .filter((one) => !isPhoneDesk(one))
      .map(({ id: other, name }) => counterLine(state, other, name, nameOf)),
    gone: goneNames(state),
    outcomes: centre.outcomes,
    printers,
    today: {
      served: counter.served,
      meanServiceSeconds: counter.served === 0 ? null : Math.round(counter.servedSeconds / counter.served),
    },
  };
}

const standingOf = (counter: CounterNow, nameOf: CounterExtra['nameOf']) => ({
  state: counter.state,
  since: counter.state === 'closed' ? null : iso(counter.since),
  clerk: counter.clerk === null ? null : { id: counter.clerk, name: nameOf(counter.clerk) },
  profile: counter.profile,
  pauseReason: counter.pauseReason,
});

/** What the centre's things are called, for the dialogs, and how scanners are set. */
const namesIn = ({ services, groups, priorityClasses, profiles, counterWedge }: Centre) => ({
  ...(counterWedge === undefined ? {} : { wedge: counterWedge }),
  services: services.map(({ id, name, group }) => ({ id, name, group })),
  groups: groups.map(({ id, name }) => ({ id, name })),
  priorityClasses: priorityClasses.map(({ id, name, proof }) => ({ id, name, proof })),
  profiles: profiles.map(({ id, name }) => ({ id, name })),
});

const waitingShown = 300;
const noShowsShown = 50;

interface Waiting {
  readonly ticket: Ticket;
  readonly ahead: number;
  readonly taken: boolean;
  readonly notBefore: string | null;
}

const waitingAt = (state: State, takes: Taking, at: number): readonly Waiting[] => {
  const inLine = callingList(state, takes, at, waitingShown).map(({ ticket, tier }) => [ticket, tier] as const);
  const cooldown = [...entries(state.cooldown)].map(({ value }) => {
    const line = findTicket(state, value)?.place?.line;
    return [value, line === undefined ? undefined : tierIn(takes, line)] as const;
  });
  return [...inLine, ...cooldown].slice(0, waitingShown).flatMap(([id, tier]) => {
    const ticket = findTicket(state, id);
    if (ticket === null) return [];
    const notBefore = isCooling(state, ticket) ? isoOrNull(ticket.notBefore) : null;
    return [{ ticket, ahead: ahead(state, ticket, at), taken: tier !== undefined, notBefore }];
  });
};

interface KnownLists {
  readonly at: number;
  readonly lists: Map<string, readonly Waiting[]>;
}
/** Who waits, by what a counter takes, for a state, which never changes: counters that take the same have the same list. */
const known = new WeakMap<State, KnownLists>();
/** For how long time alone leaves a list as it is (ms): hundreds of counters are shown one after another. */
const sameMs = 1000;

const waitingFor = (
  state: State,
  takes: Taking,
  profile: string,
  at: number,
  { notes, waits }: Pick<CounterExtra, 'notes' | 'waits'>,
): readonly WaitingLine[] => {
  const last = known.get(state);
  const isSame = last !== undefined && at >= last.at && at - last.at < sameMs;
  const { lists } = isSame ? last : { lists: new Map<string, readonly Waiting[]>() };
  if (!isSame) known.set(state, { at, lists });
  const own = [takes.counter, takes.clerk].filter((line) => line !== null && state.lines.has(line));
  const name = [profile, ...own].join(' ');
  const list = lists.get(name) ?? waitingAt(state, takes, at);
  lists.set(name, list);
  return list.map(({ ticket, ...rest }) => ({ ...ticketLine(ticket, notes), ...rest, ...waits.ofTicket(ticket) }));
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
  readonly waits: Waits;
}

const listed = (state: State, ids: readonly string[], notes: ReadonlyMap<string, string>) =>
  ids.flatMap((id) => {
    const ticket = findTicket(state, id);
    return ticket === null ? [] : [ticketLine(ticket, notes)];
  });

const parkedLines = (state: State, { notes, nameOf }: CounterExtra): CounterView['parked'] =>
  state.parked.flatMap((id) => {
    const ticket = findTicket(state, id);
    if (ticket === null) return [];
    const { reason = null, by = null } = ticket.setAside ?? {};
    return [{ ...ticketLine(ticket, notes), reason, by: by === null ? null : { id: by, name: nameOf(by) } }];
  });

const counterLine = (state: State, id: string, name: string, nameOf: CounterExtra['nameOf']) => {
  const now = state.counters.get(id);
  const clerk = now?.clerk ?? null;
  return { id, name, state: now?.state ?? 'closed', clerk: clerk === null ? null : { id: clerk, name: nameOf(clerk) } };
};
