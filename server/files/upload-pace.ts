import { type Clock, repeat } from '../../shared/time/clock.ts';

/** How slowly a file may come: over a weak network it takes its time, but it moves. */

/** A connection, as far as its bytes are counted. */
interface Connection {
  readonly bytesRead: number;
}

/** Whether a file is being read from this connection: then `watchPace` ends what takes too long, and nobody else. */
export function isUploading(connection: Connection): boolean {
  return uploading.has(connection);
}

/**
 * Watches a file on its way. Calls `late` once if nothing comes for 20 s, or if it is not here whole within 5 minutes. Looks are
 * counted, not times: a clock that is put right meanwhile ends nothing.
 */
export function watchPace(connection: Connection, clock: Clock, late: () => void): { close(): void } {
  let [bytes, silent, looked] = [connection.bytesRead, 0, 0];
  uploading.add(connection);
  const end = (): void => {
    uploading.delete(connection);
    looks.close();
  };
  const looks = repeat(clock, lookMs, () => {
    looked += 1;
    silent = connection.bytesRead > bytes ? 0 : silent + 1;
    bytes = connection.bytesRead;
    if (silent < silentLooks && looked < mostLooks) return;
    end();
    late();
  });
  return { close: end };
}

const uploading = new WeakSet<Connection>();
const lookMs = 2_000;
/** 20 seconds, and 5 minutes. */
const [silentLooks, mostLooks] = [10, 150];
