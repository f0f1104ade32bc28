import { isFirst } from '../../engine/queue/kiosk-pace.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import { ahead } from '../../engine/queue/order/ahead.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import { whyNothingSaid } from '../../engine/wait/why-nothing-said.ts';
import type { QueueEvent, SlipRequest } from '../../shared/events.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import { dayMs, hourMs } from '../../shared/time/durations.ts';
import { hashSecret } from '../access/secrets.ts';
import { slipContent } from '../printing/slip-words.ts';
import type { PersonalWrite, TicketSecret } from '../store/personal.ts';
import type { NewJob } from '../store/store.ts';
import type { BatchSettings, CentreRequest } from './centre-request.ts';

/** What goes into the transaction of a request beside its events: slips to print, personal data, secrets. */
export function sideWrites(settings: BatchSettings, request: CentreRequest, done: Committed): SideWrites {
  return {
    jobs: [...(request.jobs ?? []), ...done.events.flatMap((event) => jobFor(settings, request, done.state, event))],
    personal: personalOf(request, done),
    secrets: secretsOf(request, done),
  };
}

/** How long after its business day a ticket's secret still opens it (ms): its holder can still see how it ended. */
const secretGraceMs = 4 * hourMs;

/** [RA1] And how long after that it still opens the rating of the visit: none ends later than its day. */
const ratedMs = 7 * dayMs;

interface Committed {
  readonly state: State;
  readonly events: readonly QueueEvent[];
}
interface SideWrites {
  readonly jobs: readonly NewJob[];
  readonly personal: readonly PersonalWrite[];
  readonly secrets: readonly TicketSecret[];
}

const slipAsked = (event: QueueEvent): SlipRequest | null =>
  event.type === 'ticket-issued' || event.type === 'slip-reprinted' ? event.slip : null;

/** Where a slip may go if its printer does not print it. */
const choicesOf = ({ choices = [] }: CentreRequest, printer: string): Pick<NewJob, 'choices'> =>
  choices.length > 1 && choices.includes(printer) ? { choices } : {};

const urlOf = (publicUrl: string | null, secret: string | null | undefined): string | null =>
  publicUrl === null || !secret ? null : `${publicUrl}/t/${secret}`;

/** A second slip does not repeat the wait, unless what the first one says is void: the ticket was sent to another line. */
const toldAgain = ({ estimating }: BatchSettings, state: State, ticket: Ticket, at: number): Estimate | null =>
  ticket.legs.length > 1 ? estimating.waits(state, at).ofTicket(ticket).estimate : null;

/** [GR1] The numbers of all who came with it, its own among them. */
const numbersWith = (state: State, { party }: Ticket): readonly string[] =>
  (party?.tickets ?? []).flatMap((id) => findTicket(state, id)?.number ?? []);

const jobFor = (
  settings: BatchSettings,
  request: CentreRequest,
  state: State,
  event: QueueEvent,
): readonly NewJob[] => {
  const asked = slipAsked(event);
  if (asked === null || !('ticket' in event) || state.centre === null) return [];
  const ticket = findTicket(state, event.ticket);
  if (ticket === null) return [];
  const copy = event.type === 'slip-reprinted';
  const slip = slipContent(state.centre, {
    ...ticket,
    ahead: copy ? null : ahead(state, ticket),
    estimate: copy ? toldAgain(settings, state, ticket, event.at) : ticket.quoted,
    why: copy || ticket.quoted !== null ? null : whyNothingSaid(state, ticket.service, event.at),
    numbers: numbersWith(state, ticket),
    url: urlOf(settings.publicUrl, request.secret),
    demo: settings.demo,
    copy,
  });
  return [
    {
      id: asked.job,
      centre: settings.centre,
      printer: asked.printer,
      ...choicesOf(request, asked.printer),
      ticket: ticket.id,
      copy,
      queuedAt: event.at,
      slip: JSON.stringify(slip),
    },
  ];
};

const personalOf = (
  { command, note, phone }: CentreRequest,
  { state, events }: Committed,
): readonly PersonalWrite[] => {
  const [event] = events;
  if (command === null || event === undefined || !('ticket' in command)) return [];
  if (note === undefined && phone === undefined) return [];
  return [
    {
      ticket: command.ticket,
      ...(note === undefined ? {} : { note }),
      ...(phone === undefined ? {} : { phone }),
      eraseAt: event.at + (state.centre?.personalDataDays ?? 0) * dayMs,
    },
  ];
};

const secretsOf = ({ secret }: CentreRequest, { state, events }: Committed): readonly TicketSecret[] =>
  events.flatMap((event) => {
    if (event.type !== 'ticket-issued' || !isFirst(event.party) || !secret || state.day === null) return [];
    const expiresAt = state.day.midnight + secretGraceMs;
    const asked = { date: state.day.date, link: hashSecret(secret), until: expiresAt + ratedMs };
    return [{ secret, ticket: event.ticket, expiresAt, ...(state.centre?.asksRatings === true ? { ask: asked } : {}) }];
  });
