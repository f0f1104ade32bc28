import { atServer, inCentre } from '../path-parts.ts';

/** Method and path of what those who answer work with, beside the cases themselves. */
export const officePaths = {
  office: inCentre('GET', '/office'),
  searchCases: inCentre('POST', '/cases/search'),
  caseFigures: inCentre('GET', '/reports/cases'),
  ownLooks: atServer('GET', '/m/:secret/looks'),
} as const;
export type OfficeRoute = keyof typeof officePaths;
