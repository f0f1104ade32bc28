import type { FastifyInstance } from 'fastify';
import { readCaseNumber } from '../../../engine/cases/case-number.ts';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { seesCase } from '../../../engine/cases/duties.ts';
import { isOverdue } from '../../../engine/cases/overdue.ts';
import { type Case, openCaseStatuses, owedCaseStatuses } from '../../../shared/cases/cases.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { RouteBody } from '../../../shared/routes.ts';
import { openAllowance } from '../../access/allowance.ts';
import { staffMember } from '../../access/duties.ts';
import { isAtHome } from '../../http/origin.ts';
import { newId, newSecret } from '../../ids.ts';
import { askCentre, askedBy, centreOf } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { caseBody } from './case-body.ts';
import { filterOfBox, isInBox } from './case-boxes.ts';
import { caseDocumentRoutes, type DocumentParts } from './case-documents.ts';
import { begunOf } from './case-draft.ts';
import { caseFileRoutes } from './case-files.ts';
import { caseKindsRoute } from './case-kinds.ts';
import { caseLetterRoutes } from './case-letter.ts';
import { caseMoveRoutes } from './case-moves.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { fitting } from './case-registration.ts';
import { caseSearchRoutes } from './case-search.ts';
import { caseStoryRoute } from './case-story.ts';
import { caseToldRoutes } from './case-told.ts';
import { caseVisitRoutes, type VisitParts } from './case-visits.ts';
import { ownCaseRoutes } from './own-case.ts';

/** Routes of cases: asked for by anybody, looked after by staff, opened by their secret. */
export function caseRoutes(app: FastifyInstance, parts: VisitParts & DocumentParts): void {
  caseKindsRoute(app, parts);
  registerRoute(app, parts);
  listRoute(app, parts);
  caseSearchRoutes(app, parts);
  caseStoryRoute(app, parts);
  caseLetterRoutes(app, parts);
  caseMoveRoutes(app, parts);
  caseVisitRoutes(app, parts);
  caseToldRoutes(app, parts);
  ownCaseRoutes(app, parts);
  caseFileRoutes(app, parts);
  caseDocumentRoutes(app, parts);
}

/** [CS1] So many from one address or kiosk at once, then one in five minutes; staff and programs as they like. */
const pace = { atOnce: 5, everyMs: 300_000 };

const registerRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  const asked = openAllowance(parts.clock);
  register(app, 'registerCase', async (request) => {
    const { caller, params, body, raw } = request;
    const { centre } = centreOf(parts, params.centre).latest();
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    const own = staff === null ? forStaffAlone(body) : null;
    if (own !== null) return own;
    const begun = await begunOf(parts, params.centre, body.draft);
    if (begun !== null && 'sent' in begun) return ok(begun.sent);
    const fits = await fitting(parts, centre, request, { isStaff: staff !== null, proved: begun?.proved ?? {} });
    if (!fits.ok) return fits;
    const name =
      staff !== null || comesFromHere(raw) ? null : caller.kind === 'device' ? `device ${caller.id}` : raw.ip;
    const wait = name === null ? null : asked.take(name, pace);
    if (wait !== null) return refuse('too-many', 'Too many are asked for from here', { retryAfterSeconds: wait });
    const [id, secret] = [newId(), begun?.secret ?? newSecret()];
    const by = askedByAnybody(parts, request, id);
    const done = await askCentre<'registerCase'>(parts, request, {
      command: null,
      case: {
        ...by,
        ...{ staff, secret, person: fits.value.person },
        command: { type: 'register', case: id, ...fits.value.command },
      },
      ...(begun === null ? {} : { sent: begun.secret }),
      status: 201,
      value: ({ caseOf }) => {
        const { number, due, receivedOn } = mustBe(caseOf(id));
        return { number, due, receivedOn, secret };
      },
    });
    if (!done.ok && name !== null) asked.giveBack(name, pace);
    return done;
  });
};

const mustBe = (one: Case | null): Case => {
  if (one === null) throw new Error('no such case after its own event');
  return one;
};

type Registering = RouteRequest<'registerCase'>;

const comesFromHere = ({ headers, socket, raw }: Registering['raw']): boolean =>
  isAtHome({ headers, peer: socket.remoteAddress, version: raw.httpVersion });

/** One who is nobody acts as the citizen of the case. */
const askedByAnybody = ({ clock }: CaseRouteParts, { caller }: Pick<Registering, 'caller'>, id: string) =>
  caller.kind === 'nobody'
    ? ({ at: clock.now(), by: { kind: 'phone', id, role: 'phone' } } as const)
    : askedBy(clock, { caller });

/** What a citizen says of their case; the rest is for staff to say. */
const forStaffAlone = ({ channel, receivedAt, reason, ticket, seat }: RouteBody<'registerCase'>) => {
  const said = Object.entries({ channel, receivedAt, reason, ticket, seat }).find(([, value]) => value !== undefined);
  return said === undefined ? null : refuse('not-allowed', `${said[0]}: staff say this`, { field: said[0] });
};

const listRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  register(app, 'cases', async ({ caller, params, query }) => {
    const state = centreOf(parts, params.centre).latest();
    const { centre } = state;
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    if (centre === null || staff === null) return ok({ cases: [], next: null });
    const now = { at: parts.clock.now(), centre };
    const today = caseToday(now);
    const number = query.number === undefined ? null : readCaseNumber(query.number);
    if (query.number !== undefined) {
      const found = number === null ? null : await parts.store.caseOfNumber(params.centre, number);
      const seen = found !== null && seesCase(staff, found) ? [caseBody(found, now, parts.registers)] : [];
      return ok({ cases: seen, next: null });
    }
    const { kind, topic, department, executor, status, only, box } = query;
    const filter = {
      ...definedOf({ kind, topic, department, executor }),
      ...(status === undefined ? (only === undefined ? {} : { status: statusesOf[only] }) : { status: [status] }),
      ...(only === 'overdue' ? { dueBefore: today } : {}),
    };
    const rows = await page(
      parts,
      params.centre,
      { ...filter, ...filterOfBox(staff, box) },
      query.after ?? null,
      (one) => seesCase(staff, one) && isInBox(staff, box, one) && (only !== 'overdue' || isOverdue(one, today)),
    );
    const last = rows.length > pageLength ? rows[pageLength - 1] : undefined;
    return ok({
      cases: rows.slice(0, pageLength).map((one) => caseBody(one, now, parts.registers)),
      next: last === undefined ? null : `${last.due} ${last.number}`,
    });
  });
};

const statusesOf = { open: openCaseStatuses, overdue: owedCaseStatuses } as const;

const definedOf = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const pageLength = 50;

/** One more than a page of those that the asker may see. */
const page = async (
  { store }: CaseRouteParts,
  centre: string,
  filter: Parameters<CaseRouteParts['store']['casesOf']>[1],
  asked: string | null,
  sees: (one: Case) => boolean,
): Promise<readonly Case[]> => {
  const [due = '', number = ''] = asked?.split(' ') ?? [];
  let after: Pick<Case, 'due' | 'number'> | null = asked === null ? null : { due, number };
  const found: Case[] = [];
  for (;;) {
    const rows = await store.casesOf(centre, filter, after, readAtOnce);
    found.push(...rows.filter(sees));
    after = rows.at(-1) ?? null;
    if (found.length > pageLength || rows.length < readAtOnce) return found;
  }
};
const readAtOnce = 200;
