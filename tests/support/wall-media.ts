import type { PlaylistItem } from '../../shared/wall/wall-schema.ts';
import { adminPassword, type HallServer } from './hall.ts';

/** Sends files to a hall as its administrator; gives the hash of each. */
export async function sendMedia(hall: HallServer, files: readonly Buffer[]): Promise<readonly string[]> {
  const session = await hall.raw('POST', '/api/session', { user: 'admin', password: adminPassword });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const hashes: string[] = [];
  for (const bytes of files) {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), 'file');
    const reply = await fetch(`${hall.base}/api/centres/sample/media`, { method: 'POST', headers: { cookie }, body });
    const said = await reply.json();
    if (!said.ok) throw new Error(JSON.stringify(said));
    hashes.push(said.value.hash);
  }
  return hashes;
}

/** Gives the wall of counter 1 this playlist, and lets that of counter 2 show calls alone; neither reads them aloud. */
export async function playOn(hall: HallServer, playlist: readonly PlaylistItem[]): Promise<void> {
  await hall.configure((centre) => ({
    ...centre,
    voice: { chimeOnly: true },
    displays: [
      { id: 'hall-1', name: 'Zal 1', layout: 'media', counters: ['1'] },
      { id: 'plain', name: 'Zal 2', counters: ['2'] },
    ],
    playlist: [...playlist],
  }));
}
