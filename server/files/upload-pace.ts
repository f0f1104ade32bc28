import type { Socket } from 'node:net';
import { type Clock, repeat } from '../../shared/clock.ts';

/** How slowly a file may come: over a weak network it takes its time, but it moves. */

/** Whether a file is being read from this connection: then `watchPace` ends what takes too long, and nobody else. */
export function isUploading(socket: Socket): boolean {
  return uploading.has(socket);
}

/** Watches a file on its way. Calls `late` once if nothing comes for 20 s, or if it is not here whole within 5 minutes. */
export function watchPace(socket: Socket, clock: Clock, late: () => void): { close(): void } {
  const began = clock.now();
  let [bytes, heardAt] = [socket.bytesRead, began];
  uploading.add(socket);
  const end = (): void => {
    uploading.delete(socket);
    looks.close();
  };
  const looks = repeat(clock, lookMs, () => {
    const now = clock.now();
    if (socket.bytesRead > bytes) [bytes, heardAt] = [socket.bytesRead, now];
    if (now - heardAt < silentMs && now - began < longestMs) return;
    end();
    late();
  });
  return { close: end };
}

const uploading = new WeakSet<Socket>();
const [lookMs, silentMs, longestMs] = [2_000, 20_000, 300_000];
