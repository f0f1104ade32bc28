import { execFileSync } from 'node:child_process';
import { ensureCommand } from '../../scripts/debian.ts';

/** Whether the programs are here that make videos, and look into them. */
export const hasFfmpeg = ensureCommand('ffmpeg', ['-version'], 'ffmpeg');

/** A video without sound of small moving pictures, written to a path: H.264 as MP4 or VP9 as WebM, by its ending. */
export function makeVideo(
  path: string,
  { size = '64x36', seconds = 1, perSecond = 10, codec = path.endsWith('.webm') ? 'libvpx-vp9' : 'libx264' } = {},
): void {
  const source = `testsrc=size=${size}:rate=${perSecond}:duration=${seconds}`;
  const made = ['-c:v', codec, '-pix_fmt', 'yuv420p', '-threads', '1'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...made, path]);
}
