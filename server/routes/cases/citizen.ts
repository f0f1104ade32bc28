import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { CitizenCases } from '../../../shared/cases/citizen-routes.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { type Allowance, openAllowance, type Pace } from '../../access/allowance.ts';
import type { CitizenAddress, Citizens } from '../../access/citizens.ts';
import { citizenCookie, cookieName, sessionIn } from '../../access/session-cookie.ts';
import { isAtHome, isOverTls } from '../../http/origin.ts';
import { newId } from '../../ids.ts';
import { languages } from '../../languages.ts';
import type { CitizenSession, CitizenSubject } from '../../store/citizen.ts';
import { codeWaysOf } from '../booking/confirming.ts';
import { centreOf } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { ownStatusOf } from './own-case.ts';

export interface CitizenRouteParts extends CaseRouteParts {
  readonly citizens: Citizens;
}

/** [CS12] [PV5] Routes of those who show with a code that a phone or an address is theirs: they see all that they have asked for. */
export function citizenRoutes(app: FastifyInstance, parts: CitizenRouteParts): void {
  const asked = openAllowance(parts.clock);
  register(app, 'citizenWays', () => ok(codeWaysOf(parts)));
  register(app, 'askCitizenCode', async ({ body, raw, caller }) => {
    const may = allowed(asked, { raw, caller }, codePace.codes);
    if (!may.ok) return may;
    const address = addressIn(body);
    if (!address.ok) return address;
    return parts.citizens.ask(address.value, languages.has(body.language ?? '') ? (body.language ?? 'az') : 'az');
  });
  register(app, 'startCitizenSession', async ({ body, raw, reply, caller }) => {
    const may = allowed(asked, { raw, caller }, codePace.tries);
    if (!may.ok) return may;
    const address = addressIn(body);
    if (!address.ok) return address;
    const signed = await parts.citizens.signIn(address.value, body.code, body.name);
    if (!signed.ok) return signed;
    const { secret, session } = signed.value;
    await noteShown(parts, session);
    const maxAge = Math.ceil((session.expiresAt - parts.clock.now()) / 1000);
    reply.setCookie(cookieName(citizenCookie, isOverTls(raw)), secret, { ...keptOver(raw), maxAge });
    return ok({ until: iso(session.expiresAt) });
  });
  register(app, 'endCitizenSession', async ({ raw, reply }) => {
    await parts.citizens.end(secretIn(raw));
    forget(raw, reply);
    return ok({});
  });
  register(app, 'citizenCases', async ({ raw }) => {
    const session = await parts.citizens.find(secretIn(raw));
    return session === null ? notSignedIn : ok(await listOf(parts, session));
  });
}

/** So many from one address at once, then one in so long: beside what each phone number may be asked for. */
export const codePace = {
  codes: { atOnce: 10, everyMs: 60_000 },
  tries: { atOnce: 30, everyMs: 20_000 },
} as const;

const notSignedIn = refuse('not-signed-in', 'Show with a code that a phone or an address is yours');

/** Staff, programs and this machine itself ask as they like. */
export function allowed(asked: Allowance, { raw, caller }: Asking, at: Pace): Result<null> {
  const { headers, socket, raw: message, ip } = raw;
  const isHere = isAtHome({ headers, peer: socket.remoteAddress, version: message.httpVersion });
  if (isHere || caller.kind === 'user' || caller.kind === 'token') return ok(null);
  const name = caller.kind === 'device' ? `device ${caller.id}` : ip;
  const wait = asked.take(`${at.everyMs} ${name}`, at);
  return wait === null ? ok(null) : refuse('too-many', 'Too many from here', { retryAfterSeconds: wait });
}
type Asking = Pick<RouteRequest<'askCitizenCode'>, 'raw' | 'caller'>;

const addressIn = ({
  phone,
  email,
}: Pick<RouteRequest<'askCitizenCode'>['body'], 'phone' | 'email'>): Result<CitizenAddress> => {
  if (phone !== undefined && email === undefined) return ok({ by: 'phone', text: phone });
  if (email !== undefined && phone === undefined) return ok({ by: 'email', text: email });
  return refuse('malformed', 'phone or email: one of them is needed');
};

