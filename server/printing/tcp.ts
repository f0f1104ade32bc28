import { createConnection, type Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Line, Link, LinkEvents } from './line.ts';

/** How long to wait for a connection to open, and for it to close after the last byte, in milliseconds. */
const connectMs = 11_000;
const closeMs = 1000;

const linkOver = (socket: Socket, clock: Clock): Link => ({
  write: (bytes) =>
    new Promise((resolve) => {
      if (socket.destroyed || !socket.writable) return resolve(false);
      const gone = () => resolve(false);
      socket.once('close', gone);
      socket.write(bytes, (error) => {
        socket.off('close', gone);
        resolve(error === undefined || error === null);
      });
    }),
  close: () =>
    new Promise((resolve) => {
      if (socket.destroyed) return resolve();
      const timer = clock.after(closeMs, () => socket.destroy());
      socket.once('close', () => {
        timer.cancel();
        resolve();
      });
      socket.end();
    }),
});

/** A printer on the network: a connection for each conversation, since a raw port takes one at a time. */
export const tcpLine = (host: string, port: number, clock: Clock): Line => {
  const open = (events: LinkEvents, signal: AbortSignal): Promise<Link | null> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(null);
      const socket = createConnection({ host, port, noDelay: true });
      const giveUp = () => socket.destroy();
      const timer = clock.after(connectMs, giveUp);
      signal.addEventListener('abort', giveUp, { once: true });
      socket.on('data', events.onBytes);
      // The error itself says no more than the close that follows it.
      socket.on('error', giveUp);
      socket.on('end', () => events.onGone('ended'));
      socket.on('close', () => {
        timer.cancel();
        signal.removeEventListener('abort', giveUp);
        events.onGone('broken');
        resolve(null);
      });
      socket.once('connect', () => {
        timer.cancel();
        signal.removeEventListener('abort', giveUp);
        resolve(linkOver(socket, clock));
      });
    });
  return { chunk: 8192, open, close: () => Promise.resolve() };
};
