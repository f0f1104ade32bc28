import { atServer, inCentre } from '../path-parts.ts';

/** [CS27] Method and path of what is filled in with a helper, and confirmed by who applies. */
export const helpedPaths = {
  helpCase: inCentre('POST', '/helped-cases'),
  confirmCase: inCentre('POST', '/cases/:case/confirm'),
  ownCaseCode: atServer('POST', '/m/:secret/code'),
  ownCaseConfirm: atServer('POST', '/m/:secret/confirm'),
} as const;
export type HelpedRoute = keyof typeof helpedPaths;
