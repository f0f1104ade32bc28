import { inCentre } from '../path-parts.ts';

/** Method and path of what those who take calls work with, and of what the exchange tells; a call itself is a ticket, taken at its desk by `serve`. */
export const callPaths = {
  findCaller: inCentre('POST', '/calls/caller'),
  dueCallbacks: inCentre('GET', '/calls/callbacks'),
  tryCallback: inCentre('POST', '/cases/:case/try'),
  tellCall: inCentre('POST', '/calls'),
  callFigures: inCentre('GET', '/reports/calls'),
} as const;
export type CallRoute = keyof typeof callPaths;
