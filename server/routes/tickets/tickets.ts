import type { FastifyInstance } from 'fastify';
import { ticketFromEvents } from '../../../engine/queue/evolve-ticket.ts';
import { findTicket, ticketsTyped } from '../../../engine/queue/lookup.ts';
import { ahead } from '../../../engine/queue/order/ahead.ts';
import { why } from '../../../engine/queue/order/why.ts';
import type { Ticket } from '../../../engine/queue/ticket.ts';
import { ticketBody } from '../../../engine/queue/views/bodies.ts';
import { whyNothingSaid } from '../../../engine/wait/why-nothing-said.ts';
import type { Command, IssueTicket, TransferTarget } from '../../../shared/commands.ts';
import { kioskPrinters } from '../../../shared/devices/kiosk-printers.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../../shared/routes.ts';
import type { Caller } from '../../access/caller.ts';
import type { Names } from '../../access/display-names.ts';
import type { PersonKey } from '../../access/person-key.ts';
import type { Committed } from '../../centre/centre-request.ts';
import type { PastNames } from '../../centre/past-names.ts';
import { newId, newTicketSecret } from '../../ids.ts';
import { askCentre, askedBy, bodyOf, centreOf, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { ticketNames } from './ticket-names.ts';
import { ticketStory } from './ticket-story.ts';

export type TicketRouteParts = RouteParts & {
  readonly names: Names;
  readonly pastNames: PastNames;
  readonly personKey: PersonKey;
};

/** Routes of tickets: taken, looked at, moved along. */
export function ticketRoutes(app: FastifyInstance, parts: TicketRouteParts): void {
  register(app, 'issueTicket', (request) => issue(parts, request));
  register(app, 'findTickets', async ({ params, query }) => {
    const live = centreOf(parts, params.centre);
    const state = await live.fresh();
    const now = parts.clock.now();
    const found = ticketsTyped(state, query.number);
    return ok({
      tickets: found.map((ticket) => ticketBody(ticket, now, live.notes().get(ticket.id) ?? null, state.stops)),
    });
  });
  register(app, 'ticket', ({ params, query }) => find(parts, params.centre, params.ticket, query.with === 'story'));
  register(app, 'why', ({ params }) => whyNot(parts, params.centre, params.ticket));
  register(app, 'editTicket', (request) => edit(parts, request));
  for (const name of moveRoutes) moveRoute(app, parts, name);
  register(app, 'transfer', (request) => transfer(parts, request));
  register(app, 'reprint', (request) => reprint(parts, request));
}

type Issuing = RouteRequest<'issueTicket'>;

/** By which way a ticket comes, where the request does not say: by who asks. A kiosk's tickets are always the kiosk's. */
const channelOf = (caller: Caller, asked: RouteBody<'issueTicket'>['channel']): IssueTicket['channel'] => {
  if (caller.kind === 'device') return 'kiosk';
  return asked ?? (caller.kind === 'token' ? 'program' : 'reception');
};

const slipOf = ({ events }: Committed): { readonly job: string; readonly status: 'queued' } | null => {
  const slips = events.flatMap((event) =>
    event.type === 'ticket-issued' || event.type === 'slip-reprinted' ? (event.slip ?? []) : [],
  );
  const [slip] = slips;
  return slip === undefined ? null : { job: slip.job, status: 'queued' };
};

const issued = (done: Committed, id: string, secret: string): RouteValue<'issueTicket'> => {
  const ticket = findTicket(done.state, id);
  return {
    ticket: bodyOf(done, id),
    ahead: ticket === null ? 0 : ahead(done.state, ticket),
    estimate: ticket?.quoted ?? null,
    estimateReason:
      ticket === null || ticket.quoted !== null ? null : whyNothingSaid(done.state, ticket.service, ticket.issuedAt),
    print: slipOf(done),
    secret,
    ...partyOf(done, ticket),
  };
};

/** [GR1] The numbers of all who came together. */
const partyOf = ({ state }: Committed, ticket: Ticket | null): Pick<RouteValue<'issueTicket'>, 'party'> =>
  ticket === null || ticket.party === null
    ? {}
    : { party: ticket.party.tickets.map((id) => ({ id, number: findTicket(state, id)?.number ?? '' })) };

const issue = async (parts: TicketRouteParts, request: Issuing) => {
  const { caller, body, params } = request;
  if (caller.kind === 'device' && body.channel !== undefined && body.channel !== 'kiosk') {
    return refuse('malformed', `body/channel: the tickets of a kiosk are the kiosk's, not ${body.channel}`, {
      field: 'body/channel',
    });
  }
  const { centre } = centreOf(parts, params.centre).latest();
  const kiosk = caller.kind === 'device' ? centre?.kiosks.find(({ id }) => id === caller.place) : undefined;
  const choices = kiosk === undefined ? [] : kioskPrinters(kiosk);
  const { people = 1 } = body;
  const ticket = newId();
  const secret = newTicketSecret();
  const command: Command = {
    type: 'issue-ticket',
    ...askedBy(parts.clock, request),
    ticket,
    job: newId(),
    service: body.service,
    language: body.language ?? null,
    priorityClass: body.priorityClass ?? null,
    channel: channelOf(caller, body.channel),
    printer: choices[0] ?? null,
    hasPhone: body.phone !== undefined,
    ...(body.later === undefined ? {} : { later: body.later }),
    ...(people === 1 ? {} : { companions: Array.from({ length: people - 1 }, newId) }),
  };
  return askCentre(parts, request, {
    command,
    choices,
    secret,
    status: 201,
    ...(body.phone === undefined ? {} : { phone: body.phone, phoneKey: parts.personKey(body.phone) }),
    ...(body.shown === undefined ? {} : { shown: body.shown }),
    value: (done) => issued(done, ticket, secret),
  });
};

/** Any ticket: of today from the state, of another day from the log; its story always from the log. */
const find = async (
  { store, centres, clock, names, pastNames }: TicketRouteParts,
  centre: string,
  id: string,
  withStory: boolean,
) => {
  const state = await centreOf({ centres }, centre).fresh();
  const today = findTicket(state, id);
  const stored = today === null || withStory ? await store.ticketEvents(centre, id) : [];
  const events = stored.map(({ event }) => event);
  const ticket = today ?? ticketFromEvents(events);
  if (ticket === null) return refuse('ticket-not-found', 'There is no such ticket', { ticket: id });
  const [[personal], personOf, nameOf] = await Promise.all([
    store.personal(centre, [id]),
    names.load(),
    pastNames.load(centre),
  ]);
  return ok({
    ticket: ticketBody(ticket, clock.now(), personal?.note ?? null, today === null ? [] : state.stops),
    names: ticketNames(ticket, nameOf, personOf),
    ...(withStory ? { story: ticketStory(events, nameOf, personOf) } : {}),
  });
};

/** [O9] Who goes before a waiting ticket, and by which rule. */
const whyNot = async ({ centres, clock }: RouteParts, centre: string, id: string) => {
  const state = await centreOf({ centres }, centre).fresh();
  const ticket = findTicket(state, id);
  if (ticket === null) return refuse('ticket-not-found', `There is no ticket ${id} today`, { ticket: id });
  const found = why(state, ticket, Math.max(clock.now(), state.at));
  if (found === null) return refuse('wrong-status', 'It waits for no counter', { status: ticket.status });
  const before = found.before.map((group) => ({ ...group, numbers: [...group.numbers] }));
  return ok({ ...found, counters: [...found.counters], before });
};

const edit = (parts: RouteParts, request: RouteRequest<'editTicket'>) => {
  const { service, priorityClass, language, later, note, phone } = request.body;
  const { ticket } = request.params;
  return askCentre(parts, request, {
    command: {
      type: 'edit-ticket',
      ...askedBy(parts.clock, request),
      ticket,
      ...(service === undefined ? {} : { service }),
      ...(priorityClass === undefined ? {} : { priorityClass }),
      ...(language === undefined ? {} : { language }),
      ...(later === undefined ? {} : { later }),
      personal: [...(note === undefined ? [] : ['note' as const]), ...(phone === undefined ? [] : ['phone' as const])],
    },
    ...(note === undefined ? {} : { note }),
    ...(phone === undefined ? {} : { phone }),
    value: (done) => ({ ticket: bodyOf(done, ticket) }),
  });
};

const moveRoutes = [
  'recall',
  'start',
  'finish',
  'noShow',
  'requeue',
  'park',
  'resume',
  'reinstate',
  'cancel',
  'undo',
  'addService',
] as const;
type MoveRoute = (typeof moveRoutes)[number];
type AskedMove = ReturnType<typeof askedBy> & { readonly ticket: string; readonly reason?: string };
interface MoveInput {
  readonly outcome?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly service?: string;
  readonly next?: string | null;
}

const moves: { readonly [N in MoveRoute]: (asked: AskedMove, input: MoveInput) => Command } = {
  recall: (asked) => ({ ...asked, type: 'recall-ticket', callId: newId() }),
  start: (asked) => ({ ...asked, type: 'start-ticket' }),
  finish: (asked, { outcome, next }) => ({
    ...asked,
    type: 'finish-ticket',
    outcome: outcome ?? null,
    ...(next === undefined ? {} : { next }),
  }),
  noShow: (asked) => ({ ...asked, type: 'mark-no-show' }),
  requeue: (asked) => ({ ...asked, type: 'requeue-ticket' }),
  park: (asked) => ({ ...asked, type: 'park-ticket' }),
  resume: (asked) => ({ ...asked, type: 'resume-ticket' }),
  reinstate: (asked) => ({ ...asked, type: 'reinstate-ticket' }),
  undo: (asked) => ({ ...asked, type: 'undo-move' }),
  cancel: (asked) => ({ ...asked, type: 'cancel-ticket' }),
  addService: (asked, { service }) => ({ ...asked, type: 'add-service', service: service ?? '' }),
};

const moveRoute = (app: FastifyInstance, parts: TicketRouteParts, name: MoveRoute): void =>
  register<MoveRoute>(app, name, async (request) => {
    const { centre, ticket } = request.params;
    const input: MoveInput = request.body;
    const phone = name === 'reinstate' || name === 'undo' ? await phoneOf(parts, centre, ticket) : null;
    const reason = input.reason === undefined ? {} : { reason: input.reason };
    return askCentre<MoveRoute>(parts, request, {
      command: moves[name]({ ...askedBy(parts.clock, request), ...reason, ticket }, input),
      ...(input.note === undefined ? {} : { note: input.note }),
      ...(phone === null ? {} : { phoneKey: parts.personKey(phone) }),
      value: (done) => ({ ticket: bodyOf(done, ticket) }),
    });
  });

/** [SE10] A ticket that comes back is known by its number to be beside a seat, as a new one is. */
const phoneOf = async ({ store }: RouteParts, centre: string, ticket: string): Promise<string | null> =>
  (await store.personal(centre, [ticket]))[0]?.phone ?? null;

const targetOf = ({ service, counter, clerk }: RouteBody<'transfer'>): Result<TransferTarget> => {
  const targets: readonly TransferTarget[] = [
    ...(service === undefined ? [] : [{ service }]),
    ...(counter === undefined ? [] : [{ counter }]),
    ...(clerk === undefined ? [] : [{ clerk }]),
  ];
  const [target] = targets;
  return target !== undefined && targets.length === 1
    ? ok(target)
    : refuse('malformed', 'A transfer goes to exactly one target: service, counter or clerk');
};

const transfer = async (parts: RouteParts, request: RouteRequest<'transfer'>) => {
  const target = targetOf(request.body);
  if (!target.ok) return target;
  const { note, place } = request.body;
  const { ticket } = request.params;
  return askCentre(parts, request, {
    command: {
      type: 'transfer-ticket',
      ...askedBy(parts.clock, request),
      ticket,
      target: target.value,
      placing: place ?? 'age',
    },
    ...(note === undefined ? {} : { note }),
    value: (done) => ({ ticket: bodyOf(done, ticket) }),
  });
};

const reprint = async (parts: RouteParts, request: RouteRequest<'reprint'>) => {
  const { centre, ticket } = request.params;
  const { printer, note, reason } = request.body;
  const job = newId();
  return askCentre(parts, request, {
    command: {
      type: 'reprint-slip',
      ...askedBy(parts.clock, request),
      ticket,
      job,
      printer: printer ?? null,
      ...(reason === undefined ? {} : { reason }),
    },
    ...(note === undefined ? {} : { note }),
    secret: await parts.store.secretOf(centre, ticket),
    value: (done) => ({ ticket: bodyOf(done, ticket), print: { job, status: 'queued' as const } }),
  });
};
