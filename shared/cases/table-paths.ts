import { atServer, inCentre } from '../path-parts.ts';

/** Method and path of decision tables, and of what they decided. */
export const tablePaths = {
  tables: atServer('GET', '/tables'),
  table: atServer('GET', '/tables/:table'),
  putTable: atServer('PUT', '/tables/:table'),
  approveTable: atServer('POST', '/tables/:table/approve'),
  tryTable: inCentre('POST', '/tables/:table/try'),
  stopTable: inCentre('POST', '/tables/:table/stop'),
  decisions: inCentre('GET', '/decisions'),
} as const;
export type TableRoute = keyof typeof tablePaths | 'ownCaseFacts' | 'ownCaseObject';
