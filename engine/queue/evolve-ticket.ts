import type { QueueEvent, TicketEvent, TicketIssued, TicketServedDirectly } from '../../shared/events.ts';
import type { Leg, LegEnding } from '../../shared/reports/figures.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import { hasEnded, type TicketStatus } from '../../shared/tickets/ticket.ts';

import { bookedIn, offeredFrom, placed, waitsFrom } from './booked-ticket.ts';
import { isTicketEvent, type Ticket } from './ticket.ts';
import { undoableAfter, undone } from './undoing.ts';

/** The ticket after an event; `tie` orders those issued in the same millisecond. null stays null but for a ticket's first event. */
export function evolveTicket(ticket: Ticket | null, event: TicketEvent, tie: number): Ticket | null {
  if (event.type === 'ticket-issued')
    return enter({ ...issued(event, tie), place: event.place }, 'waiting', event.at, null);
  if (event.type === 'ticket-served-directly') return begin(issued(event, tie), event.at, event.counter, event.clerk);
  if (ticket === null) return null;
  const after = evolveKnown(ticket, event);
  if (after === ticket || event.type === 'ticket-undone') return after;
  const undoable = undoableAfter(ticket, event);
  return undoable === after.undoable ? after : { ...after, undoable };
}

/** A ticket from its own events alone, for days that are over. */
export function ticketFromEvents(events: readonly QueueEvent[]): Ticket | null {
  return events
    .filter(isTicketEvent)
    .reduce<Ticket | null>((ticket, event, index) => evolveTicket(ticket, event, index), null);
}

const openLeg = (index: number, service: string, at: number, queued: boolean): Leg => ({
  index,
  service,
  from: at,
  to: null,
  queuedAt: queued ? at : null,
  firstCalledAt: null,
  lastCalledAt: null,
  firstStartedAt: null,
  walkMs: null,
  counter: null,
  clerk: null,
  calls: 0,
  ending: null,
  outcome: null,
  inaccurate: false,
  quoted: null,
});

const quotedIn = (event: TicketEvent): Estimate | null => ('quoted' in event ? (event.quoted ?? null) : null);

const promiseIn = (event: TicketEvent): Pick<Ticket, 'quoted' | 'quotedAt'> => {
  const quoted = quotedIn(event);
  return { quoted, quotedAt: quoted === null ? null : event.at };
};

/** What was said after so many seconds in the queue, counted from entering it. */
const sinceQueued = (told: Estimate, seconds: number): Estimate => ({
  ...told,
  low: told.low + seconds,
  middle: told.middle + seconds,
  high: told.high + seconds,
  fromMinutes: told.fromMinutes + Math.floor(seconds / 60),
  toMinutes: told.toMinutes === null ? null : told.toMinutes + Math.ceil(seconds / 60),
});

const withLastLeg = (ticket: Ticket, change: (leg: Leg) => Leg): Ticket => {
  const last = ticket.legs.at(-1);
  return last === undefined ? ticket : { ...ticket, legs: [...ticket.legs.slice(0, -1), change(last)] };
};

const endLeg = (ticket: Ticket, at: number, ending: LegEnding, rest: Partial<Leg> = {}): Ticket =>
  withLastLeg(ticket, (leg) => ({
    ...leg,
    to: at,
    ending,
    ...rest,
    inaccurate: leg.inaccurate || rest.inaccurate === true,
  }));

/** [VS4] What is left once one of it has its turn, by whichever move. */
const without = (later: Ticket['later'], service: string): Ticket['later'] =>
  later.includes(service) ? later.filter((one) => one !== service) : later;

/** [L1] A ticket's legs follow each other without a gap. [L3] One that never queued has no wait. */
const addLeg = (ticket: Ticket, service: string, at: number, queued: boolean, rest: Partial<Leg> = {}): Ticket => ({
  ...ticket,
  service,
  later: without(ticket.later, service),
  legs: [...ticket.legs, { ...openLeg(ticket.legs.length, service, at, queued), ...rest }],
});

/** [M2] Ends the open interval and, unless the new status is final, begins the next at the same instant. */
const enter = (ticket: Ticket, status: TicketStatus, at: number, counter: string | null): Ticket => {
  const last = ticket.history.at(-1);
  const ended =
    last === undefined || last.to !== null
      ? ticket.history
      : [...ticket.history.slice(0, -1), { ...last, to: Math.max(last.from, at) }];
  const now = { ...ticket, status, setAside: null };
  if (hasEnded(status)) return { ...now, history: ended, endedAt: at };
  return { ...now, history: [...ended, { status, from: at, to: null, counter }] };
};

