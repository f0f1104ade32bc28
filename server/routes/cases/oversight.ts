import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { Caller } from '../../access/caller.ts';
import { overseesAll } from '../../access/duties.ts';
import { newId } from '../../ids.ts';
import type { Authorities } from '../../oversight/authorities.ts';
import { register } from '../register.ts';
import { hangUpOf } from '../reports/reports.ts';
import { type CaseRouteParts, oversightMs, seenCase } from './case-parts.ts';
import { lookedBy } from './case-search.ts';

export interface OversightParts extends CaseRouteParts {
  readonly authorities: Authorities;
}

/** [CS14] Routes of those who oversee all authorities: counts without persons, and one case opened with a reason. */
export function oversightRoutes(app: FastifyInstance, parts: OversightParts): void {
  const { authorities, store, clock } = parts;
  const isTheirs = (caller: Caller): Promise<boolean> => overseesAll(store, caller);
  register(app, 'oversight', async ({ caller, query, reply }) => {
    if (!(await isTheirs(caller))) return notTheirs;
    const hungUp = hangUpOf(reply);
    const all = [];
    // One after another: what is asked of many waits in no line before others.
    for (const { id, name } of authorities.list()) {
      const made = await authorities.overview(id, query, hungUp);
      if (!made.ok && made.refusal.code === 'malformed') return made;
      all.push({ id, name, overview: made.ok ? made.value : null, trouble: made.ok ? null : made.refusal.code });
    }
    return ok({ authorities: all });
  });
  register(app, 'overseenFigures', async ({ caller, params, query, reply }) =>
    (await isTheirs(caller)) ? authorities.figures(params.centre, query, hangUpOf(reply)) : notTheirs,
  );
  register(app, 'overseenCases', async ({ caller, params, query }) =>
    (await isTheirs(caller)) ? authorities.cases(params.centre, query) : notTheirs,
  );
  register(app, 'overseeCase', async ({ caller, params, body }) => {
    if (!(await isTheirs(caller))) return notTheirs;
    const reason = body.reason.trim();
    if (reason.length < 10) return refuse('needs-reason', 'A case is opened from afar with a reason', { letters: 10 });
    const seen = await seenCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const now = clock.now();
    const look = { id: newId(), case: seen.value.one.id, at: now, by: lookedBy(caller), about: reason } as const;
    await store.noteLooks(params.centre, [{ ...look, what: 'overseen' }]);
    return ok({ until: new Date(now + oversightMs).toISOString() });
  });
}

const notTheirs = refuse('not-allowed', 'Those of all centres who oversee see this');
