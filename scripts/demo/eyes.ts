import { io, type Socket } from 'socket.io-client';
import {
  isViewOf,
  livePath,
  protocolVersion,
  type ScreenToServer,
  type ServerToScreen,
  type Watch,
} from '../../shared/live.ts';
import type { ViewName, ViewOf } from '../../shared/views.ts';
import type { Asker, Asking } from './asking.ts';

/** Looks at the views of the server over its sockets, as the screens do. */
export interface Eyes {
  /** Watches a view until closed; `onView` has each one that comes, and the event that it goes up to. */
  watch<N extends ViewName>(by: Asker, watch: Watch<N>, onView: OnView<N>): { close(): void };
  close(): void;
}

type OnView<N extends ViewName> = (view: ViewOf<N>, seq: number) => void;

export function openEyes(base: string, asking: Pick<Asking, 'cookieOf'>): Eyes {
  const open = new Set<Line>();
  return {
    watch(by, watch, onView) {
      const line = lineTo(base, by, asking);
      open.add(line);
      line.on('connect', () => {
        line.emit('watch', watch, (result) => {
          line.emit('seen');
          if (result.ok && isViewOf(result.value, watch.view)) onView(result.value.data, result.value.seq);
        });
      });
      line.on('view', (frame) => {
        line.emit('seen');
        if (isViewOf(frame, watch.view)) onView(frame.data, frame.seq);
      });
      line.on('announce', () => line.emit('heard'));
      line.on('disconnect', (reason) => {
        if (reason === 'io server disconnect' && open.has(line)) line.connect();
      });
      return {
        close() {
          open.delete(line);
          line.disconnect();
        },
      };
    },
    close() {
      for (const line of open) line.disconnect();
      open.clear();
    },
  };
}

type Line = Socket<ServerToScreen, ScreenToServer>;

const lineTo = (base: string, by: Asker, asking: Pick<Asking, 'cookieOf'>): Line => {
  const line: Line = io(base, {
    path: livePath,
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    // The server is on this very machine, and its certificate may speak of another name.
    rejectUnauthorized: false,
    auth: (give) => give({ protocolVersion, confirms: true, ...(by.token === undefined ? {} : { token: by.token }) }),
  });
  const connect = async (): Promise<void> => {
    if (by.password !== undefined) line.io.opts.extraHeaders = { cookie: await asking.cookieOf(by) };
    line.connect();
  };
  // Where nobody can sign in there is nothing to be seen either.
  connect().catch(() => line.disconnect());
  return line;
};
