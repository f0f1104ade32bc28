import { inCentre } from './path-parts.ts';

/** Method and path of decision tables, and of what they decided. */
export const tablePaths = {
  tables: { method: 'GET', path: '/api/tables' },
  table: { method: 'GET', path: '/api/tables/:table' },
  putTable: { method: 'PUT', path: '/api/tables/:table' },
  approveTable: { method: 'POST', path: '/api/tables/:table/approve' },
  tryTable: inCentre('POST', '/tables/:table/try'),
  stopTable: inCentre('POST', '/tables/:table/stop'),
  decisions: inCentre('GET', '/decisions'),
} as const;
export type TableRoute = keyof typeof tablePaths | 'ownCaseFacts' | 'ownCaseObject';
