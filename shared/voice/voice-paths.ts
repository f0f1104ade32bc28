import { inCentre } from '../path-parts.ts';
import { speechPaths } from './speech-paths.ts';

/** Method and path of the routes of the voice and of what is recorded for it. */
export const voicePaths = {
  clips: inCentre('GET', '/voice/clips'),
  clip: inCentre('GET', '/voice/clips/:language/:clip'),
  putClip: inCentre('PUT', '/voice/clips/:language/:clip'),
  dropClip: inCentre('DELETE', '/voice/clips/:language/:clip'),
  tryCall: inCentre('GET', '/voice/try'),
  ...speechPaths,
} as const;
