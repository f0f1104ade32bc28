import { join } from 'node:path';
import { createMediaFiles, type MediaFiles } from './media-files.ts';
import { ffprobe, type Probe } from './probe.ts';

/** What walls show, in its folder of DATA_DIR, without what was left half done there, and what looks into it. */
export async function openMedia(dataDir: string): Promise<{ readonly media: MediaFiles; readonly probe: Probe }> {
  const media = createMediaFiles(join(dataDir, 'media'));
  await media.clearHalves();
  return { media, probe: ffprobe() };
}
