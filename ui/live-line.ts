import { io, type Socket } from 'socket.io-client';
import { type Greeting, livePath, protocolVersion, type ScreenToServer, type ServerToScreen } from '../shared/live.ts';

/** A connection to the server, which may be remade. */
export type LiveLine = Socket<ServerToScreen, ScreenToServer>;
/** How it goes: over a WebSocket, or over one HTTP question after another where a proxy lets no WebSocket through. */
export type Way = 'websocket' | 'polling';

/** Opens a line; one that `remakes` itself takes the other way wherever this one fails. */
export function openLine(way: Way, token: () => string | null | undefined, remakes: boolean): LiveLine {
  const line: LiveLine = io({
    path: livePath,
    transports: [way],
    upgrade: false,
    forceNew: true,
    timeout: openMs,
    reconnection: remakes,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    auth: (give) => {
      const given = token();
      give({ protocolVersion, confirms: true, ...(given ? { token: given } : {}) } satisfies Greeting);
    },
  });
  let opened = 0;
  const take = (next: Way): void => {
    line.io.opts.transports = [next];
  };
  line.io.on('open', () => {
    opened = performance.now();
  });
  line.io.on('close', () => {
    if (performance.now() - opened < shortMs) take('polling');
  });
  line.io.on('error', () => take(wayOf(line) === 'polling' ? 'websocket' : 'polling'));
  return line;
}

/** A way that does not open in this time (ms) is given up for the other. */
const openMs = 4000;
/** A WebSocket that is cut so soon (ms) is not relied on. */
const shortMs = 30_000;

const wayOf = (line: LiveLine): Way => (line.io.opts.transports?.[0] === 'polling' ? 'polling' : 'websocket');

/** Whether the line goes over HTTP questions just now. */
export const isRoundabout = (line: LiveLine): boolean => wayOf(line) === 'polling';
