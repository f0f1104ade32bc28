import { inCentre } from '../path-parts.ts';

/** Method and path of the routes of an emergency: a screen that begins and ends one carries no others. */
export const emergencyPaths = {
  beginEmergency: inCentre('POST', '/emergency'),
  endEmergency: inCentre('POST', '/emergency/end'),
} as const;
