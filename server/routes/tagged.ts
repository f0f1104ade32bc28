import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result } from '../../shared/refusals.ts';
import type { Composed } from './register.ts';

/** A reply with its ETag; nothing but that (304) where the asker has it already. It may be kept, and is asked for again before use. */
export function tagged(request: FastifyRequest, reply: FastifyReply, body: string): Result<Composed> {
  const tag = `"${hash('sha256', body)}"`;
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
  const isKnown = request.headers['if-none-match'] === tag;
  return ok({ kind: 'composed', status: isKnown ? 304 : 200, body: isKnown ? '' : body });
}
