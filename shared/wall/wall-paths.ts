import { inCentre } from '../path-parts.ts';

/** Method and path of the routes that walls ask beside those of all visitors' screens. */
export const wallPaths = {
  announcement: inCentre('GET', '/announcements/:call'),
} as const;
