import { io, type Socket } from 'socket.io-client';
import {
  type Announcement,
  livePath,
  protocolVersion,
  type ScreenToServer,
  type ServerToScreen,
} from '../../shared/live.ts';
import type { HallView, ViewFrame } from '../../shared/views.ts';
import { centreId } from './a-centre.ts';

/** A wall display, as far as the wire is concerned: it comes back by itself, watches again and shows the latest view. */
export interface Wall {
  /** When each call was heard (ms). */
  readonly heard: ReadonlyMap<string, number>;
  readonly latest: () => ViewFrame<HallView> | null;
  /** How many views have come. */
  readonly views: () => number;
  readonly isConnected: () => boolean;
  close(): void;
}

/** Opens a wall at this address; resolves once it shows its first view. */
export const openWall = async (base: string, token: string): Promise<Wall> => {
  const socket: Socket<ServerToScreen, ScreenToServer> = io(base, {
    path: livePath,
    auth: { protocolVersion, token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 1000,
  });
  const heard = new Map<string, number>();
  let latest: ViewFrame<HallView> | null = null;
  let views = 0;
  const show = (frame: ViewFrame): void => {
    views += 1;
    if (latest === null || frame.seq >= latest.seq) latest = frame as ViewFrame<HallView>;
  };
  socket.on('announce', ({ callId }: Announcement) => void heard.set(callId, performance.now()));
  socket.on('view', show);
  const watching = new Promise<void>((resolve, reject) => {
    socket.on('connect', () => {
      socket.emit('watch', { centre: centreId, view: 'hall', id: 'd' }, (watched) => {
        if (!watched.ok) return reject(new Error(watched.refusal.message));
        show(watched.value);
        resolve();
      });
    });
  });
  await watching;
  return {
    heard,
    latest: () => latest,
    views: () => views,
    isConnected: () => socket.connected,
    close: () => void socket.close(),
  };
};
