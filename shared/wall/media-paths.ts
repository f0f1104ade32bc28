import { inCentre } from '../path-parts.ts';

/** Method and path of the routes of what walls show between calls. */
export const mediaPaths = {
  media: inCentre('GET', '/media'),
  addMedia: inCentre('POST', '/media'),
  dropMedia: inCentre('DELETE', '/media/:file'),
} as const;
