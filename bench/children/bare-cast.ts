import Fastify from 'fastify';
import { Server } from 'socket.io';

/** A bare Socket.IO server that sends everybody what it was given, whenever it is asked. */
export interface Cast {
  /** null = nothing is announced. */
  readonly announce: unknown;
  readonly view: unknown;
}

const app = Fastify({ forceCloseConnections: true });
const io = new Server(app.server, { path: '/live', serveClient: false });
let cast: Cast = { announce: null, view: null };
app.post('/touch', async () => {
  if (cast.announce !== null) io.emit('announce', cast.announce);
  io.emit('view', cast.view);
  return { ok: true };
});
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as { readonly port: number };
process.on('message', (next: Cast | { readonly port: null }) => {
  if (!('port' in next)) cast = next;
  process.send?.({ port });
});
