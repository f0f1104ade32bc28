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
 * How many announcements may be on their way to a screen when more are called. All that one transaction calls is called out in
 * the same moment, before the line can be free again: a hall of many counters must not pass for a slow screen, so these count
 * together. To a screen that says what it has heard fewer may be under way: it is known that they are.
 */
const mostOnTheWay = { confirmed: 10, unconfirmed: 250 };

/** One who watches, and to whom a view may go out as an answer too. */
export interface Screen extends Watcher {
  answered(): void;
}

/** What is on its way to a screen that says what has come; nothing is known to be on its way to any other. */
const openOnTheWay = (socket: ScreenSocket, confirms: boolean, onSeen: () => void) => {
  const count = { views: 0, calls: 0 };
  socket.on('seen', () => {
    count.views = Math.max(0, count.views - 1);
    onSeen();
  });
  socket.on('heard', () => {
    count.calls = Math.max(0, count.calls - 1);
  });
  return {
    count: (): Readonly<typeof count> => count,
    add(what: keyof typeof count, more: number): void {
      if (confirms) count[what] += more;
    },
  };
};

/**
 * A socket as one who watches. To a screen that confirms, a view is sent once the one before has come: the line gets as many
 * as it can carry, each as new as can be. To any other one view may follow another that the system has not yet taken; what it
 * holds nobody knows. Meanwhile a newer view replaces the one that waits and announcements, which would be old by then, are
 * left out: a slow screen never makes the server hold more than three views.
 */
export const screenOf = (socket: ScreenSocket, confirms: boolean): Screen => {
  const { conn } = socket;
  let waiting: ViewFrame | null = null;
  /** A view was handed over while something else was on its way. */
  let ahead = false;
  const isFree = (): boolean => conn.transport.writable;
  const mayTake = (): boolean => {
    if (onTheWay.count().views > 0) return false;
    const may = isFree() || !ahead;
    if (may) onTheWay.add('views', 1);
    ahead = !isFree();
    return may;
  };
  const catchUp = (): void => {
    if (waiting === null || !mayTake()) return;
    const frame = waiting;
    waiting = null;
    socket.emit('view', frame);
  };
  const onTheWay = openOnTheWay(socket, confirms, catchUp);
  const onFree = (): void => {
    ahead = false;
    catchUp();
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
    hears(calls) {
      if (isFree()) unheard = 0;
      const { confirmed, unconfirmed } = mostOnTheWay;
      if (unheard >= unconfirmed || onTheWay.count().calls >= confirmed) return false;
      unheard += calls;
      onTheWay.add('calls', calls);
      return true;
    },
    gone: () => void socket.disconnect(true),
    answered: () => onTheWay.add('views', 1),
  };
};
