import type { FastifyInstance } from 'fastify';
import { bookeeOf } from '../../../engine/booking/sheet-slots.ts';
import { bookingRules } from '../../../shared/booking/booking.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Refusal, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { SeatRequest } from '../../centre/seat-book.ts';
import type { Forms } from '../../forms/forms.ts';
import { sendRefusal } from '../../http/errors.ts';
import { newCode } from '../../ids.ts';
import { languages } from '../../languages.ts';
import { calendarEntry } from '../../notices/calendar-entry.ts';
import { type AboutPerson, aboutPerson, readAbout } from '../../store/about-person.ts';
import { ownStatusOf } from '../cases/own-case.ts';
import { askCentre, centreOf, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { officialBody } from './official-body.ts';
import { otherOfficials } from './receptions.ts';
import { seatBody, seatValue } from './seat-body.ts';
import { elsewhere } from './seat-changes.ts';

export interface HeldSeatParts extends RouteParts {
  /** What links in calendars lead to; null = none. */
  readonly publicUrl: string | null;
  readonly forms: Pick<Forms, 'named'>;
}

/** Routes for those who hold the secret of a seat: they look after it themselves. GET changes nothing: scanners of mail open links first. */
export function heldSeatRoutes(app: FastifyInstance, parts: HeldSeatParts): void {
  const opened = createOpening(parts);
  register(app, 'phoneSeat', async ({ params }) => {
    const found = await opened(params.secret);
    if (found === null) return noSeat;
    const { centre, seat } = found;
    const offers = await offersOf(parts, centre.id, seat);
    return ok({
      ...{ centre: centre.id, seat: seatBody(seat), ...offers, about: await aboutOf(parts, centre, seat) },
      request: await requestOf(parts, centre, seat),
      others: (await otherOfficials(parts, centre, seat)).map((one) => ({ id: one.id, ...officialBody(one) })),
    });
  });
  changeRoutes(app, parts, opened);
  commentRoute(app, parts, opened);
  calendarRoute(app, parts, opened);
}

const noSeat = refuse('seat-not-found', 'There is no such seat, or it is long over');

type Opening = ReturnType<typeof createOpening>;

/** The seat that a secret opens, in its centre; null where there is none. */
const createOpening =
  (parts: RouteParts) =>
  async (secret: string): Promise<{ centre: Centre; seat: Seat } | null> => {
    const found = await parts.store.seatOfSecret(secret, parts.clock.now());
    if (found === null || parts.centres.find(found.centre) === null) return null;
    const { centre } = centreOf(parts, found.centre).latest();
    const seat = await parts.store.seat(found.centre, found.seat);
    return centre === null || seat === null ? null : { centre, seat };
  };

const changeRoutes = (app: FastifyInstance, parts: RouteParts, opened: Opening): void => {
  type ChangeRoute = 'phoneSeatCancel' | 'phoneSeatMove';
  const change = async (
    request: Pick<RouteRequest<ChangeRoute>, 'params' | 'key'>,
    command: (seat: string) => SeatRequest['command'],
  ) => {
    const found = await opened(request.params.secret);
    if (found === null) return noSeat;
    const { id } = found.seat;
    const by = { kind: 'phone', id, role: 'phone' } as const;
    return askCentre<ChangeRoute>(
      parts,
      { key: request.key, params: { centre: found.centre.id } },
      {
        command: null,
        seat: { at: parts.clock.now(), by, command: command(id) },
        value: (done) => seatValue(done, id),
      },
    );
  };
  register(app, 'phoneSeatCancel', (request) => change(request, (seat) => ({ type: 'cancel', seat })));
  register(app, 'phoneSeatMove', (request) => {
    const { date, from, official } = request.body;
    const to = { date, from, ...elsewhere(official) };
    return change(request, (seat) => ({ type: 'move', seat, ...to, code: newCode() }));
  });
};

/** [SE17] A comment stands beside the answers, is read by those who read them, and is erased with them. */
const commentRoute = (app: FastifyInstance, parts: RouteParts, opened: Opening): void => {
  register(app, 'phoneSeatComment', async ({ params, body }) => {
    const text = body.comment.trim();
    if (text === '') return refuse('malformed', 'comment: there is nothing in it');
    const found = await opened(params.secret);
    if (found === null) return noSeat;
    const at = new Date(parts.clock.now()).toISOString();
    let comments: AboutPerson['comments'] = [];
    let refused: Refusal | null = noSeat.refusal;
    await parts.store.changeSeatPerson(found.centre.id, found.seat.id, (about) => {
      const kept = readAbout(about);
      comments = kept.comments;
      // The same again is what came of a lost reply.
      const isThere = comments.at(-1)?.text === text;
      refused = isThere || comments.length < mostComments ? null : tooMany;
      if (isThere || refused !== null) return null;
      comments = [...comments, { at, text }];
      return JSON.stringify({ ...kept, comments });
    });
    return refused === null ? ok({ comments }) : { ok: false, refusal: refused };
  });
};

const mostComments = 20;
const tooMany = { code: 'too-many', message: `No more than ${mostComments} comments are kept of a seat` } as const;

/** [NO6] The entry of a calendar, without METHOD: it is only kept. */
const calendarRoute = (app: FastifyInstance, parts: HeldSeatParts, opened: Opening): void => {
  app.get<{ Params: { secret: string } }>('/api/b/:secret/ics', { schema: { hide: true } }, async (request, reply) => {
    const { secret } = request.params;
    const found = await opened(secret);
    if (found === null) return sendRefusal(reply, noSeat.refusal);
    const { centre, seat } = found;
    const { startsAt, endsAt } = seat;
    const isToCome = seat.status === 'booked' || seat.status === 'arrived';
    if (startsAt === null || endsAt === null || !isToCome)
      return sendRefusal(reply, { code: 'wrong-status', message: 'This seat has no time to come to' });
    const spoken = seat.language ?? centre.languages[0] ?? 'az';
    const name = inLanguage(centre.name, spoken, centre.languages[0]);
    const summary = languages.get(spoken)?.notices.entry(name) ?? name;
    const url = parts.publicUrl === null ? null : `${parts.publicUrl}/b/${encodeURIComponent(secret)}`;
    const entry = { seat: seat.id, sequence: seat.sequence, startsAt, endsAt, at: parts.clock.now(), url };
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="novbe-${seat.date}.ics"`)
      .header('cache-control', 'no-store')
      .send(calendarEntry({ ...entry, summary, place: name, between: null }, null));
  });
};

/** What of a seat's surroundings its holder is told: where, with whom, what to bring, and what they said themselves. */
const aboutOf = async (
  { store, forms }: HeldSeatParts,
  centre: Centre,
  seat: Seat,
): Promise<RouteValue<'phoneSeat'>['about']> => {
  const bookee = bookeeOf(centre, seat.resource);
  const service = centre.services.find(({ id }) => id === seat.service);
  const { earlySeconds, lateSeconds, reckonedFrom } = bookingRules(centre);
  const { startsAt, endsAt } = seat;
  const iso = (at: number): string => new Date(at).toISOString();
  const reference = reckonedFrom === 'end' ? endsAt : startsAt;
  const [kept] = await store.seatPeople(centre.id, [seat.id]);
  const asked = aboutPerson(kept);
  return {
    ...{ name: centre.name, languages: [...centre.languages], timeZone: centre.timeZone },
    official: bookee?.kind === 'official' ? officialBody(bookee.official) : null,
    service: service?.name ?? {},
    documents: service?.documents ?? [],
    checkIn:
      reference === null
        ? null
        : { from: iso(reference - earlySeconds * 1000), until: iso(reference + lateSeconds * 1000) },
    ticket: seat.ticket === null ? null : await store.secretOf(centre.id, seat.ticket),
    asked: asked === null ? null : await withoutSensitive(forms, asked),
  };
};

/** [FO1] What is sensitive is shown to none but those who work on it: a link may lie open on a desk. */
const withoutSensitive = async (forms: HeldSeatParts['forms'], { form, answers, comments, ...asked }: AboutPerson) => {
  const known = form === null || form === undefined ? null : await forms.named(form);
  const fields = new Map(known?.steps.flatMap((step) => step.fields.map((field) => [field.id, field] as const)));
  // Of a version that cannot be read any more nobody knows what is sensitive.
  const hidden = Object.keys(answers).filter((id) => fields.get(id)?.sensitive ?? known === null);
  const shown = Object.entries(answers).filter(([id]) => !hidden.includes(id));
  return { ...asked, form, answers: Object.fromEntries(shown), comments: [...comments], hidden };
};

/** [CS28] What was asked for with the seat, as its holder sees it; null = nothing. */
const requestOf = async ({ store }: HeldSeatParts, centre: Centre, seat: Seat) => {
  const one = seat.request === null ? null : await store.caseOf(centre.id, seat.request);
  if (one === null) return null;
  const { number, due } = one;
  const names = [...(centre.caseOutcomes ?? []), ...(centre.leaveGrounds ?? [])];
  return { number, due, status: ownStatusOf(one), outcome: names.find(({ id }) => id === one.outcome)?.name ?? null };
};

/** The other times that are kept for the one who had a seat that was called off, and why it was. */
const offersOf = async ({ store, clock }: RouteParts, centre: string, seat: Seat) => {
  if (seat.status !== 'called-off') return { offers: [], reason: null };
  const sheets = await store.sheetsFrom(centre, seat.resource, seat.date);
  const now = clock.now();
  const offers = [...sheets.values()]
    .flatMap(({ withheld }) => withheld)
    .filter((one) => one.offered && one.seat === seat.id && one.until > now)
    .map(({ date, from }) => ({ date, from }));
  return { offers, reason: sheets.get(seat.date)?.calledOff.at(-1)?.reason ?? null };
};
