import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import { openAllowance } from '../../access/allowance.ts';
import type { Citizens } from '../../access/citizens.ts';
import type { HeadOffice } from '../../link/head-office.ts';
import { codeWaysOf } from '../booking/confirming.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { listOf, noteShown } from './citizen-list.ts';
import { addressIn, allowed, codePace, forget, giveSecret, languageOf, secretIn } from './citizen-parts.ts';
import { countryHistoryRoutes } from './country-history.ts';

export interface CitizenRouteParts extends CaseRouteParts {
  readonly citizens: Citizens;
  /** null = this server is none. */
  readonly headOffice: Pick<HeadOffice, 'history'> | null;
}

/** [CS12] [PV5] Routes of those who show with a code that a phone or an address is theirs: they see all that they have asked for. */
export function citizenRoutes(app: FastifyInstance, parts: CitizenRouteParts): void {
  if (parts.headOffice === null) ownHistoryRoutes(app, parts);
  else countryHistoryRoutes(app, parts, parts.headOffice.history);
}

const ownHistoryRoutes = (app: FastifyInstance, parts: CitizenRouteParts): void => {
  const asked = openAllowance(parts.clock);
  register(app, 'citizenWays', () => ok(codeWaysOf(parts)));
  register(app, 'askCitizenCode', async ({ body, raw, caller }) => {
    const may = allowed(asked, { raw, caller }, codePace.codes);
    if (!may.ok) return may;
    const address = addressIn(body);
    if (!address.ok) return address;
    return parts.citizens.ask(address.value, languageOf(body.language));
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
    giveSecret(raw, reply, secret, Math.ceil((session.expiresAt - parts.clock.now()) / 1000));
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
};

const notSignedIn = refuse('not-signed-in', 'Show with a code that a phone or an address is yours');

const iso = (at: number): string => new Date(at).toISOString();
