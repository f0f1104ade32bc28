import { Readable } from 'node:stream';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What may come: bytes as they are sent, and what they inflate to. */
export interface GzipLimits {
  readonly gzipBytes: number;
  readonly bytes: number;
}

/** Lets the routes of a scope take bodies as gzip. What would inflate to more than it may is refused before it is inflated any further. */
export function inflateBodies(scope: FastifyInstance, limits: GzipLimits): void {
  scope.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') throw wrong(400, 'A body comes as gzip, or as it is');
    const sent = await readUpTo(request, payload, limits.gzipBytes);
    const body = await inflated(sent, limits.bytes);
    return Object.assign(Readable.from([body], { objectMode: false }), { receivedEncodedLength: sent.length });
  });
}

const wrong = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

const readUpTo = async (request: FastifyRequest, payload: AsyncIterable<Buffer>, most: number): Promise<Buffer> => {
  const tooLarge = () => wrong(413, `A body has ${most} bytes at most as gzip`);
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of payload) {
    length += part.length;
    if (length > most) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const inflated = (sent: Buffer, most: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    gunzip(sent, { maxOutputLength: most }, (error, body) => {
      if (error === null) resolve(body);
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        reject(wrong(413, `A body inflates to ${most} bytes at most`));
      else reject(wrong(400, 'The body is no gzip'));
    });
  });
