import { decide } from '../../engine/queue/decide.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Command } from '../../shared/commands.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { IdempotencyKey, KeptAnswer } from '../store/kept-answers.ts';
import type { PersonalWrite, TicketSecret } from '../store/personal.ts';
import type { SecurityNote } from '../store/security.ts';
import type { Locked, NewJob, Write } from '../store/store.ts';
import { sideWrites } from './batch-writes.ts';
import { openCaseBook } from './case-book.ts';
import { decideCaseRequest, evolvedCase } from './case-decisions.ts';
import type { BatchSettings, CentreRequest, Reply, RequestOutcome } from './centre-request.ts';
import { documentDigest } from './config-digests.ts';
import { withOpenRequest } from './continued-request.ts';
import { applyWithLegs, type Decided } from './decided.ts';
import type { Deciding } from './deciding.ts';
import { noticesCaused } from './notices-caused.ts';
import { seatsKnown } from './ordinary-tickets.ts';
import { openSeatBook } from './seat-book.ts';
import { decideSeatRequest, evolvedSeat, seatLeftBy, seatRefusal } from './seat-decisions.ts';
import { withExpectedWait, withQuotes } from './told-waits.ts';

export interface Batch {
  readonly write: Write;
  readonly value: {
    /** The state once the batch is stored. */
    readonly state: State;
    /** One for each request, in their order. */
    readonly outcomes: readonly RequestOutcome[];
    /** Notes that the batch wrote, by ticket. */
    readonly notes: ReadonlyMap<string, string | null>;
  };
}

/**
 * Decides requests one after another, each on the tentative state that the one before leaves, and gathers what one
 * transaction writes for all of them. A repeated key gives the answer kept under it, byte for byte; refusals are not kept.
 */
export function decideBatch(
  settings: BatchSettings,
  state: State,
  requests: readonly CentreRequest[],
  locked: Omit<Locked, 'missed'>,
): Batch {
  const { answer, ticketsOfPhone, phoneOf } = locked;
  const all = nothing();
  const [book, cases] = [openSeatBook(locked), openCaseBook(locked)];
  let tentative = state;
  const known = ({ phone }: CentreRequest): readonly string[] => (phone ? ticketsOfPhone(phone) : []);
  /** Taking back the end of a ticket brings its number back too. */
  const withOwnPhone = (request: CentreRequest): CentreRequest =>
    request.command?.type === 'undo-move'
      ? { ...request, phone: phoneWritten(all, request.command.ticket) ?? phoneOf(request.command.ticket) }
      : request;
  const heldBy = (request: CentreRequest): Refusal | null =>
    phoneRefusal(tentative, request, () => [...phoneInBatch(all, request), ...known(request)]);
  const one = (request: CentreRequest): Result<Reply> => {
    const { key } = request;
    const kept = key ? (all.answers.get(keyText(key)) ?? answer(key.scope, key.key)) : null;
    if (key && kept && kept.keptAt > settings.now - dayMs) return replay(kept, key);
    const held = lateRefusal(request) ?? (limitsPhones(tentative) ? heldBy(withOwnPhone(request)) : null);
    if (held !== null) return { ok: false, refusal: held };
    const ticketsOfNumber = (phone: string): readonly string[] => [
      ...phoneInBatch(all, { phone }),
      ...ticketsOfPhone(phone),
    ];
    const deciding = { settings, book, cases, ticketsOfPhone: ticketsOfNumber };
    const asked = withOpenRequest(deciding, { ...request, command: dated(request.command, settings.now) });
    const done = decided(deciding, tentative, asked);
    if (!done.ok) return done;
    const { seats } = done.value;
    const written = noteWritten(request);
    const noteOf = (ticket: string): string | null => {
      if (written?.ticket === ticket) return written.note;
      const inBatch = all.notes.get(ticket);
      return inBatch === undefined ? settings.noteOf(ticket) : inBatch;
    };
    const seatOf = (id: string): Seat | null => evolvedSeat(book.seat(id), seats, id);
    const { state: after, events } = done.value;
    const caseOf = (id: string) => evolvedCase(cases.case(id), events, id);
    const value = request.toReply({ state: after, events, noteOf, seatOf, caseOf });
    const reply = { status: request.status ?? 200, body: JSON.stringify({ ok: true, value }) };
    gather(all, settings, request, done.value, reply);
    const { person, secret } = request.seat ?? {};
    book.take(seats, { centre: done.value.state.centre, person, secret });
    cases.take(events, asked.case, after.centre);
    tentative = after;
    return ok(reply);
  };
  const outcomes = requests.map((request): RequestOutcome => {
    try {
      return { kind: 'answered', result: one(request) };
    } catch (error) {
      return { kind: 'broken', error };
    }
  });
  return { write: writeOf(all, { book, cases }, tentative), value: { state: tentative, outcomes, notes: all.notes } };
}

const writeOf = (
  { legs, answers, notes: _, ...rest }: Gathered,
  books: Pick<Deciding, 'book' | 'cases'>,
  { centre }: State,
): Write => {
  const [seats, cases] = [books.book.write(), books.cases.write()];
  const notices = noticesCaused(centre, rest.events);
  return {
    ...rest,
    legs: [...legs.values()],
    answers: [...answers.values()],
    ...(seats === undefined ? {} : { seats }),
    ...(cases === undefined ? {} : { cases }),
    ...(notices.length === 0 ? {} : { notices }),
  };
};

const tooLate: Refusal = { code: 'too-late', message: 'It was not to be done any more when it could be done' };
const lateRefusal = ({ isLate }: CentreRequest): Refusal | null => (isLate?.() === true ? tooLate : null);

