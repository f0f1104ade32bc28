import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Centre } from '../../shared/centre/centre.ts';

/** Writes the documents of centres where a server with this DATA_DIR finds them at its start. */
export async function writeCentres(dataDir: string, centres: readonly Centre[]): Promise<void> {
  await mkdir(join(dataDir, 'centres'), { recursive: true, mode: 0o700 });
  for (const centre of centres)
    await writeFile(join(dataDir, `centres/${centre.id}.json`), JSON.stringify(centre), { mode: 0o600 });
}
