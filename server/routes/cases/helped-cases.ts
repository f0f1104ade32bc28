import type { FastifyInstance } from 'fastify';
import type { Case } from '../../../shared/cases/cases.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { openAllowance } from '../../access/allowance.ts';
import type { CitizenAddress } from '../../access/citizens.ts';
import { staffMember } from '../../access/duties.ts';
import { newId, newSecret } from '../../ids.ts';
import { languages } from '../../languages.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { codeAddress } from '../booking/confirming.ts';
import { askCentre, askedBy, centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { fitting } from './case-registration.ts';
import type { CitizenRouteParts } from './citizen.ts';
import { allowed, codePace } from './citizen-parts.ts';
import { caseBehind, moveOwnCase, openedCase } from './own-case.ts';

/** [CS27] Routes of what is filled in with a helper beside the applicant, who alone confirms it. */
export function helpedCaseRoutes(app: FastifyInstance, parts: CitizenRouteParts): void {
  helpRoute(app, parts);
  confirmRoutes(app, parts);
}

/** The secret of the case is for the applicant: the helper is told its number, and until when it waits. */
const helpRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  register(app, 'helpCase', async (request) => {
    const { caller, params } = request;
    const { centre } = centreOf(parts, params.centre).latest();
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    if (staff?.helps !== true) return refuse('not-allowed', 'This is for those whose duty it is to help');
    const fits = await fitting(parts, centre, request, { isStaff: true, proved: {} });
    if (!fits.ok) return fits;
    const id = newId();
    return askCentre<'helpCase'>(parts, request, {
      command: null,
      case: {
        ...askedBy(parts.clock, request),
        ...{ staff, secret: newSecret(), person: fits.value.person },
        command: { type: 'register', case: id, ...fits.value.command, helpedBy: staff.user },
      },
      status: 201,
      value: ({ caseOf }) => sentBody(caseOf(id)),
    });
  });
};

const sentBody = (one: Case | null) => {
  if (one === null || one.helped === null) throw new Error('no such case after its own event');
  return { case: one.id, number: one.number, receivedOn: one.receivedOn, until: one.helped.until };
};

const confirmRoutes = (app: FastifyInstance, parts: CitizenRouteParts): void => {
  const asked = openAllowance(parts.clock);
  register(app, 'ownCaseCode', async ({ params, body, raw, caller }) => {
    const may = allowed(asked, { raw, caller }, codePace.codes);
    if (!may.ok) return may;
    const to = await addressFor(parts, params.secret);
    if (!to.ok) return to;
    const language = languages.has(body.language ?? '') ? (body.language ?? 'az') : 'az';
    const sent = await parts.citizens.ask(to.value, language);
    return sent.ok ? ok({ by: to.value.by, ...sent.value }) : sent;
  });
  register(app, 'ownCaseConfirm', async (request) => {
    const { params, body, raw, caller } = request;
    const may = allowed(asked, { raw, caller }, codePace.tries);
    if (!may.ok) return may;
    const to = await addressFor(parts, params.secret);
    if (!to.ok) return to;
    const shown = await parts.citizens.prove(to.value, body.code);
    if (!shown.ok) return shown;
    const moved = await moveOwnCase(parts, request, (id) => ({ type: 'confirm', case: id, how: 'code' }));
    if (!moved.ok) return moved;
    const after = await caseBehind(parts, params.secret);
    return after === null ? noCase : ok(after);
  });
};

const noCase = refuse('case-not-found', 'There is no such case, or it is long over');

/** Where a code is sent for a case that waits for its applicant. */
const addressFor = async (parts: CaseRouteParts, secret: string): Promise<Result<CitizenAddress>> => {
  const found = await openedCase(parts, secret);
  if (found === null) return noCase;
  const { one, centre } = found;
  if (one.status !== 'unconfirmed') return refuse('wrong-status', 'It does not wait to be confirmed');
  const [kept] = await parts.store.casePeople(centre.id, [one.id]);
  const address = codeAddress(parts, aboutPerson(kept)?.contact);
  return address === null ? refuse('not-found', 'A code can be sent nowhere: it is signed on paper') : ok(address);
};
