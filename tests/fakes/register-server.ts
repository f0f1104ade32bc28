import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const registerFaults = [
  'none',
  'silent',
  'cut',
  'error',
  'redirect',
  'no-json',
  'wrong-shape',
  'wrong-type',
  'endless',
] as const;
export type RegisterFault = (typeof registerFaults)[number];

/** A register that is asked by HTTP, with faults to choose from; it remembers what it was asked. */
export async function openRegisterServer(people: { readonly [fin: string]: object } = {}) {
  const plan: { fault: RegisterFault; people: { readonly [fin: string]: object }; asOf?: string } = {
    fault: 'none',
    people,
  };
  const asked: { readonly fin: string; readonly purpose: string; readonly token: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { fin, purpose } = JSON.parse(Buffer.concat(parts).toString('utf8'));
      asked.push({ fin, purpose, token: request.headers.authorization });
      answers[plan.fault](response, { values: plan.people[fin], asOf: plan.asOf });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    plan,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Said = { readonly values: object | undefined; readonly asOf: string | undefined };
const send = (response: ServerResponse, status: number, body: string): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(body);

const answers: { readonly [fault in RegisterFault]: (response: ServerResponse, said: Said) => void } = {
  none: (response, said) => send(response, said.values === undefined ? 404 : 200, JSON.stringify(said)),
  silent: () => undefined,
  cut: (response) => void response.socket?.destroy(),
  error: (response) => send(response, 500, '{"values":{"salaries":0}}'),
  redirect: (response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
  'no-json': (response) => send(response, 200, '<html>maintenance</html>'),
  'wrong-shape': (response, { values }) => send(response, 200, JSON.stringify([values])),
  'wrong-type': (response) => send(response, 200, '{"values":{"salaries":"0","business":0}}'),
  endless: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"values":{"salaries":0,"more":"');
    response.end(`${'x'.repeat(200_000)}"}}`);
  },
};
