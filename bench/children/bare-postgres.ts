import Fastify from 'fastify';
import { Pool } from 'pg';

/** What any server on PostgreSQL would cost: Fastify with a route that inserts one row a request, of as many bytes as a ticket writes. */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 12 });
await pool.query('CREATE TABLE rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)');
const answer = { ok: true, value: { ticket: 'x'.repeat(600) } };
/** An event of a ticket, its leg, its secret and the answer that is kept. */
const body = 'x'.repeat(2000);

const app = Fastify({ forceCloseConnections: true });
app.post('/insert', async () => {
  await pool.query({ name: 'insert', text: 'INSERT INTO rows (body) VALUES ($1)', values: [body] });
  return answer;
});
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
const port = typeof address === 'object' ? address?.port : undefined;
process.on('message', () => process.send?.({ port }));
