import type { Socket } from 'socket.io';
import type { ScreenToServer, ServerToScreen } from '../../shared/live.ts';
import type { ViewFrame } from '../../shared/views.ts';
import type { Credentials } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { Watcher } from './live-rooms.ts';
import type { ViewKey } from './view-frames.ts';

/** What the server knows of a socket. */
export interface SocketData {
  caller: Caller;
  readonly credentials: Credentials;
  /** The view that it watches; null = none yet. */
  watching: ViewKey | null;
}
export type ScreenSocket = Socket<ScreenToServer, ServerToScreen, Record<string, never>, SocketData>;

/**
 * How many announcements may be on their way to a screen at once. Everything that one transaction calls is called out in the
 * same moment, before the line can be free again: a hall of many counters must not pass for a slow screen.
 */
const mostOnTheWay = 250;

/**
 * A socket as one who watches. One view may follow another that is still on its way; after that, until the line is free, a
 * newer view replaces the one that waits and announcements, which would be old by then, are left out: a slow screen never
 * makes the server hold more than three views.
 */
export const screenOf = (socket: ScreenSocket): Watcher => {
  const { conn } = socket;
  let waiting: ViewFrame | null = null;
  /** A view was handed over while something else was on its way. */
  let ahead = false;
  const isFree = (): boolean => conn.transport.writable;
  const mayTake = (): boolean => {
    const may = isFree() || !ahead;
    ahead = !isFree();
    return may;
  };
  const onFree = (): void => {
    ahead = false;
    if (waiting === null) return;
    const frame = waiting;
    waiting = null;
    if (mayTake()) socket.emit('view', frame);
  };
  const listen = (): void => {
    conn.transport.on('ready', onFree);
  };
  listen();
  conn.on('upgrade', listen);

  /** Announcements sent since the socket last kept up. */
  let unheard = 0;
  return {
    id: socket.id,
    takes(frame) {
      const may = mayTake();
      waiting = may ? null : frame;
      return may;
    },
    hears() {
      unheard = isFree() ? 0 : unheard + 1;
      return unheard <= mostOnTheWay;
    },
    gone: () => void socket.disconnect(true),
  };
};
