import { io, type Socket } from 'socket.io-client';
import type { ViewFrame } from '../../shared/live.ts';
import {
  type Announcement,
  livePath,
  protocolVersion,
  type ScreenToServer,
  type ServerToScreen,
} from '../../shared/live.ts';
import type { HallView } from '../../shared/views.ts';
import { centreId } from './a-centre.ts';

/** A wall display, as far as the wire is concerned: it comes back by itself, watches again and shows the latest view. */
export interface Wall {
  /** When each call was heard (ms). */
  readonly heard: ReadonlyMap<string, number>;
  readonly latest: () => ViewFrame<HallView> | null;
  /** How many views have come. */
  readonly views: () => number;
  /** How old each view was when it came, and each call (ms, by the clock of this machine). */
  readonly ages: { readonly views: readonly number[]; readonly calls: readonly number[] };
  readonly isConnected: () => boolean;
  /** How often it lost its connection. */
  readonly drops: () => number;
  close(): void;
}

/** Opens a wall at this address; resolves once it shows its first view. */
export async function openWall(base: string, token: string): Promise<Wall> {
  const socket: Socket<ServerToScreen, ScreenToServer> = io(base, {
    path: livePath,
    auth: { protocolVersion, token, confirms: true },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 1000,
  });
  const heard = new Map<string, number>();
  let latest: ViewFrame<HallView> | null = null;
  let drops = 0;
  socket.on('disconnect', () => {
    drops += 1;
  });
  const ages = { views: [] as number[], calls: [] as number[] };
  const show = (frame: ViewFrame): void => {
    socket.emit('seen');
    ages.views.push(Date.now() - Date.parse(frame.now));
    if (latest === null || frame.seq >= latest.seq) latest = frame as ViewFrame<HallView>;
  };
  socket.on('announce', ({ callId, at }: Announcement) => {
    socket.emit('heard');
    heard.set(callId, performance.now());
    ages.calls.push(Date.now() - Date.parse(at));
  });
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
    views: () => ages.views.length,
    ages,
    isConnected: () => socket.connected,
    drops: () => drops,
    close: () => void socket.close(),
  };
}
