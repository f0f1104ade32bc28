import { lookup } from 'node:dns';
import { createConnection, isIP, type Socket } from 'node:net';
import type { Clock } from '../../shared/time/clock.ts';
import { lookupWithin } from '../lookup-within.ts';
import { type Networks, networksOf, privateNetworks } from '../networks.ts';
import type { DeviceLine } from './line.ts';
import type { Link, LinkEvents } from './link.ts';

/** Where connections may lead. */
export interface Reach {
  /** Private networks, unless told. */
  readonly networks?: Networks;
  /** How names become addresses, unless as this machine does it. */
  readonly resolve?: typeof lookup;
  /** Told once of each address that was asked for and is not among them. */
  readonly onForbidden?: (host: string, address: string) => void;
}

/**
 * A printer on the network: a connection for each conversation, since a raw port takes one at a time. Each is judged by the
 * address that it leads to.
 */
export function tcpLine(host: string, port: number, clock: Clock, reach: Reach = {}): DeviceLine {
  const { networks = networksOf(privateNetworks), resolve = lookup, onForbidden } = reach;
  const told = new Set<string>();
  const may = (address: string): boolean => {
    if (networks?.(address)) return true;
    if (!told.has(address)) onForbidden?.(host, address);
    told.add(address);
    return false;
  };
  const within = lookupWithin(may, resolve, 'no printer may stand there');
  const open = (events: LinkEvents, signal: AbortSignal): Promise<Link | null> =>
    new Promise((done) => {
      // An address is not looked up, so it is judged here.
      if (signal.aborted || (isIP(host) !== 0 && !may(host))) return done(null);
      const socket = createConnection({ host, port, noDelay: true, lookup: within });
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
        done(null);
      });
      socket.once('connect', () => {
        timer.cancel();
        signal.removeEventListener('abort', giveUp);
        done(linkOver(socket, clock));
      });
    });
  return { chunk: 8192, open, close: () => Promise.resolve() };
}

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
