import { type ReadonlySignal, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import {
  type Announcement,
  type Greeting,
  livePath,
  protocolVersion,
  type ScreenToServer,
  type ServerToScreen,
  staleAnnouncementMs,
  type Watch,
} from '../shared/live.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { ViewFrame } from '../shared/views.ts';
import { browserClock } from './clock.ts';

/**
 * A view kept fresh over the socket. Behaviour over signals; a screen only reads.
 * `connected` is false as soon as the server is known to be lost: at most 8 s after it fell silent.
 */
export interface LiveView<Data> {
  /** The latest view; null until the first came. It stays, marked old by `connected`, while the server is away. */
  readonly data: ReadonlySignal<Data | null>;
  readonly connected: ReadonlySignal<boolean>;
  /** Why the server will not show this view; null while it does. */
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** Server time minus this machine's, in ms: add it to this clock to show server time. */
  readonly clockOffset: ReadonlySignal<number>;
  close(): void;
}

export interface LiveOptions {
  readonly token?: () => string | null;
  readonly onAnnounce?: (announcement: Announcement) => void;
  /** The server asks for a fresh page: it was updated. */
  readonly onReload?: () => void;
}

/** Whether a frame is news beside what is shown: another epoch always is, a lower seq of the same never. */
const isNews = (shown: { readonly epoch: string; readonly seq: number } | null, frame: ViewFrame): boolean =>
  shown === null || shown.epoch !== frame.epoch || frame.seq >= shown.seq;

/** Whether an announcement is still fresh at the moment it arrives. `serverNow` and its `at` by the server's clock. */
const isFresh = (announcement: Announcement, serverNow: number): boolean =>
  serverNow - Date.parse(announcement.at) <= staleAnnouncementMs;

/** Watches one view for as long as it is not closed; asks again after every reconnection. */
export const watchView = <Data>(watch: Watch, options: LiveOptions = {}): LiveView<Data> => {
  const data = signal<Data | null>(null);
  const connected = signal(false);
  const refusal = signal<Refusal | null>(null);
  const clockOffset = signal(0);
  let shown: { epoch: string; seq: number } | null = null;

  const socket: Socket<ServerToScreen, ScreenToServer> = io({
    path: livePath,
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    auth: (give) => {
      const token = options.token?.();
      give({ protocolVersion, confirms: true, ...(token ? { token } : {}) } satisfies Greeting);
    },
  });

  const show = (frame: ViewFrame): void => {
    socket.emit('seen');
    clockOffset.value = Date.parse(frame.now) - browserClock.now();
    if (!isNews(shown, frame)) return;
    shown = { epoch: frame.epoch, seq: frame.seq };
    data.value = frame.data as Data;
  };
  socket.on('connect', () => {
    socket.timeout(5000).emit('watch', watch, (lost, result) => {
      if (lost) return void socket.disconnect().connect();
      refusal.value = result.ok ? null : result.refusal;
      if (result.ok) show(result.value);
      connected.value = true;
    });
  });
  socket.on('disconnect', (reason) => {
    connected.value = false;
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('view', show);
  socket.on('announce', (announcement) => {
    socket.emit('heard');
    if (isFresh(announcement, browserClock.now() + clockOffset.value)) options.onAnnounce?.(announcement);
  });
  socket.on('reload', () => options.onReload?.());

  return { data, connected, refusal, clockOffset, close: () => void socket.disconnect() };
};
