import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, type RefusalCode, refusalStatus } from '../../shared/refusals.ts';
import { isUploading } from '../files/upload-pace.ts';
import { CannotStore } from '../store/store.ts';
import { shortLine } from '../text.ts';
import { headersUnder } from './headers.ts';

/** Answers with a refusal and the status that belongs to its code. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const seconds = refusal.about?.retryAfterSeconds;
  if (typeof seconds === 'number') reply.header('retry-after', seconds);
  return reply.code(refusalStatus[refusal.code]).send({ ok: false, refusal });
}

/** Answers where no route could be looked for: an address that is no address, or with a part longer than any of ours. */
export function answerBadAddress(error: FastifyError, _request: unknown, reply: FastifyReply): void {
  const isLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  reply.headers({ ...headersUnder(Boolean(reply.server.initialConfig.https)), 'cache-control': 'no-store' });
  sendRefusal(reply, isLong ? noPage : line('malformed', 'This is not an address'));
}

/** Answers, over the bare connection, what is no HTTP that could be read; then nothing more is read of it. */
export function answerBroken(tls: boolean) {
  return (error: Error & { readonly code?: string }, socket: IncomingMessage['socket']): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (error.code === tooLate && isUploading(socket)) return;
    const body = JSON.stringify({ ok: false, refusal: line('malformed', 'This is not a request that can be read') });
    const headers = {
      ...headersUnder(tls),
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const status = reasons[error.code ?? ''] ?? '400 Bad Request';
    if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n${body}`);
    socket.destroy(error);
  };
}

/** Ends a request that takes longer than it may, over the bare connection. */
export function answerLate({ raw, server }: FastifyRequest): void {
  const error = Object.assign(new Error('a request was not here in time'), { code: tooLate });
  answerBroken(Boolean(server.initialConfig.https))(error, raw.socket);
}

/** The one place where errors become answers: the text of what broke inside never gets out. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(onError);
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, noPage));
}

const line = (code: RefusalCode, message: string, about?: Refusal['about']): Refusal => ({
  code,
  message: shortLine(message),
  ...(about === undefined ? {} : { about }),
});

const noPage = line('not-found', 'There is no such page');

/** The words that the first field in error may hold, where it is a choice among words. */
const oneOf = ({ validation = [] }: FastifyError): string =>
  validation
    .flatMap(({ keyword, instancePath, params }) => {
      if (instancePath !== validation[0]?.instancePath) return [];
      if (keyword === 'const') return [String(params.allowedValue)];
      return keyword === 'enum' && Array.isArray(params.allowedValues) ? params.allowedValues : [];
    })
    .join(', ');

/** What is wrong with the input, naming where: "body/service must be string". */
const malformed = (error: FastifyError): Refusal => {
  const [first] = error.validation ?? [];
  const where = `${error.validationContext ?? 'input'}${first?.instancePath ?? ''}`;
  const extra = first?.params.additionalProperty;
  const words = oneOf(error);
  const field = typeof extra === 'string' ? shortLine(`${where}/${extra}`) : where;
  const wrong = words === '' ? (first?.message ?? 'is wrong') : `must be one of ${words}`;
  const complaint = typeof extra === 'string' ? 'is not a known field' : wrong;
  return line('malformed', `${field} ${complaint}`, { field });
};

const secondsIn = (error: object): number =>
  'retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number' ? error.retryAfterSeconds : 1;

/** A refusal for what went wrong on the way to a handler; null = a fault of ours, about which nothing is told. */
const refusalFor = (error: FastifyError): Refusal | null => {
  if (error.validation !== undefined) return malformed(error);
  if (error instanceof CannotStore) {
    return line('cannot-store', 'Nothing can be stored at present; nothing was changed');
  }
  const status = error.statusCode ?? 500;
  if (status === 404) return noPage;
  if (status === 429) return line('too-many', error.message, { retryAfterSeconds: secondsIn(error) });
  if (status >= 400 && status < 500) return line('malformed', error.message);
  return null;
};

const onError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const refusal = refusalFor(error);
  if (refusal === null) {
    request.log.error({ err: error, req: request.raw }, 'a request failed');
    return reply.code(500).send({ ok: false, refusal: { code: 'broken', message: 'Something broke on the server' } });
  }
  if (refusal.code === 'cannot-store') request.log.error({ err: error }, 'cannot store');
  if (error.statusCode === 413) return reply.code(413).send({ ok: false, refusal });
  return sendRefusal(reply, refusal);
};

const tooLate = 'ERR_HTTP_REQUEST_TIMEOUT';
const reasons: { readonly [code: string]: string } = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  [tooLate]: '408 Request Timeout',
};