interface Gathered {
  readonly events: QueueEvent[];
  readonly legs: Map<string, LegRow>;
  readonly jobs: NewJob[];
  readonly personal: PersonalWrite[];
  readonly secrets: TicketSecret[];
  readonly answers: Map<string, KeptAnswer>;
  readonly notes: Map<string, string | null>;
  readonly told: SecurityNote[];
  readonly published: string[];
  readonly sent: string[];
}

const nothing = (): Gathered => ({
  events: [],
  legs: new Map(),
  jobs: [],
  personal: [],
  secrets: [],
  answers: new Map(),
  notes: new Map(),
  told: [],
  published: [],
  sent: [],
});

const keyText = ({ scope, key }: IdempotencyKey): string => `${scope}\n${key}`;

const replay = (kept: KeptAnswer, key: IdempotencyKey): Result<Reply> =>
  kept.bodyHash === key.bodyHash
    ? ok({ status: kept.status, body: kept.body })
    : refuse('key-reused', 'This Idempotency-Key came with another body before');

/** What is asked of the sheets first, then what that asks of the queue, then the request's own command: all of it, or nothing. */
const decided = (deciding: Deciding, state: State, request: CentreRequest): Result<Decided> => {
  const nothingYet: Decided = { state, events: [], legs: new Map(), seats: [] };
  const { command } = request;
  const ofCases = request.case === undefined ? null : decideCaseRequest(deciding, state, request.case);
  if (ofCases !== null && !ofCases.ok) return ofCases;
  const seat = request.seat ?? seatLeftBy(deciding, request.case, ofCases?.value ?? []);
  const asked = seat === null ? null : decideSeatRequest(deciding, state, seat);
  if (asked !== null && !asked.ok) return asked;
  const commands = [...(asked?.value.commands ?? []), ...(command === null ? [] : [command])];
  let done = applyWithLegs(deciding, nothingYet, ofCases?.value ?? []);
  for (const one of commands) {
    const next = decidedNext(deciding, done, one, request);
    if (!next.ok) return next;
    done = next.value;
  }
  return ok(applyWithLegs(deciding, done, asked?.value.events ?? []));
};

const decidedNext = (
  deciding: Deciding,
  before: Decided,
  command: Command,
  { shown, phoneKey }: Pick<CentreRequest, 'shown' | 'phoneKey'>,
): Result<Decided> => {
  const { state } = before;
  const { settings, book } = deciding;
  const refused = seatRefusal({ settings, book, state }, command, phoneKey);
  if (refused !== null) return { ok: false, refusal: refused };
  const events = decide(state, withExpectedWait(settings, state, command));
  if (!events.ok) return events;
  const said = { ...(shown === undefined ? {} : { shown }), seats: seatsKnown(book, phoneKey) };
  return ok(applyWithLegs(deciding, before, withQuotes(settings, state, events.value, said)));
};

/** [T5] What was asked before the time was corrected is dated by the time that is gone by since. */
const dated = (command: Command | null, now: number): Command | null =>
  command === null || command.at <= now ? command : { ...command, at: now };

const noteWritten = ({
  command,
  note,
}: CentreRequest): { readonly ticket: string; readonly note: string | null } | null =>
  command !== null && 'ticket' in command && note !== undefined ? { ticket: command.ticket, note } : null;

const limitsPhones = ({ centre }: State): boolean => centre?.limits?.onePerPhone === true;

/** The number that an earlier request of this batch gave to a ticket. */
const phoneWritten = ({ personal }: Gathered, ticket: string): string | null | undefined =>
  personal.findLast((one) => one.ticket === ticket && one.phone !== undefined)?.phone;

/** Tickets to which an earlier request of this batch gave the same phone number. */
const phoneInBatch = ({ personal }: Gathered, { phone }: Pick<CentreRequest, 'phone'>): readonly string[] =>
  phone ? personal.flatMap((one) => (one.phone === phone ? [one.ticket] : [])) : [];

/** [E3] Where the centre asks for it, a phone number has one ticket that has not ended; calls are none [HL1]. */
const phoneRefusal = (
  state: State,
  { command, phone }: CentreRequest,
  holders: () => readonly string[],
): Refusal | null => {
  if (!phone || command === null || !('ticket' in command) || command.type === 'serve-directly') return null;
  const held = holders().some((id) => {
    const ticket = id === command.ticket ? null : findTicket(state, id);
    return ticket !== null && ticket.channel !== 'call' && !hasEnded(ticket.status);
  });
  return held ? { code: 'phone-has-ticket', message: 'This phone number has a ticket that has not ended' } : null;
};

/** Adds what one decided request writes; only called once nothing of it can fail any more. */
const gather = (to: Gathered, settings: BatchSettings, request: CentreRequest, done: Decided, reply: Reply): void => {
  const side = sideWrites(settings, request, done);
  to.events.push(...done.events);
  for (const [key, row] of done.legs) to.legs.set(key, row);
  to.jobs.push(...side.jobs);
  to.personal.push(...side.personal);
  to.secrets.push(...side.secrets);
  const written = noteWritten(request);
  if (written !== null) to.notes.set(written.ticket, written.note);
  const { key, told, command, sent } = request;
  if (sent !== undefined) to.sent.push(sent);
  if (command?.type === 'configure') to.published.push(documentDigest(command.centre));
  if (told !== undefined && done.events.length > 0) to.told.push(told);
  if (key) to.answers.set(keyText(key), { ...key, ...reply, keptAt: settings.now });
};

export const cannotStore: Refusal = { code: 'cannot-store', message: 'Nothing can be stored at present' };
