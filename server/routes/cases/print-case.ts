import type { FastifyInstance } from 'fastify';
import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { openAllowance } from '../../access/allowance.ts';
import type { Caller } from '../../access/caller.ts';
import { newId } from '../../ids.ts';
import { caseSlip } from '../../printing/case-slip.ts';
import { printSheet, type SheetPrintingParts } from '../booking/print-sheet.ts';
import { type RouteRequest, register } from '../register.ts';
import { eventsOf } from './case-file-list.ts';
import { type CaseRouteParts, seenCase } from './case-parts.ts';
import { lookedBy } from './case-search.ts';
import { type OpenedCase, openedCase } from './own-case.ts';

export interface PrintCaseParts extends CaseRouteParts, SheetPrintingParts {
  readonly store: CaseRouteParts['store'];
  /** What QR codes point to; null = none. */
  readonly publicUrl: string | null;
}

/**
 * The number of a case and the code of its page on paper: from the kiosk at which it was written; from any printer of the centre for
 * staff who registered it, or who take cases in and may see it. The link itself is told to nobody; that it was printed is on record.
 */
export function printCaseRoute(app: FastifyInstance, parts: PrintCaseParts): void {
  const sheets = openAllowance(parts.clock);
  register(app, 'printCase', async (request) => {
    const { caller, params, body } = request;
    const found = await printable(parts, request);
    if (!found.ok) return found;
    const { one, secret } = found.value;
    const sent = await printSheet(
      parts,
      { ...request, body: { ...body, language: body.language ?? one.language } },
      sheets,
      ({ centre, language, at }) => {
        const url = parts.publicUrl === null ? null : `${parts.publicUrl}/m/${secret}`;
        return caseSlip(centre, { one, language, at, url });
      },
    );
    if (sent.ok && caller.kind !== 'device') await notePrinted(parts, params.centre, { caller, id: one.id });
    return sent;
  });
}

type Printable = OpenedCase & { readonly secret: string };

const noCase = refuse('case-not-found', 'There is no such case');

/** The case that is meant, with its link: by the link, or by its id for staff. */
const printable = async (
  parts: PrintCaseParts,
  { caller, params, body }: Pick<RouteRequest<'printCase'>, 'caller' | 'params' | 'body'>,
): Promise<Result<Printable>> => {
  const { secret, case: id } = body;
  if ((secret === undefined) === (id === undefined))
    return refuse('malformed', 'secret or case: one of them is needed');
  if (caller.kind === 'device' && (id !== undefined || body.printer !== undefined))
    return refuse('not-allowed', 'A kiosk prints at itself what it has the link of');
  if (id !== undefined) return ofStaff(parts, caller, { centre: params.centre, id });
  const opened = await openedCase(parts, secret ?? '');
  return opened === null || opened.centre.id !== params.centre ? noCase : ok({ ...opened, secret: secret ?? '' });
};

const ofStaff = async (
  parts: PrintCaseParts,
  caller: Caller,
  { centre, id }: { readonly centre: string; readonly id: string },
): Promise<Result<Printable>> => {
  const seen = await seenCase(parts, caller, centre, id);
  if (!seen.ok) return seen;
  if (!mayPrintCase(caller, seen.value.staff, await eventsOf(parts.store, centre, id)))
    return refuse('not-allowed', 'Who registered it, or takes cases in, prints its link');
  const secret = await parts.store.secretOfCase(centre, id);
  return secret === null ? noCase : ok({ one: seen.value.one, centre: seen.value.centre, secret });
};

/** Whether somebody who sees a case may print its link: they take cases in, or registered this one. */
export function mayPrintCase(caller: Caller, staff: StaffMember, [first]: readonly CaseEvent[]): boolean {
  return staff.registrar || (first?.by.kind === 'user' && first.by.id === caller.id);
}

/** [PV3] Who has the paper opens all that the citizen may: the citizen sees that it was printed. */
const notePrinted = async (
  { store, clock }: PrintCaseParts,
  centre: string,
  { caller, id }: { readonly caller: Caller; readonly id: string },
): Promise<void> =>
  store.noteLooks(centre, [
    { id: newId(), case: id, at: clock.now(), by: lookedBy(caller), what: 'printed', about: null },
  ]);
