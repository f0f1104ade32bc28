import { inCentre } from '../path-parts.ts';

/** Method and path of what a kiosk asks to read its screens aloud. */
export const speechPaths = {
  sayAloud: inCentre('POST', '/voice/say'),
} as const;
