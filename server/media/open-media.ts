import { join } from 'node:path';
import { createMediaFiles, type MediaFiles } from './media-files.ts';
import { ffprobe, type Probe } from './probe.ts';

/** What walls show, in its folder of DATA_DIR, and what looks into it. */
export function openMedia(dataDir: string): { readonly media: MediaFiles; readonly probe: Probe } {
  return { media: createMediaFiles(join(dataDir, 'media')), probe: ffprobe() };
}
