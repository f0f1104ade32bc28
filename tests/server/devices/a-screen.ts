import { connect } from 'socket.io-client';

/** A wall in a process of its own, which can be made to stand still: `node a-screen.ts ADDRESS TOKEN`. */

const [address = '', token = ''] = process.argv.slice(2);
const socket = connect(address, { path: '/live', transports: ['websocket'], auth: { protocolVersion: 1, token } });
socket.on('connect', async () => {
  await socket.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'hall', id: 'd' });
  process.stdout.write('watching\n');
});
