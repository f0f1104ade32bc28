import type { FastifyInstance } from 'fastify';
import type { Answers } from '../../shared/form.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody } from '../../shared/routes.ts';
import { openAllowance } from '../access/allowance.ts';
import type { PersonKey } from '../access/person-key.ts';
import type { AskedPerson, SeatRequest } from '../centre/seat-book.ts';
import { answered } from '../forms/answered.ts';
import type { Forms } from '../forms/forms.ts';
import { isAtHome } from '../http/origin.ts';
import { newCode, newId, newSecret } from '../ids.ts';
import { askCentre, askedBy, centreOf } from './centre-request.ts';
import { checkInRoutes } from './check-ins.ts';
import { type HeldSeatParts, heldSeatRoutes } from './held-seat.ts';
import { type RouteRequest, register } from './register.ts';
import { seatValue } from './seat-body.ts';
import { seatChangeRoutes } from './seat-changes.ts';
import { type SeatSearchParts, seatSearchRoutes } from './seat-search.ts';
import { sheetListRoutes } from './sheet-list.ts';
import { type SheetParts, sheetRoutes } from './sheets.ts';

export type SeatRouteParts = SheetParts &
  SeatSearchParts &
  HeldSeatParts & { readonly personKey: PersonKey; readonly forms: Pick<Forms, 'find'> };

/** Routes of seats: taken by anybody, looked after by staff, opened by their secret. */
export function seatRoutes(app: FastifyInstance, parts: SeatRouteParts): void {
  const limits = createHoarding(parts);
  holdRoutes(app, parts, limits);
  bookRoutes(app, parts, limits);
  seatChangeRoutes(app, parts);
  heldSeatRoutes(app, parts);
  checkInRoutes(app, parts);
  sheetRoutes(app, parts);
  sheetListRoutes(app, parts);
  seatSearchRoutes(app, parts);
}

type Limits = ReturnType<typeof createHoarding>;

/**
 * Places may be kept so many at once from one address or kiosk, then one in a minute; who books, gives theirs back. Staff, programs
 * and this machine's own may as they like: but not those who come through a proxy on it that nobody has said is to be trusted.
 */
const createHoarding = ({ clock }: Pick<SeatRouteParts, 'clock'>) => {
  const holds = openAllowance(clock);
  const pace = { atOnce: 10, everyMs: 60_000 };
  const nameOf = ({ caller, raw }: Pick<RouteRequest<'hold'>, 'caller' | 'raw'>): string | null => {
    if (caller.kind === 'user' || caller.kind === 'token') return null;
    if (caller.kind === 'device') return `device ${caller.id}`;
    const { headers, socket, raw: asked } = raw;
    return isAtHome({ headers, peer: socket.remoteAddress, version: asked.httpVersion }) ? null : raw.ip;
  };
  return {
    take(request: Pick<RouteRequest<'hold'>, 'caller' | 'raw'>): Result<null> {
      const name = nameOf(request);
      const wait = name === null ? null : holds.take(name, pace);
      return wait === null ? ok(null) : refuse('too-many', 'Too many places are kept', { retryAfterSeconds: wait });
    },
    giveBack(request: Pick<RouteRequest<'book'>, 'caller' | 'raw'>): void {
      const name = nameOf(request);
      if (name !== null) holds.giveBack(name, pace);
    },
  };
};

type Asker = Pick<RouteRequest<'hold'>, 'caller'>;

/** Who asks, and when: one who is nobody acts as the holder of the seat. */
const seatAsked = ({ clock }: SeatRouteParts, { caller }: Asker, seat: string) =>
  caller.kind === 'nobody'
    ? ({ at: clock.now(), by: { kind: 'phone', id: seat, role: 'phone' } } as const)
    : askedBy(clock, { caller });

const channelOf = ({ caller }: Asker) =>
  caller.kind === 'device'
    ? 'kiosk'
    : caller.kind === 'token'
      ? 'program'
      : caller.kind === 'user'
        ? 'reception'
        : 'web';

type Taker = Pick<RouteBody<'book'>, 'contact' | 'form' | 'answers' | 'language'>;

/** [PV1] Who takes a seat: a random id, the keys by which they are known again, and what may be erased of them. */
const personOf = (
  { personKey }: SeatRouteParts,
  { contact = {} }: Taker,
  { form, answers }: { readonly form: string | null; readonly answers: Answers },
): AskedPerson => ({
  person: newId(),
  phoneKey: contact.phone === undefined ? null : personKey(contact.phone),
  emailKey: contact.email === undefined ? null : personKey(contact.email.toLowerCase()),
  about: JSON.stringify({ contact, form, answers }),
});

