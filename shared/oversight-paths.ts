import { inCentre } from './path-parts.ts';

/** [CS14] Method and path of what those who oversee authorities see. */
export const oversightPaths = {
  oversight: { method: 'GET', path: '/api/oversight/cases' },
  overseenFigures: { method: 'GET', path: '/api/oversight/cases/:centre' },
  overseenCases: { method: 'GET', path: '/api/oversight/cases/:centre/open' },
  overseeCase: inCentre('POST', '/cases/:case/oversee'),
} as const;
export type OversightRoute = keyof typeof oversightPaths;
