import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decodeText, deepestJson, faultOfJson, tooDeepAt } from '../text.ts';
import { sendRefusal } from './errors.ts';

/** What comes in is text or is refused: in bodies, addresses and the headers that are read. */

/**
 * JSON, where an empty body is none: many programs name the type even when they send nothing. `seen` is told of the bytes of each
 * body that is not empty, before they are read.
 */
export function parseJson(
  app: FastifyInstance,
  seen: (request: FastifyRequest, body: Buffer) => void = () => {},
): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    seen(request, body);
    let text: string;
    try {
      text = jsonText(body);
    } catch (error) {
      return done(error as Error);
    }
    return parse(request, text, (error, value) => {
      const fault = error ? null : faultOfJson(text, value);
      if (fault === null) done(error, value);
      else done(refusal(`The body: ${fault}`));
    });
  });
}

/** Refuses requests whose address or headers hold other bytes, before anything is looked up by them. */
export function refuseNoText(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const message = wrongIn(request);
    return message === null ? undefined : sendRefusal(reply, { code: 'malformed', message });
  });
}

const refusal = (message: string) => Object.assign(new Error(message), { statusCode: 400 });

const textOf = (body: Buffer): string => {
  try {
    return decodeText(body);
  } catch {
    throw refusal('The body is not text in UTF-8');
  }
};

/** The JSON text of a body. Throws what is answered with 400. */
const jsonText = (body: Buffer): string => {
  const text = textOf(body);
  if (tooDeepAt(text) !== null) throw refusal(`The body is nested deeper than ${deepestJson} levels`);
  return text;
};

/** The headers whose text goes further than this request. Of others it is nobody's business what they hold. */
const readHeaders = ['idempotency-key', 'if-match', 'authorization', 'content-type'] as const;

/** Letters that came over as one byte each. */
const isText = (header: string): boolean => {
  try {
    return !decodeText(Buffer.from(header, 'latin1')).includes('\0');
  } catch {
    return false;
  }
};

const isAddress = (url: string): boolean => {
  try {
    return !decodeURIComponent(url.replaceAll('+', ' ')).includes('\0');
  } catch {
    return false;
  }
};

const wrongIn = ({ raw, headers }: FastifyRequest): string | null => {
  if (!isAddress(raw.url ?? '')) return 'The address is not text in UTF-8';
  const header = readHeaders.find((name) => !isText(String(headers[name] ?? '')));
  return header === undefined ? null : `The header ${header} is not text in UTF-8`;
};
