import { atServer, inCentre } from '../path-parts.ts';

/** [CS14] Method and path of what those who oversee authorities see. */
export const oversightPaths = {
  oversight: atServer('GET', '/oversight/cases'),
  overseenFigures: atServer('GET', '/oversight/cases/:centre'),
  overseenCases: atServer('GET', '/oversight/cases/:centre/open'),
  overseeCase: inCentre('POST', '/cases/:case/oversee'),
} as const;
export type OversightRoute = keyof typeof oversightPaths;
