import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';

/** What the timer of the package asks: only a server that takes connections and says nothing is to be restarted. */

const root = join(import.meta.dirname, '../..');

const ask = async (port: number): Promise<readonly [code: number, said: string]> => {
  const child = spawn(process.execPath, ['scripts/health.ts', '--seconds', '1'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const [code] = await once(child, 'close');
  return [code, said.trim()];
};

const listening = async (server: Server): Promise<number> => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
};

test('a server that is ready, is not ready, or takes no connections is left alone', async () => {
  let status = 200;
  const server = createServer(({ url }, reply) => reply.writeHead(url === '/readyz' ? status : 404).end());
  const port = await listening(server);
  expect(await ask(port)).toEqual([0, 'The server is ready.']);
  status = 503;
  expect(await ask(port)).toEqual([0, 'The server is not ready.']);
  server.close();
  expect(await ask(await freePort())).toEqual([0, 'The server is not reached.']);
});

test('a server that takes connections and does not answer three times is told of', async () => {
  let connections = 0;
  const silent = createTcpServer(() => (connections += 1));
  expect(await ask(await listening(silent))).toEqual([1, 'The server did not answer 3 times.']);
  expect(connections).toBe(3);
  silent.close();
});

test('a bad setting is named', async () => {
  const [code, said] = await ask(Number.NaN);
  expect([code, said]).toEqual([2, 'PORT must be a number from 0 to 65535, not "NaN"']);
});
