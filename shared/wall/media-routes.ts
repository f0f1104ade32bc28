import { Type } from 'typebox';
import { closed, empty, leads, type Route } from '../route-parts.ts';
import { MediaFile, mediaLimits } from './media.ts';

/** The HTTP routes of what walls show between calls (method and path: media-paths.ts). */

const mostBytes = mediaLimits.videoMegabytes * 1024 * 1024;

export const mediaRoutes = {
  media: {
    summary: 'The pictures and videos that walls can show',
    roles: leads,
    value: Type.Object({
      /** Whether videos are taken: the program that looks into them is there. */
      takesVideo: Type.Boolean(),
      files: Type.Array(MediaFile),
    }),
  },
  addMedia: {
    summary: 'Keep a picture (PNG, JPEG, WebP) or a video (H.264 as MP4, VP9 as WebM, up to 1080p)',
    roles: leads,
    status: 201,
    upload: true,
    body: Type.Object({ file: Type.Optional(Type.String({ format: 'binary', maxLength: mostBytes })) }, closed),
    value: MediaFile,
  },
  dropMedia: { summary: 'Take a file away that no wall shows', roles: leads, value: empty },
} as const satisfies { readonly [name: string]: Route };
