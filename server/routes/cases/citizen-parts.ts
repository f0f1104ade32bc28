import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { Allowance, Pace } from '../../access/allowance.ts';
import type { CitizenAddress } from '../../access/citizens.ts';
import { citizenCookie, cookieName, sessionIn } from '../../access/session-cookie.ts';
import { isAtHome, isOverTls } from '../../http/origin.ts';
import { languages } from '../../languages.ts';
import type { RouteRequest } from '../register.ts';

/** So many from one address at once, then one in so long: beside what each phone number may be asked for. */
export const codePace = {
  codes: { atOnce: 10, everyMs: 60_000 },
  tries: { atOnce: 30, everyMs: 20_000 },
} as const;

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

/** What they say is theirs. */
export function addressIn({
  phone,
  email,
}: Pick<RouteRequest<'askCitizenCode'>['body'], 'phone' | 'email'>): Result<CitizenAddress> {
  if (phone !== undefined && email === undefined) return ok({ by: 'phone', text: phone });
  if (email !== undefined && phone === undefined) return ok({ by: 'email', text: email });
  return refuse('malformed', 'phone or email: one of them is needed');
}

/** The language that they ask in, where it is one of ours. */
export const languageOf = (asked = 'az'): string => (languages.has(asked) ? asked : 'az');

/** The secret that their browser holds. */
export const secretIn = (raw: FastifyRequest): string | null =>
  sessionIn(raw.headers.cookie, isOverTls(raw), citizenCookie);
const keptOver = (raw: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', secure: isOverTls(raw), path: '/' }) as const;
/** Has their browser forget it. */
export function forget(raw: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(citizenCookie, isOverTls(raw)), keptOver(raw));
}
/** Gives it to their browser, for so many seconds. */
export function giveSecret(raw: FastifyRequest, reply: FastifyReply, secret: string, maxAge: number): void {
  reply.setCookie(cookieName(citizenCookie, isOverTls(raw)), secret, { ...keptOver(raw), maxAge });
}
