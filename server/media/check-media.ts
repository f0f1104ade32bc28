import { open } from 'node:fs/promises';
import { isVideo, type MediaFault, type MediaFile, mediaLimits } from '../../shared/wall/media.ts';
import { headBytes, type Marked, mediaKind } from './media-kind.ts';
import type { Probe } from './probe.ts';

/** What is known of a file once it is let in; `fault`: why it is not. */
export type CheckedMedia =
  | { readonly ok: true; readonly found: Pick<MediaFile, 'kind' | 'width' | 'height' | 'seconds'> }
  | { readonly ok: false; readonly fault: MediaFault | 'too-large' };

/** Holds a file on this disk to what a wall can show: by its bytes, and a video by what is inside. */
export async function checkMedia(path: string, bytes: number, probe: Probe): Promise<CheckedMedia> {
  const marked = mediaKind(await headOf(path));
  if (marked === null) return refused('format');
  return isVideo(marked.kind) ? checkVideo(path, marked, probe) : checkPicture(marked, bytes);
}

const refused = (fault: MediaFault | 'too-large'): CheckedMedia => ({ ok: false, fault });

const checkPicture = ({ kind, width, height }: Marked, bytes: number): CheckedMedia => {
  const { pictureMegabytes, pictureDots } = mediaLimits;
  if (bytes > pictureMegabytes * 1024 * 1024) return refused('too-large');
  const longest = Math.max(width, height);
  if (Math.min(width, height) < 1 || longest > pictureDots) return refused('picture-size');
  return { ok: true, found: { kind, width, height, seconds: null } };
};

/** What every browser plays, each in its own kind of file. */
const codecs = { mp4: 'h264', webm: 'vp9' } as const;
const played = ['yuv420p', 'yuvj420p'];

const checkVideo = async (path: string, { kind }: Marked, probe: Probe): Promise<CheckedMedia> => {
  const inside = await probe.look(path);
  if (inside === 'missing') return refused('no-probe');
  const codec = kind === 'webm' ? codecs.webm : codecs.mp4;
  if (inside === null || inside.codec !== codec || !played.includes(inside.format)) return refused('video');
  const { width, height, seconds } = inside;
  if (Math.max(width, height) > 1920 || Math.min(width, height) > 1080) return refused('video-size');
  return { ok: true, found: { kind, width, height, seconds } };
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
