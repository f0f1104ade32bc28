import { inCentre } from '../path-parts.ts';

/** Method and path of the route by which phones follow the calls of a hall. */
export const followPaths = {
  follow: inCentre('GET', '/follow'),
} as const;