const secretIn = (raw: FastifyRequest): string | null => sessionIn(raw.headers.cookie, isOverTls(raw), citizenCookie);
const keptOver = (raw: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', secure: isOverTls(raw), path: '/' }) as const;
const forget = (raw: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(cookieName(citizenCookie, isOverTls(raw)), keptOver(raw));
};

/** [PV3] That the list was opened stands beside each case: who has it sees whether it was they. */
const noteShown = async ({ store, clock, citizens }: CitizenRouteParts, session: CitizenSession): Promise<void> => {
  const by = { kind: 'phone', id: '', role: 'phone' } as const;
  const cases = (await citizens.subjects(session)).slice(0, shownAtMost).filter(({ kind }) => kind === 'case');
  const look = ({ id }: CitizenSubject) =>
    ({ id: newId(), case: id, at: clock.now(), by, what: 'opened', about: null }) as const;
  for (const [centre, some] of Map.groupBy(cases, (one) => one.centre)) await store.noteLooks(centre, some.map(look));
};

/** So much of each is shown; the rest is long over. */
const shownAtMost = 200;

const listOf = async (parts: CitizenRouteParts, session: CitizenSession): Promise<CitizenCases> => {
  const found = await parts.citizens.subjects(session);
  const [cases, seats] = (['case', 'seat'] as const).map((kind) =>
    found.filter((one) => one.kind === kind).slice(0, shownAtMost),
  );
  const shown = new Set((cases ?? []).map(({ centre, id }) => `${centre} ${id}`));
  return {
    until: iso(session.expiresAt),
    cases: (await Promise.all((cases ?? []).map((one) => caseShown(parts, one)))).flat(),
    seats: (await Promise.all((seats ?? []).map((one) => seatShown(parts, one, shown)))).flat(),
  };
};

const ofCentre = ({ id, name, languages: spoken, timeZone }: Centre) => ({
  centre: id,
  name,
  languages: [...spoken],
  timeZone,
});

const nameIn = (list: readonly { readonly id: string; readonly name: Centre['name'] }[] = [], id: string | null) =>
  list.find((one) => one.id === id)?.name ?? null;

const caseShown = async (parts: CitizenRouteParts, { centre: of, id }: CitizenSubject) => {
  const { centre } = centreOf(parts, of).latest();
  const [one, secret] = await Promise.all([parts.store.caseOf(of, id), parts.store.secretOfCase(of, id)]);
  if (centre === null || one === null) return [];
  const seat = one.seat === null ? null : await parts.store.seat(of, one.seat);
  const reception = seat?.request === one.id ? receptionRow(centre, seat) : null;
  return [{ ...ofCentre(centre), ...caseRow(centre, one), reception, link: secret === null ? null : `/m/${secret}` }];
};

const caseRow = (centre: Centre, one: Case) => ({
  number: one.number,
  kind: nameIn(centre.caseKinds, one.kind) ?? {},
  topic: nameIn(centre.caseTopics, one.topic),
  status: ownStatusOf(one),
  receivedOn: one.receivedOn,
  due: one.due,
  answeredAt: one.answeredAt === null ? null : iso(one.answeredAt),
});

/** [CS28] A reception stands with its case, where that is shown. */
const seatShown = async (parts: CitizenRouteParts, { centre: of, id }: CitizenSubject, shown: ReadonlySet<string>) => {
  const { centre } = centreOf(parts, of).latest();
  const [seat, secret] = await Promise.all([parts.store.seat(of, id), parts.store.secretOfSeat(of, id)]);
  if (centre === null || seat === null || shown.has(`${of} ${seat.request}`)) return [];
  return [{ ...ofCentre(centre), ...seatRow(centre, seat), link: secret === null ? null : `/b/${secret}` }];
};

const seatRow = (centre: Centre, seat: Seat) => ({
  ...receptionRow(centre, seat),
  bookedAt: seat.bookedAt === null ? null : iso(seat.bookedAt),
});

const receptionRow = (centre: Centre, { resource, service, date, startsAt, status }: Seat) => ({
  of:
    (centre.officials ?? []).find((official) => resource === `official-${official.id}`)?.post ??
    nameIn(centre.services, service) ??
    {},
  date,
  startsAt: startsAt === null ? null : iso(startsAt),
  status,
});

const iso = (at: number): string => new Date(at).toISOString();