/** [SE15] The wait of one who booked begins with the slot, or when they came if that is later. */
const firstLeg = (event: TicketIssued | TicketServedDirectly): Leg => {
  const leg = { ...openLeg(0, event.service, event.at, event.type === 'ticket-issued'), quoted: quotedIn(event) };
  return leg.queuedAt === null ? leg : { ...leg, queuedAt: waitsFrom(bookedIn(event), leg.queuedAt) };
};

const issued = (event: TicketIssued | TicketServedDirectly, tie: number): Ticket => ({
  id: event.ticket,
  number: event.number,
  series: event.series,
  date: event.date ?? '',
  practice: event.practice,
  service: event.service,
  status: 'waiting',
  priorityClass: event.priorityClass,
  language: event.language,
  channel: event.channel,
  device: event.by.kind === 'device' ? event.by.id : null,
  issuedAt: event.at,
  firstCalledAt: null,
  firstStartedAt: null,
  endedAt: null,
  counter: null,
  clerk: null,
  place: null,
  placing: 'age',
  later: (event.type === 'ticket-issued' ? event.later : null) ?? [],
  party: (event.type === 'ticket-issued' ? event.party : null) ?? null,
  tie,
  calls: 0,
  rings: 0,
  misses: 0,
  notBefore: bookedIn(event)?.notBefore ?? null,
  booked: bookedIn(event),
  instead: event.type === 'ticket-issued' ? (event.instead ?? null) : null,
  callId: null,
  lastCalledAt: null,
  because: null,
  outcome: null,
  ...promiseIn(event),
  hasNote: false,
  legs: [firstLeg(event)],
  history: [],
  setAside: null,
  undoable: null,
});

const begin = (ticket: Ticket, at: number, counter: string, clerk: string): Ticket =>
  withLastLeg(
    enter({ ...ticket, counter, clerk, firstStartedAt: ticket.firstStartedAt ?? at }, 'serving', at, counter),
    (leg) => ({ ...leg, counter, clerk, firstStartedAt: leg.firstStartedAt ?? at }),
  );

type Called = Extract<TicketEvent, { readonly callId: string }>;
const called = (ticket: Ticket, event: Called): Ticket =>
  withLastLeg(
    {
      ...ticket,
      counter: event.counter,
      calls: event.call,
      rings: event.type === 'ticket-called' ? 1 : ticket.rings + 1,
      notBefore: null,
      callId: event.callId,
      lastCalledAt: event.at,
      firstCalledAt: ticket.firstCalledAt ?? event.at,
    },
    (leg) => ({
      ...leg,
      counter: event.counter,
      calls: leg.calls + 1,
      firstCalledAt: leg.firstCalledAt ?? event.at,
      lastCalledAt: event.at,
    }),
  );

const call = (ticket: Ticket, event: TicketEvents['ticket-called']): Ticket =>
  enter(
    withLastLeg({ ...called(ticket, event), clerk: event.clerk, because: event.because }, (leg) => ({
      ...leg,
      clerk: event.clerk,
    })),
    'called',
    event.at,
    event.counter,
  );

const start = (ticket: Ticket, at: number): Ticket =>
  withLastLeg(begin(ticket, at, ticket.counter ?? '', ticket.clerk ?? ''), (leg) => ({
    ...leg,
    walkMs: at - (leg.lastCalledAt ?? at),
  }));

/** [VS5] Nobody came: its leg ends, or it waits again; what was left stays with it. */
const noShow = (ticket: Ticket, { at, back }: TicketEvents['ticket-no-show']): Ticket =>
  back === undefined
    ? enter(endLeg(ticket, at, 'no-show'), 'no-show', at, null)
    : enter({ ...ticket, place: back.place, notBefore: back.notBefore }, 'waiting', at, null);

/** How an expired ticket's leg ended: one who did not come stays a no-show. */
const expire = (ticket: Ticket, at: number, inaccurate: boolean): Ticket => {
  const outcome = inaccurate ? 'cut-short' : null;
  const ended = ticket.legs.at(-1)?.to === null ? endLeg(ticket, at, 'expired', { inaccurate, outcome }) : ticket;
  return enter({ ...ended, outcome }, 'expired', at, null);
};

const transfer = (ticket: Ticket, event: TicketEvents['ticket-transferred']): Ticket => {
  const { at } = event;
  const quoted = quotedIn(event);
  const moved = addLeg(endLeg(ticket, at, 'transferred'), event.service, at, true, { quoted });
  const placed = { ...moved, ...promiseIn(event), place: event.place, placing: event.placing, notBefore: null };
  return ticket.status === 'waiting' ? placed : enter(placed, 'waiting', at, null);
};

