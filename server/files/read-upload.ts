import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { answerLate } from '../http/errors.ts';
import { watchPace } from './upload-pace.ts';

/** One file as it came in. */
export interface Upload {
  readonly name: string;
  readonly body: Buffer;
}

/** Lets the routes of this part of the app take files: one in a request, and nothing beside it. */
export async function takeFiles(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, parts: 1, fields: 0, headerPairs: 20, fieldNameSize: 100, fileSize: megabyte },
  });
}

/**
 * The file of a request, all of it, as slowly as `watchPace` lets it come; refuses `malformed` what holds none or more, and `too-large`
 * more than `megabytes`.
 */
export async function readUpload(request: FastifyRequest, megabytes: number, clock: Clock): Promise<Result<Upload>> {
  const most = megabytes * megabyte;
  const tooLarge = refuse('too-large', `A file has ${megabytes} MB at most`, { megabytes });
  if (Number(request.headers['content-length'] ?? 0) > most + frameBytes) return tooLarge;
  const found: Upload[] = [];
  const pace = watchPace(request.raw.socket, clock, () => answerLate(request));
  try {
    for await (const part of request.parts({ limits: { fileSize: most } }))
      if (part.type === 'file') found.push({ name: part.filename ?? '', body: await part.toBuffer() });
  } catch (error) {
    if (codeOf(error) === 'FST_REQ_FILE_TOO_LARGE') return tooLarge;
    // What the reader says of a body is about its form; what it says of the machine has another code.
    return refuse('malformed', 'The body is one whole file as multipart/form-data, and nothing else');
  } finally {
    pace.close();
  }
  const [upload] = found;
  return upload === undefined ? refuse('malformed', 'The body holds no file') : ok(upload);
}

const megabyte = 1024 * 1024;
/** What stands around a file in a request. */
const frameBytes = 64 * 1024;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
