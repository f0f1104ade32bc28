import { type Static, Type } from 'typebox';

/** The files that walls show between calls: pictures and videos, each by the SHA-256 of its bytes. */

export const mediaKinds = ['png', 'jpeg', 'webp', 'mp4', 'webm'] as const;
export type MediaKind = (typeof mediaKinds)[number];

export const mediaTypes: { readonly [K in MediaKind]: string } = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** Why a file is not taken. */
export const mediaFaults = ['format', 'picture-size', 'video', 'video-size', 'no-probe', 'too-many'] as const;
export type MediaFault = (typeof mediaFaults)[number];

export const mediaLimits = {
  pictureMegabytes: 10,
  videoMegabytes: 300,
  /** Across and down, whichever is more. */
  pictureDots: 4096,
  /** Of a centre. */
  files: 200,
} as const;

/** A file of a centre, by the SHA-256 of its bytes. */
export const MediaHash = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const MediaFile = Type.Object({
  hash: MediaHash,
  name: Type.String(),
  kind: Type.Enum(mediaKinds),
  bytes: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  /** Of a video, as long as it says that it is; null = a picture. */
  seconds: Type.Union([Type.Number(), Type.Null()]),
});
export type MediaFile = Static<typeof MediaFile>;

/** Whether it moves. */
export function isVideo(kind: MediaKind): boolean {
  return kind === 'mp4' || kind === 'webm';
}
