import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { answerLate } from '../http/errors.ts';
import { watchPace } from './upload-pace.ts';

/** A file that came in and lies on the disk. */
export interface SavedUpload {
  readonly name: string;
  readonly bytes: number;
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
}

/**
 * Writes the file of a request to a path as it comes, without holding it in memory; nothing stays there unless it is all here.
 * Refuses `malformed` what holds none, `too-large` more than `megabytes`, `cannot-store` what the disk does not take.
 */
export async function saveUpload(
  request: FastifyRequest,
  { megabytes, path, clock }: { readonly megabytes: number; readonly path: string; readonly clock: Clock },
): Promise<Result<SavedUpload>> {
  const most = megabytes * 1024 * 1024;
  const tooLarge = refuse('too-large', `A file has ${megabytes} MB at most`, { megabytes });
  if (Number(request.headers['content-length'] ?? 0) > most + frameBytes) return tooLarge;
  const pace = watchPace(request.raw.socket, clock, () => answerLate(request));
  let saved: Result<SavedUpload> = refuse('malformed', 'The body holds no file');
  try {
    for await (const part of request.parts({ limits: { fileSize: most } })) {
      if (part.type !== 'file') continue;
      const sum = createHash('sha256');
      let bytes = 0;
      part.file.on('data', (piece: Buffer) => {
        sum.update(piece);
        bytes += piece.length;
      });
      await pipeline(part.file, createWriteStream(path, { mode: 0o600, flush: true }));
      saved = part.file.truncated ? tooLarge : ok({ name: part.filename ?? '', bytes, hash: sum.digest('hex') });
    }
  } catch (error) {
    saved = failed(codeOf(error), tooLarge);
  } finally {
    pace.close();
  }
  if (!saved.ok) await rm(path, { force: true });
  return saved;
}

/** What stands around a file in a request. */
const frameBytes = 64 * 1024;

const failed = (code: unknown, tooLarge: Result<SavedUpload>): Result<SavedUpload> => {
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge;
  if (code === 'ENOSPC' || code === 'EACCES' || code === 'EROFS')
    return refuse('cannot-store', 'The file could not be written: the disk takes nothing');
  return refuse('malformed', 'The body is one whole file as multipart/form-data, and nothing else');
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
