import type { RouteValue } from '../../shared/routes.ts';
import type { Answer } from '../../ui/api.ts';
import type { Held } from '../steps.ts';

/** Why somebody who is booked cannot check in, as far as they must know; times are ISO, `at` is HH:MM, dates YYYY-MM-DD. */
export type NoEntry =
  /** `service`: of which they may have an ordinary ticket, with the seat given up. */
  | {
      readonly why: 'too-early';
      readonly at: string | null;
      readonly from: string | null;
      readonly service: string | null;
    }
  | { readonly why: 'has-ticket'; readonly number: string | null }
  | { readonly why: 'other-day'; readonly at: string | null; readonly date: string; readonly isOver: boolean }
  | { readonly why: 'too-late'; readonly at: string | null; readonly service: string | null }
  | { readonly why: Untimed };

/** Why a document says nothing. */
export type NoDocument = 'unread-document' | 'no-fin';

type NoAnswer = Exclude<Answer<unknown>, { readonly ok: true }>;
type About = NonNullable<Extract<NoAnswer, { readonly refusal: unknown }>['refusal']['about']>;

/** What an answer that is no ticket means: a reason of its own, or trouble with the try. */
export function noEntry(
  answer: NoAnswer,
  today: string | null,
): NoEntry | NoDocument | 'no-such-seat' | 'lost' | 'too-many' | 'cannot-store' | 'unknown' {
  if ('lost' in answer) return 'lost';
  const { code, about = {} } = answer.refusal;
  switch (code) {
    case 'too-early':
    case 'too-late':
      return timed(code, about, today);
    case 'has-ticket':
      return { why: code, number: textOf(about.number) };
    case 'wrong-status':
      return { why: endings[String(about.status)] ?? 'over' };
    case 'day-closed':
      return { why: 'closed' };
    case 'seat-not-found':
      return 'no-such-seat';
    case 'too-many':
    case 'cannot-store':
    case 'unread-document':
    case 'no-fin':
      return code;
    default:
      return 'unknown';
  }
}

/** The ticket of somebody who has checked in; or why they have none that they could wait with. */
export function checkedIn(
  value: RouteValue<'checkIn'>,
): { readonly ok: true; readonly held: Held } | { readonly ok: false; readonly why: NoEntry } {
  const { seat, ticket, ahead, secret, print, again, ordinary, official, initial } = value;
  const isCalled = ticket.status === 'called' || ticket.status === 'serving';
  if (!isCalled && ticket.status !== 'waiting' && ticket.status !== 'parked')
    return { ok: false, why: { why: ticket.status === 'no-show' ? 'missed-call' : 'over' } };
  return {
    ok: true,
    held: {
      step: 'ticket',
      number: ticket.number,
      service: ticket.service,
      priorityClass: null,
      ahead,
      estimate: value.estimate,
      estimateReason: value.estimateReason,
      secret,
      job: print?.job ?? null,
      late: false,
      ...(ordinary ? {} : { booked: { at: seat.from, official, initial, again, isCalled } }),
    },
  };
}

type Untimed = 'cancelled' | 'called-off' | 'over' | 'missed-call' | 'closed';

const endings: { readonly [status: string]: Untimed } = {
  cancelled: 'cancelled',
  released: 'cancelled',
  'called-off': 'called-off',
  missed: 'missed-call',
  heard: 'over',
};

const timed = (code: 'too-early' | 'too-late', about: About, today: string | null): NoEntry => {
  const at = textOf(about.at);
  const date = textOf(about.date);
  if (date !== null && today !== null && date !== today) return { why: 'other-day', at, date, isOver: date < today };
  return code === 'too-early'
    ? { why: code, at, from: textOf(about.from), service: textOf(about.service) }
    : { why: code, at, service: textOf(about.service) };
};

const textOf = (value: About[string] | undefined): string | null => (typeof value === 'string' ? value : null);
