import type { FastifyInstance } from 'fastify';
import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import { readCaseNumber } from '../../../engine/cases/case-number.ts';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { staffRoles } from '../../../shared/access.ts';
import { type CaseSearchBody, foundAtOnce } from '../../../shared/cases/case-search-routes.ts';
import { readPhone } from '../../../shared/notices/phone-number.ts';
import { ok } from '../../../shared/refusals.ts';
import type { Caller } from '../../access/caller.ts';
import { overseesAll, staffMember } from '../../access/duties.ts';
import { newId } from '../../ids.ts';
import { aboutPerson } from '../../store/about-person.ts';
import type { CaseLook, CaseSearch } from '../../store/case-search.ts';
import { refuseIfEnded } from '../../threads/interrupted.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { caseBody } from './case-body.ts';
import { type CaseRouteParts, readCase } from './case-parts.ts';
import { openedCase } from './own-case.ts';

/** [CS11] Routes that find cases, and that tell their citizens who looked. By POST: what is searched for stands in no address. */
export function caseSearchRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  register(app, 'searchCases', async ({ caller, params, body }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    const now = { at: parts.clock.now(), centre };
    const number = body.number === undefined ? undefined : readCaseNumber(body.number);
    if (centre === null || staff === null || number === null) return ok({ total: 0, found: [] });
    const today = caseToday({ at: now.at, centre });
    const search = searchOf(parts, body, { staff, today, ...(number === undefined ? {} : { number }) });
    const page = {
      since: `${today.slice(0, 4)}-01-01`,
      limit: foundAtOnce,
      offset: ((body.page ?? 1) - 1) * foundAtOnce,
    };
    const answer = await parts.store.searchCases(params.centre, search, page).catch(refuseIfEnded);
    if ('refusal' in answer) return answer;
    const { total, found } = answer;
    const ids = found.map(({ case: one }) => one.id);
    await noteSearch(parts, params.centre, { caller, body, ids });
    const people = await parts.store.casePeople(params.centre, ids);
    // [CS14] Who asks is told to those who oversee once they have said why they open a case.
    const isFromAfar = await overseesAll(parts.store, caller);
    const nameOf = new Map(
      (isFromAfar ? [] : people).map((kept) => [kept.case, aboutPerson(kept)?.contact.name ?? null]),
    );
    return ok({
      total,
      found: found.map(({ case: one, person }) => ({
        case: caseBody(one, { at: now.at, centre }, parts.registers),
        name: nameOf.get(one.id) ?? null,
        person,
      })),
    });
  });
  ownLooksRoute(app, parts);
}

const ownLooksRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  register(app, 'ownLooks', async ({ params }) => {
    const opened = await openedCase(parts, params.secret);
    const looks = opened === null ? [] : await parts.store.looksAt(opened.centre.id, opened.one.id);
    return ok({
      looks: looks.map(({ at, what, by, about }) => ({
        ...{ at: new Date(at).toISOString(), what, role: by.role },
        reason: what === 'overseen' ? about : null,
      })),
    });
  });
};

/** Opens a case to read it, which is on record; an overseer from afar has said why already. */
export async function openCase(parts: CaseRouteParts, caller: Caller, centre: string, id: string) {
  const seen = await readCase(parts, caller, centre, id);
  if (seen.ok && !seen.value.isFromAfar) await noteOpened(parts, centre, { caller, ids: [id] });
  return seen;
}

/** Puts the opening of cases on record, in one write; who works on one for a while looks once. */
export async function noteOpened(
  { store, clock }: Pick<CaseRouteParts, 'store' | 'clock'>,
  centre: string,
  { caller, ids }: { readonly caller: Caller; readonly ids: readonly string[] },
): Promise<void> {
  const now = clock.now();
  const by = lookedBy(caller);
  const looks: CaseLook[] = [];
  for (const id of ids) {
    const last = await store.lastLookAt(centre, id);
    const isSame = last?.what === 'opened' && last.by.kind === by.kind && last.by.id === by.id;
    if (isSame && now - last.at < oneLookMs) continue;
    looks.push({ id: newId(), case: id, at: now, by, what: 'opened', about: null });
  }
  if (looks.length > 0) await store.noteLooks(centre, looks);
}

/** Puts a search on record, at each case that it found: by what it went, never for what. */
export async function noteFound(
  { store, clock }: Pick<CaseRouteParts, 'store' | 'clock'>,
  centre: string,
  { caller, about, ids }: { readonly caller: Caller; readonly about: string; readonly ids: readonly string[] },
): Promise<void> {
  const look = (of: string | null): CaseLook => ({
    ...{ id: newId(), case: of, at: clock.now(), by: lookedBy(caller), what: 'searched', about },
  });
  await store.noteLooks(centre, ids.length === 0 ? [look(null)] : ids.map(look));
}

const oneLookMs = 600_000;

/** Who looks, for the record. */
export const lookedBy = (caller: Caller): CaseLook['by'] => ({
  kind: caller.kind,
  id: caller.kind === 'nobody' ? '' : caller.id,
  role: staffRoles.find((role) => role === caller.role) ?? 'clerk',
});

/** What tells one person from others; a search by these is on record, by what and never for what. */
const personal = ['name', 'words', 'phone', 'email', 'number'] as const;

const noteSearch = async (
  { store, clock }: CaseRouteParts,
  centre: string,
  { caller, body, ids }: { readonly caller: Caller; readonly body: CaseSearchBody; readonly ids: readonly string[] },
): Promise<void> => {
  const about = personal.filter((criterion) => body[criterion] !== undefined).join(', ');
  if (about === '') return;
  await noteFound({ store, clock }, centre, { caller, about, ids });
};

const searchOf = (
  { personKey }: CaseRouteParts,
  body: CaseSearchBody,
  { staff, today, number }: { readonly staff: StaffMember; readonly today: string; readonly number?: string },
): CaseSearch => {
  const { kind, topic, department, executor, channel, from, to, status } = body;
  const { user, departments, registrar } = staff;
  return {
    ...(number === undefined ? {} : { number }),
    ...(body.name === undefined ? {} : { names: body.name }),
    ...(body.words === undefined ? {} : { words: body.words }),
    ...definedOf({ kind, topic, department, executor, from, to }),
    ...(channel === undefined ? {} : { channel }),
    seenBy: staff.oversees ? null : { user, departments, registrar },
    ...(status === undefined ? {} : { status: [status] }),
    ...(body.overdue === true ? { overdueOn: today } : {}),
    ...(body.phone === undefined ? {} : { phoneKey: personKey(e164Of(body.phone)) }),
    ...(body.email === undefined ? {} : { emailKey: personKey(body.email.trim().toLowerCase()) }),
  };
};

/** Without the fields that are not there. */
const definedOf = (fields: { readonly [name: string]: string | undefined }): { readonly [name: string]: string } =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** A phone number in E.164, whatever stands between its figures; one without any beginning is of this country. */
const e164Of = (text: string): string => {
  const read = readPhone(text.replace(/\D/g, ''));
  return read.startsWith('+') ? read : `+${read}`;
};
