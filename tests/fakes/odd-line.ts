import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';

/** What becomes of a question on its way to a head office. */
export const lineFaults = [
  'passes',
  'is cut',
  'loses its answer',
  'comes twice',
  'is late',
  'is flipped',
  'is short',
] as const;
export type LineFault = (typeof lineFaults)[number];

const bringing = ['/api/link/events', '/api/link/imports'];

/** A line between a branch and its head office; `fault` says of each question that brings events what becomes of it. */
export async function openOddLine(target: (path: string) => string, fault: () => LineFault) {
  let late: Question | null = null;
  const answer = async (question: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const sent = await readAll(question);
    const { url: path = '', method = 'POST' } = question;
    const asked = { path, method, headers: headersOf(question), body: sent };
    const what = bringing.includes(asked.path) ? fault() : 'passes';
    if (what === 'is cut') return void question.socket.destroy();
    // What was held back comes now, behind what was asked since.
    if (what === 'is late') {
      late = asked;
      return void question.socket.destroy();
    }
    if (late !== null) await forward(target(late.path), late);
    late = null;
    if (what === 'comes twice') await forward(target(path), asked);
    const came = await forward(target(path), { ...asked, body: spoilt(what, sent) });
    if (what === 'loses its answer') return void question.socket.destroy();
    reply.writeHead(came.status, { 'content-type': 'application/json' }).end(await came.text());
  };
  const server = createServer((question, reply) => {
    answer(question, reply).catch(() => question.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Question {
  readonly path: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer<ArrayBuffer>;
}

const passed = ['content-type', 'content-encoding', 'authorization'] as const;
const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(passed.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));

const forward = (target: string, { path, method, headers, body }: Question): Promise<Response> =>
  fetch(`${target}${path}`, { method, headers, ...(method === 'GET' ? {} : { body }) });

const readAll = async (question: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const parts: Buffer[] = [];
  for await (const part of question) parts.push(part);
  return Buffer.concat(parts);
};

/** Events with one figure changed, or the last left out; of one alone the half. */
const spoilt = (what: LineFault, sent: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> => {
  if (what !== 'is flipped' && what !== 'is short') return sent;
  const batch = JSON.parse(gunzipSync(sent).toString());
  const bodies: string[] = batch.bodies;
  const short = bodies.length > 1 ? bodies.slice(0, -1) : bodies.map((body) => body.slice(0, body.length / 2));
  const changed = what === 'is short' ? short : bodies.map((body) => body.replace('"at":1', '"at":2'));
  return Buffer.from(gzipSync(JSON.stringify({ ...batch, bodies: changed })));
};
