import { join } from 'node:path';
import Fastify from 'fastify';
import { systemClock } from '../../server/async/clock.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';

/** What any server would cost: Fastify with a route that stores nothing, and one that stores one row durably per request. */
const [, , folder = '.'] = process.argv;
const connection = await openConnection(join(folder, 'bare.db'), systemClock);
connection.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
const insert = connection.prepare('INSERT INTO rows (body) VALUES (?)');
const answer = { ok: true, value: { ticket: 'x'.repeat(600) } };

const app = Fastify({ forceCloseConnections: true });
app.post('/nothing', async () => answer);
app.post('/insert', async (request) => {
  // Outside of a transaction, so a transaction by itself: on disk when it returns, as synchronous=FULL is set.
  insert.run(JSON.stringify(request.body));
  return answer;
});
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as { readonly port: number };
process.on('message', () => process.send?.({ port }));
