import type { FileState } from './media-player.ts';

/** The files of a playlist in this browser. */
export interface Files {
  /** How a file is; asked for the first time, and again after it failed, it is fetched. */
  state(hash: string): FileState;
  /** Lets go of all others. */
  keep(hashes: ReadonlySet<string>): void;
  close(): void;
}

/** Files of a centre over HTTP, one after another; where the browser keeps things for its pages, each is fetched once for good. */
export function openHttpFiles(device: () => { readonly centre: string; readonly token: string } | null): Files {
  const files = new Map<string, FileState>();
  let queue = Promise.resolve();
  const forget = (hash: string): void => {
    const state = files.get(hash);
    if (state?.kind === 'ready') URL.revokeObjectURL(state.url);
    files.delete(hash);
  };
  const begin = (hash: string): void => {
    files.set(hash, { kind: 'coming' });
    queue = queue.then(async () => {
      const who = device();
      const blob = who === null || !files.has(hash) ? null : await fetched(pathOf(who.centre, hash), who.token);
      if (!files.has(hash)) return;
      files.set(hash, blob === null ? { kind: 'failed' } : { kind: 'ready', url: URL.createObjectURL(blob) });
    });
  };
  return {
    state(hash) {
      const state = files.get(hash);
      if (state === undefined) begin(hash);
      // It is told once: asked again, it is tried again.
      if (state?.kind === 'failed') files.delete(hash);
      return state ?? { kind: 'coming' };
    },
    keep(hashes) {
      for (const hash of [...files.keys()]) if (!hashes.has(hash)) forget(hash);
      void dropOthers(hashes);
    },
    close() {
      for (const hash of [...files.keys()]) forget(hash);
    },
  };
}

const cacheName = 'novbe-media';
const pathOf = (centre: string, hash: string): string => `/api/centres/${centre}/media/${hash}`;

/** The cache of the browser; null where it gives none, as on plain http. */
const cache = async (): Promise<Cache | null> => {
  try {
    return 'caches' in globalThis ? await caches.open(cacheName) : null;
  } catch {
    return null;
  }
};

/** The bytes of a file; null where they are not to be had. */
const fetched = async (path: string, token: string): Promise<Blob | null> => {
  try {
    const kept = await cache();
    const before = await kept?.match(path);
    if (before !== undefined) return await before.blob();
    const reply = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
    if (!reply.ok) return null;
    // A disk that is full keeps nothing, and the file is shown all the same.
    await kept?.put(path, reply.clone()).catch(() => undefined);
    return await reply.blob();
  } catch {
    return null;
  }
};

const dropOthers = async (hashes: ReadonlySet<string>): Promise<void> => {
  const kept = await cache();
  for (const request of (await kept?.keys()) ?? [])
    if (!hashes.has(new URL(request.url).pathname.split('/').at(-1) ?? '')) await kept?.delete(request);
};
