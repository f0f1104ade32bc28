import type { FastifyInstance } from 'fastify';
import { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Names } from '../../access/display-names.ts';
import { documentDigest } from '../../centre/config-digests.ts';
import { newId } from '../../ids.ts';
import type { StoredDraft } from '../../store/drafts.ts';
import { authorOf } from '../authors.ts';
import { askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** Routes of the draft of a configuration: kept as it is typed, by one who knows what stands there. */
export function draftRoutes(app: FastifyInstance, parts: DraftParts): void {
  const { store, names } = parts;
  register(app, 'draft', async ({ params, query, reply }) => {
    const [stored, { configVersion }, nameOf] = await Promise.all([
      store.draft(params.centre),
      centreOf(parts, params.centre).fresh(),
      names.load(),
    ]);
    reply.header('etag', etag(stored?.revision ?? null));
    const withDocument = stored !== null && stored.revision !== query.known;
    const document = withDocument ? { document: JSON.parse(stored.document) as unknown } : {};
    return ok({ version: configVersion, draft: stored === null ? null : { ...told(stored, nameOf), ...document } });
  });
  draftChanges(app, parts);
}

const draftChanges = (app: FastifyInstance, parts: DraftParts): void => {
  const { store, names } = parts;
  register(app, 'putDraft', async (request) => {
    const over = revisionIn(request.raw.headers['if-match']);
    if (!over.ok) return over;
    const { baseVersion, document } = request.body;
    const unknown = Object.keys(document).find((name) => !known.has(name));
    if (unknown !== undefined) return refuse('bad-config', `${unknown}: is not known`, { path: unknown });
    const { centre } = request.params;
    if ((await store.configuration(centre, baseVersion)) === null) return noVersion(baseVersion);
    const { by, at } = askedBy(parts.clock, request);
    const text = JSON.stringify(document);
    const draft = { revision: newId(), baseVersion, document: text, digest: documentDigest(document), by, at };
    if (!(await store.putDraft(centre, draft, over.value))) return changed(await store.draft(centre));
    request.reply.header('etag', etag(draft.revision));
    return ok(told(draft, await names.load()));
  });

  register(app, 'dropDraft', async ({ params, raw }) => {
    const over = revisionIn(raw.headers['if-match']);
    if (!over.ok) return over;
    const dropped =
      over.value === null
        ? (await store.draft(params.centre)) === null
        : await store.dropDraft(params.centre, over.value);
    return dropped ? ok({}) : changed(await store.draft(params.centre));
  });
};

export interface DraftParts extends RouteParts {
  readonly names: Names;
}

/** Refuses a configuration that never was. */
export function noVersion(version: number) {
  return refuse('version-not-found', 'There was no such configuration', { version });
}

const known: ReadonlySet<string> = new Set(Object.keys(Centre.properties));

/** The ETag where there is no draft: the first to save one sends it, to say that they saw none. */
const none = 'none';
const etag = (revision: string | null): string => `"${revision ?? none}"`;

/** The revision that was read; null = there was no draft. */
const revisionIn = (ifMatch: string | undefined): Result<string | null> => {
  const revision = /^"([0-9A-Za-z]{1,64})"$/.exec(ifMatch?.trim() ?? '')?.[1];
  if (revision === undefined)
    return refuse('malformed', 'If-Match must be the ETag of the draft that you read, or "none"');
  return ok(revision === none ? null : revision);
};

const changed = (present: StoredDraft | null) =>
  refuse('draft-changed', 'Somebody else has changed the draft meanwhile', { revision: present?.revision ?? none });

const told = (
  { revision, baseVersion, by, at }: StoredDraft,
  nameOf: Awaited<ReturnType<Names['load']>>,
): RouteValue<'putDraft'> => ({
  revision,
  baseVersion,
  by: authorOf(by, nameOf),
  at: new Date(at).toISOString(),
});
