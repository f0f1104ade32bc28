import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { configChanges } from '../../../shared/centre/config-diff.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import type { DatedCentre } from '../../store/names.ts';
import { authorOf } from '../authors.ts';
import { register } from '../register.ts';
import { type DraftParts, noVersion } from './drafts.ts';

/** Routes of the configurations that were in force: the events of the log, each with its document as it was. */
export function configHistoryRoutes(app: FastifyInstance, { store, names }: Pick<DraftParts, 'store' | 'names'>): void {
  register(app, 'configHistory', async ({ params, query }) => {
    const limit = Number(query.limit ?? usual);
    if (limit < 1 || limit > most)
      return refuse('malformed', `query/limit must be 1 to ${most}`, { field: 'query/limit' });
    const nameOf = await names.load();
    const versions: (Version & { readonly changes: number | null })[] = [];
    // One at a time, each upon the one before it: a document may be large, and the hall goes on meanwhile.
    const latestBefore = async (seq: number): Promise<DatedCentre | null> =>
      (await store.configurationsBefore(params.centre, seq, 1))[0] ?? null;
    let next = await latestBefore(Number(query.before ?? newest));
    while (next !== null && versions.length < limit) {
      const before = await latestBefore(next.seq);
      const changes = before === null ? null : configChanges(before.centre, next.centre).length;
      versions.push({ ...told(next, nameOf), changes });
      next = before;
      await setImmediate();
    }
    return ok({ versions, more: next !== null });
  });

  register(app, 'pastConfig', async ({ params }) => {
    const version = Number(params.version);
    const found = Number.isSafeInteger(version) ? await store.configuration(params.centre, version) : null;
    if (found === null) return noVersion(version);
    return ok({ ...told(found, await names.load()), document: found.centre });
  });
}

/** How many one reply holds: unless asked otherwise, and at most. */
const usual = 20;
const most = 50;
const newest = Number.MAX_SAFE_INTEGER;

type Version = ReturnType<typeof told>;
const told = ({ seq, at, by, source }: DatedCentre, nameOf: PersonNameOf) => ({
  version: seq,
  at: new Date(at).toISOString(),
  by: authorOf(by, nameOf, at),
  source,
});
