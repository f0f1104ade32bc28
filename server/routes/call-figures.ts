import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { instantOf } from '../../engine/queue/business-day.ts';
import { addDays } from '../../engine/queue/dates.ts';
import type { CallKey, CallsReport } from '../../shared/call-figures.ts';
import { callbackKind } from '../../shared/calls.ts';
import type { Case } from '../../shared/cases.ts';
import type { Centre } from '../../shared/centre.ts';
import type { Days } from '../../shared/days.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { beginCalls, callbackFigures } from '../reports/calls.ts';
import { checkReport } from '../reports/over-days.ts';
import type { Store } from '../store/store.ts';
import { register } from './register.ts';
import { hangUpOf, type ReportParts, rowNames } from './reports.ts';

export interface CallFigureParts extends Pick<ReportParts, 'names' | 'pastNames'> {
  readonly store: Pick<Store, 'callsBegun' | 'casesOf' | 'legs'>;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
}

/** [HL2] The route of what calls came to, for managers. */
export function callFigureRoute(app: FastifyInstance, parts: CallFigureParts): void {
  register(app, 'callFigures', ({ params, query, reply }) => callFigures(parts, params.centre, query, hangUpOf(reply)));
}

/** The figures of calls over some days, read day by day, with the names of topics. Refuses: malformed, centre-not-found. */
export async function callFigures(
  parts: CallFigureParts,
  id: string,
  { from, to, by }: Days & { readonly by: CallKey },
  hungUp: AbortSignal,
): Promise<Result<CallsReport>> {
  const checked = checkReport({ from, to });
  if (!checked.ok) return checked;
  const centre = parts.centre(id);
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
  const { timeZone } = centre;
  const counting = beginCalls(by, timeZone);
  for (let date = from; date <= to && !hungUp.aborted; date = addDays(date, 1)) {
    const [first, end] = [instantOf(date, '00:00', timeZone), instantOf(date, '24:00', timeZone)];
    const told = await parts.store.callsBegun(id, first, end);
    counting.add({ date, told, legs: await parts.store.legs(id, date, date) });
    await turn();
  }
  const { total, rows } = counting.finish();
  const callbacks = callbackFigures(await callbacksDue(parts, id, { from, to }));
  if (by !== 'topic') return ok({ total, rows: [...rows], callbacks });
  const { nameOf, until } = await rowNames(parts, id, to, timeZone);
  return ok({ total, rows: rows.map((row) => ({ ...row, name: nameOf('service', row.key, until) })), callbacks });
}

/** Those whose due date is one of these days, some at a time. */
const callbacksDue = async (
  { store }: CallFigureParts,
  centre: string,
  { from, to }: Days,
): Promise<readonly Case[]> => {
  const found: Case[] = [];
  const filter = { kind: callbackKind, dueBefore: addDays(to, 1) };
  let after: Pick<Case, 'due' | 'number'> | null = { due: from, number: '' };
  while (after !== null) {
    const page: readonly Case[] = await store.casesOf(centre, filter, after, portion);
    found.push(...page);
    after = page.length === portion ? (page.at(-1) ?? null) : null;
    await turn();
  }
  return found;
};

const portion = 500;