/** One who is nobody says how they can be reached: by that they are told of changes, and counted. */
const contactRefusal = ({ caller }: Asker, { contact }: Taker) =>
  caller.kind === 'nobody' && contact?.phone === undefined && contact?.email === undefined
    ? refuse('malformed', 'contact: a phone number or an e-mail address is needed')
    : null;

const languageOf = (parts: SeatRouteParts, centre: string, asked: string | undefined): Result<string> => {
  const languages = centreOf(parts, centre).latest().centre?.languages ?? [];
  if (asked !== undefined && !languages.includes(asked))
    return refuse('malformed', `this centre does not speak ${asked}`, { language: asked });
  return ok(asked ?? languages[0] ?? 'az');
};

type TakingRoute = 'book' | 'standBy' | 'seatUrgently';
type TakingRequest = Pick<RouteRequest<TakingRoute>, 'caller' | 'key' | 'params'> & { readonly body: Taker };
interface TakingAsked {
  readonly seat: string;
  readonly command: (who: {
    readonly person: string;
    readonly code: string;
    readonly language: string;
  }) => SeatRequest['command'];
}

/** Somebody takes a seat: stored with who they are and the secret of their link, which only this answer tells. */
const take = async (parts: SeatRouteParts, request: TakingRequest, { seat, command }: TakingAsked) => {
  const missing = contactRefusal(request, request.body);
  if (missing !== null) return missing;
  const language = languageOf(parts, request.params.centre, request.body.language);
  if (!language.ok) return language;
  const said = answered(parts.forms, request.body, request.caller.kind !== 'nobody');
  if (!said.ok) return said;
  const person = personOf(parts, request.body, said.value);
  const secret = newSecret();
  return askCentre<TakingRoute>(parts, request, {
    command: null,
    seat: {
      ...seatAsked(parts, request, seat),
      command: command({ person: person.person, code: newCode(), language: language.value }),
      ...{ person, secret },
    },
    status: 201,
    value: (done) => ({ ...seatValue(done, seat), secret }),
  });
};

const holdRoutes = (app: FastifyInstance, parts: SeatRouteParts, limits: Limits): void => {
  register(app, 'hold', async (request) => {
    const { resource, date, from, instead } = request.body;
    const may = limits.take(request);
    if (!may.ok) return may;
    const seat = newId();
    const opened = instead === undefined ? null : await parts.store.seatOfSecret(instead, parts.clock.now());
    const of = opened?.centre === request.params.centre ? { instead: opened.seat } : {};
    const asked = seatAsked(parts, request, seat);
    const kept = await askCentre(parts, request, {
      command: null,
      seat: {
        ...asked,
        command: { type: 'hold', seat, resource, date, from, channel: channelOf(request), ...of },
      },
      status: 201,
      value: ({ seatOf }) => {
        const until = seatOf(seat)?.heldUntil ?? 0;
        const seconds = Math.max(0, Math.round((until - asked.at) / 1000));
        return { hold: seat, until: new Date(until).toISOString(), seconds };
      },
    });
    if (!kept.ok) limits.giveBack(request);
    return kept;
  });
  register(app, 'releaseHold', (request) => {
    const { seat } = request.params;
    return askCentre(parts, request, {
      command: null,
      seat: { ...seatAsked(parts, request, seat), command: { type: 'release', seat } },
      value: () => ({}),
    });
  });
};

const bookRoutes = (app: FastifyInstance, parts: SeatRouteParts, limits: Limits): void => {
  register(app, 'book', async (request) => {
    const seat = request.body.hold;
    const booked = await take(parts, request, { seat, command: (who) => ({ type: 'book', seat, ...who }) });
    if (booked.ok) limits.giveBack(request);
    return booked;
  });
  register(app, 'standBy', async (request) => {
    const { resource, date } = request.body;
    const may = limits.take(request);
    if (!may.ok) return may;
    const seat = newId();
    const channel = channelOf(request);
    return take(parts, request, {
      seat,
      command: (who) => ({ type: 'stand-by', seat, resource, date, channel, ...who }),
    });
  });
  register(app, 'seatUrgently', (request) => {
    const { resource, from, reason } = request.body;
    const seat = newId();
    const at = from === undefined ? {} : { from };
    return take(parts, request, {
      seat,
      command: (who) => ({ type: 'seat-urgently', seat, resource, reason, channel: channelOf(request), ...at, ...who }),
    });
  });
};