/** [VS2] [VS4] The present service is done, and the ticket waits for the next. */
const moveOn = (ticket: Ticket, event: TicketEvents['ticket-moved-on']): Ticket => {
  const { at, outcome, service, later, place } = event;
  const ended = endLeg(ticket, at, 'served', { outcome });
  const moved = addLeg(ended, service, at, true, { quoted: quotedIn(event) });
  const placed = { ...moved, ...promiseIn(event), place, placing: 'age' as const, notBefore: null, later };
  return enter(placed, 'waiting', at, null);
};

const addService = (ticket: Ticket, { at, service }: TicketEvents['service-added']): Ticket =>
  addLeg(endLeg(ticket, at, 'served', { outcome: 'served' }), service, at, false, {
    counter: ticket.counter,
    clerk: ticket.clerk,
    firstStartedAt: at,
  });

const edit = (ticket: Ticket, event: TicketEvents['ticket-edited']): Ticket => {
  const edited: Ticket = {
    ...ticket,
    service: event.service ?? ticket.service,
    priorityClass: event.priorityClass === undefined ? ticket.priorityClass : event.priorityClass,
    language: event.language ?? ticket.language,
    place: event.place ?? ticket.place,
    later: event.later ?? without(ticket.later, event.service ?? ticket.service),
    hasNote: ticket.hasNote || event.personal.includes('note'),
  };
  if (event.place === undefined) return withLastLeg(edited, (leg) => ({ ...leg, service: edited.service }));
  const quoted = quotedIn(event);
  return withLastLeg({ ...edited, ...promiseIn(event) }, (leg) => {
    const gone = Math.round((event.at - (leg.queuedAt ?? event.at)) / 1000);
    const since = quoted === null ? null : sinceQueued(quoted, gone);
    return { ...leg, service: edited.service, quoted: leg.firstCalledAt === null ? since : leg.quoted };
  });
};

/** [N4] The ticket after an event of its own, under the same number. A stored fact is never refused. */
const evolveKnown = (ticket: Ticket, event: TicketEvent): Ticket => evolve(event.type, ticket, event);

type TicketEvents = { readonly [Type in TicketEvent['type']]: Extract<TicketEvent, { readonly type: Type }> };

const evolve = <Type extends TicketEvent['type']>(type: Type, ticket: Ticket, event: TicketEvents[Type]): Ticket =>
  evolutions[type](ticket, event);

const same = (ticket: Ticket): Ticket => ticket;

const evolutions: {
  readonly [Type in TicketEvent['type']]: (ticket: Ticket, event: TicketEvents[Type]) => Ticket;
} = {
  'ticket-issued': same,
  'ticket-served-directly': same,
  'slip-reprinted': same,
  'ticket-undone': undone,
  'ticket-called': call,
  'ticket-recalled': called,
  'ticket-started': (ticket, { at }) => start(ticket, at),
  'ticket-finished': (ticket, { at, outcome }) =>
    enter({ ...endLeg(ticket, at, 'served', { outcome }), outcome, later: [] }, 'served', at, null),
  'ticket-moved-on': moveOn,
  'ticket-no-show': (ticket, event) => noShow({ ...ticket, misses: ticket.misses + 1 }, event),
  'ticket-reinstated': (ticket, { at, place }) =>
    enter(
      withLastLeg({ ...ticket, place, notBefore: offeredFrom(ticket, place, at) }, (leg) => ({
        ...leg,
        to: null,
        ending: null,
      })),
      'waiting',
      at,
      null,
    ),
  'ticket-requeued': (ticket, { at, place }) =>
    enter({ ...ticket, place, notBefore: offeredFrom(ticket, place, at) }, 'waiting', at, null),
  'ticket-placed': placed,
  'ticket-parked': (ticket, { at, reason, by }) => ({
    ...enter({ ...ticket, notBefore: null }, 'parked', at, null),
    setAside: { reason: reason ?? null, by: by.id },
  }),
  'ticket-resumed': (ticket, { at, counter, clerk }) => begin(ticket, at, counter, clerk),
  'ticket-transferred': transfer,
  'service-added': addService,
  'ticket-edited': edit,
  'ticket-cancelled': (ticket, { at }) => enter(endLeg(ticket, at, 'cancelled'), 'cancelled', at, null),
  'ticket-expired': (ticket, { at, inaccurate }) => expire(ticket, at, inaccurate),
};
