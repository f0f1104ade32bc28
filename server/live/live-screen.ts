import type { Socket } from 'socket.io';
import type { ScreenToServer, ServerToScreen, ViewFrame } from '../../shared/live.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { Credentials } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { Watcher } from './live-rooms.ts';
import type { ViewKey } from './view-builder.ts';

/** What the server knows of a socket. */
export interface SocketData {
  caller: Caller;
  readonly credentials: Credentials;
  /** The view that it watches; null = none yet. */
  watching: ViewKey | null;
}
export type ScreenSocket = Socket<ScreenToServer, ServerToScreen, Record<string, never>, SocketData>;

/** The view that was handed to a screen last, and when (ms). */
export interface SentView {
  readonly seq: number;
  readonly at: number;
}

/** One who watches; a view may also go out to them as an answer. */
export interface Screen extends Watcher {
  answered(): void;
  /** The view that went out last; null = none but answers. */
  sent(): SentView | null;
}

/**
 * A socket as one who watches. To a screen that confirms, a view is sent once the one before has come: the line gets as many
 * as it can carry, each as new as can be. To any other one view may follow another that the system has not yet taken; what it
 * holds nobody knows. Meanwhile a newer view replaces the one that waits and announcements, which would be old by then, are
 * left out: a slow screen never makes the server hold more than three views.
 */
export function screenOf(socket: ScreenSocket, confirms: boolean, clock: Clock): Screen {
  const { conn } = socket;
  let waiting: ViewFrame | null = null;
  let sent: SentView | null = null;
  const note = ({ seq }: ViewFrame): void => {
    sent = { seq, at: clock.now() };
  };
  /** A view was handed over while something else was on its way. */
  let ahead = false;
  const isFree = (): boolean => conn.transport.writable;
  const mayTake = (): boolean => {
    if (onTheWay.anyView()) return false;
    const may = isFree() || !ahead;
    if (may) onTheWay.addView();
    ahead = !isFree();
    return may;
  };
  const catchUp = (): void => {
    if (waiting === null || !mayTake()) return;
    const frame = waiting;
    waiting = null;
    note(frame);
    socket.emit('view', frame);
  };
  const onTheWay = openOnTheWay(socket, confirms, clock, catchUp);
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
      if (may) note(frame);
      return may;
    },
    hears(calls) {
      if (isFree()) unheard = 0;
      if (unheard >= mostOnTheWay || onTheWay.oldCalls()) return false;
      unheard += calls;
      onTheWay.addCalls(calls);
      return true;
    },
    gone: () => void socket.disconnect(true),
    answered: onTheWay.addView,
    sent: () => sent,
  };
}

/**
 * How many announcements may be on their way to a screen when more are called. All that one transaction calls is called out in
 * the same moment, before the line can be free again: a hall of many counters must not pass for a slow screen, so these count
 * together.
 */
const mostOnTheWay = 250;
/**
 * To a screen that says what it has heard fewer may be under way, once the oldest of them has been so for so long (ms): the
 * line is slow then, and not only the hall busy.
 */
const confirmed = { most: 10, slowMs: 1000 };

/** What is on its way to a screen that says what has come; nothing is known to be on its way to any other. */
const openOnTheWay = (socket: ScreenSocket, confirms: boolean, clock: Clock, onSeen: () => void) => {
  let views = 0;
  /** When each call was sent (ms). */
  const calls: number[] = [];
  socket.on('seen', () => {
    views = Math.max(0, views - 1);
    onSeen();
  });
  socket.on('heard', () => void calls.shift());
  return {
    anyView: () => views > 0,
    oldCalls: () => calls.length >= confirmed.most && clock.now() - (calls[0] ?? 0) > confirmed.slowMs,
    addView(): void {
      if (confirms) views += 1;
    },
    addCalls(count: number): void {
      if (confirms) for (let at = 0; at < count; at++) calls.push(clock.now());
    },
  };
};
