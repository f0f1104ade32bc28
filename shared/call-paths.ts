import { inCentre } from './path-parts.ts';

/** Method and path of what those who take calls work with; a call itself is a ticket, taken at its desk by `serve`. */
export const callPaths = {
  findCaller: inCentre('POST', '/calls/caller'),
} as const;
export type CallRoute = keyof typeof callPaths;
