import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import { kindDefaults, kindOf } from '../../../engine/cases/case-world.ts';
import { isTheirMove } from '../../../engine/cases/duties.ts';
import type { Actor } from '../../../shared/access.ts';
import type { CaseFileBody } from '../../../shared/cases/case-file-schema.ts';
import { type CaseFilePart, mediaTypes } from '../../../shared/cases/case-files.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { fileKind } from '../../files/file-kind.ts';
import { cleanFileName, savedAs } from '../../files/file-name.ts';
import { readUpload, takeFiles, type Upload } from '../../files/read-upload.ts';
import { openUploadPlaces, type UploadPlaces } from '../../files/upload-places.ts';
import { sendRefusal } from '../../http/errors.ts';
import { isOwnAddress } from '../../http/limits.ts';
import { newId } from '../../ids.ts';
import type { KeptCaseFile } from '../../store/cases.ts';
import { askedBy, centreOf } from '../centre-request.ts';
import { type Composed, guard, type RouteRequest, register } from '../register.ts';
import { eventsOf, filesOf, filesOfCitizen } from './case-file-list.ts';
import { type CaseRouteParts, seenCase } from './case-parts.ts';
import { openCase } from './case-search.ts';
import { type OpenedCase, openedCase } from './own-case.ts';

/** [CS24] Routes of the files of a case: added and fetched by its citizen behind the secret, and by staff who may see it. */
export function caseFileRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  const places = openUploadPlaces();
  const adding: FastifyPluginAsync = async (scope) => {
    await takeFiles(scope);
    addOwn(scope, parts, places);
    addOfStaff(scope, parts, places);
  };
  app.register(adding);
  fetchOwn(app, parts);
  fetchOfStaff(app, parts);
}

const addOwn = (app: FastifyInstance, parts: CaseRouteParts, places: UploadPlaces): void =>
  register(app, 'ownCaseFile', async (request) => {
    const found = await openedCase(parts, request.params.secret);
    if (found === null) return noCase;
    const by = { kind: 'phone', id: found.one.id, role: 'phone' } as const;
    return add(parts, places, request, { ...found, by, staff: null, part: 'request' });
  });

const addOfStaff = (app: FastifyInstance, parts: CaseRouteParts, places: UploadPlaces): void =>
  register(app, 'addCaseFile', async (request) => {
    const { caller, params, query } = request;
    const seen = await seenCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const { one, staff } = seen.value;
    if (!isTheirMove(staff, 'attach', one)) return refuse('not-allowed', 'This move is not theirs: attach');
    const { by } = askedBy(parts.clock, request);
    return add(parts, places, request, { ...seen.value, by, part: query.part });
  });

const noCase = refuse('case-not-found', 'There is no such case, or it is long over');
const noFile = refuse('file-not-found', 'There is no such file, or it is erased');

type Adding = Pick<RouteRequest<'ownCaseFile' | 'addCaseFile'>, 'raw' | 'key'>;

interface To extends OpenedCase {
  readonly by: Actor;
  readonly staff: StaffMember | null;
  readonly part: CaseFilePart;
}

/** Reads a file where there is a place for it, and adds it once all of it is here. */
const add = async (parts: CaseRouteParts, places: UploadPlaces, request: Adding, to: To): Promise<Result<Composed>> => {
  const { fileMegabytes } = kindOf(to.centre, to.one.kind) ?? kindDefaults;
  const { ip } = request.raw;
  const done = await places.take({ case: to.one.id, address: isOwnAddress(ip) ? null : ip }, async () => {
    const read = await readUpload(request.raw, fileMegabytes, parts.clock);
    return read.ok ? store(parts, request, to, read.value) : read;
  });
  return done ?? refuse('too-many', 'Too many files are being sent at once', { retryAfterSeconds: 3 });
};

const store = async (
  parts: CaseRouteParts,
  { key }: Adding,
  { one, centre, by, staff, part }: To,
  { name, body }: Upload,
): Promise<Result<Composed>> => {
  const kind = fileKind(body);
  if (kind === null) return refuse('bad-file', 'A file is a whole PDF, JPEG or PNG');
  const at = parts.clock.now();
  const [id, sum, bytes] = [newId(), hash('sha256', body), body.length];
  const file = { name: cleanFileName(name, kind), body };
  const command = { type: 'attach', case: one.id, file: id, part, kind, hash: sum, bytes } as const;
  const reply: CaseFileBody = { id, name: file.name, kind, part, bytes, at: new Date(at).toISOString() };
  const added = await centreOf(parts, centre.id).ask({
    command: null,
    // The same key with another file is another question.
    key: key === null ? null : { ...key, bodyHash: sum },
    case: { at, by, staff, command, file },
    status: 201,
    toReply: () => reply,
  });
  return added.ok ? ok({ kind: 'composed', ...added.value }) : added;
};

const fetchOwn = (app: FastifyInstance, parts: CaseRouteParts): void => {
  app.get<{ Params: { secret: string; file: string } }>(
    '/api/m/:secret/files/:file',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const found = await openedCase(parts, params.secret);
      if (found === null) return sendRefusal(reply, noCase.refusal);
      const { one, centre } = found;
      const events = await eventsOf(parts.store, centre.id, one.id);
      const theirs = await filesOfCitizen(parts.store, centre.id, one.id, events);
      const isTheirs = theirs.some(({ id }) => id === params.file);
      return sendFile(reply, isTheirs ? await parts.store.caseFile(centre.id, one.id, params.file) : null);
    },
  );
};

/** Those of the staff who fetch a file have opened the case: it is on record. */
const fetchOfStaff = (app: FastifyInstance, parts: CaseRouteParts): void => {
  const staff = { roles: ['admin', 'manager', 'clerk', 'reception'] } as const;
  app.get<{ Params: { centre: string; case: string; file: string } }>(
    '/api/centres/:centre/cases/:case/files/:file',
    { schema: { hide: true }, onRequest: guard(staff, 'case') },
    async ({ actor: caller, params }, reply) => {
      const seen = await openCase(parts, caller, params.centre, params.case);
      if (!seen.ok) return sendRefusal(reply, seen.refusal);
      const events = await eventsOf(parts.store, params.centre, params.case);
      const kept = await filesOf(parts.store, params.centre, params.case, events);
      const isKnown = kept.some(({ id }) => id === params.file);
      return sendFile(reply, isKnown ? await parts.store.caseFile(params.centre, params.case, params.file) : null);
    },
  );
};

/** Saved, never shown inside of a page of ours, and only as it came in. */
const sendFile = (reply: FastifyReply, file: KeptCaseFile | null): FastifyReply => {
  if (file === null) return sendRefusal(reply, noFile.refusal);
  if (hash('sha256', file.body) !== file.hash)
    throw new Error(`the bytes of a file are not those that came: ${file.id}`);
  return reply
    .type(mediaTypes[file.kind])
    .header('content-disposition', savedAs(file))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(file.body);
};
