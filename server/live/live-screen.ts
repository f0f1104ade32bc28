import type { Socket } from 'socket.io';
import type { Announcement, ScreenToServer, ServerToScreen } from '../../shared/live.ts';
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
 * A socket as one who watches. While it has not taken what was sent before, a newer view replaces the one that waits and
 * announcements, which would be old by then, are left out: a slow screen never makes the server hold more than one view.
 */
export const screenOf = (socket: ScreenSocket): Watcher => {
  const { conn } = socket;
  let waiting: ViewFrame | null = null;
  const isReady = (): boolean => conn.transport.writable;
  const sendWaiting = (): void => {
    if (waiting === null || !isReady()) return;
    const frame = waiting;
    waiting = null;
    socket.emit('view', frame);
  };
  const listen = (): void => {
    conn.transport.on('ready', sendWaiting);
  };
  listen();
  conn.on('upgrade', listen);

  /** Announcements sent since the socket last kept up. */
  let unheard = 0;
  return {
    show(frame) {
      waiting = frame;
      sendWaiting();
    },
    announce(announcement: Announcement) {
      unheard = isReady() ? 0 : unheard + 1;
      if (unheard <= 20) socket.emit('announce', announcement);
    },
    gone: () => void socket.disconnect(true),
  };
};
