import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import { openAllowance } from '../../access/allowance.ts';
import type { CitizenHistory } from '../../link/citizen-history.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { addressIn, allowed, codePace, forget, giveSecret, languageOf, secretIn } from './citizen-parts.ts';

/** [CS12] The same at a head office, over all its branches. */
export function countryHistoryRoutes(
  app: FastifyInstance,
  { clock }: Pick<CaseRouteParts, 'clock'>,
  history: CitizenHistory,
): void {
  const asked = openAllowance(clock);
  register(app, 'citizenWays', () => ok({ phone: true, email: true }));
  register(app, 'askCitizenCode', async ({ body, raw, caller }) => {
    const may = allowed(asked, { raw, caller }, codePace.codes);
    if (!may.ok) return may;
    const address = addressIn(body);
    return address.ok ? history.ask(address.value, languageOf(body.language)) : address;
  });
  register(app, 'startCitizenSession', async ({ body, raw, reply, caller }) => {
    const may = allowed(asked, { raw, caller }, codePace.tries);
    if (!may.ok) return may;
    const address = addressIn(body);
    if (!address.ok) return address;
    const signed = await history.signIn(address.value, body.code, body.name);
    if (!signed.ok) return signed;
    const { secret, until } = signed.value;
    giveSecret(raw, reply, secret, Math.ceil((Date.parse(until) - clock.now()) / 1000));
    return ok({ until });
  });
  register(app, 'endCitizenSession', async ({ raw, reply }) => {
    history.end(secretIn(raw));
    forget(raw, reply);
    return ok({});
  });
  register(app, 'citizenCases', async ({ raw }) => {
    const list = history.find(secretIn(raw));
    return list === null ? refuse('not-signed-in', 'Show with a code that a phone or an address is yours') : ok(list);
  });
}
