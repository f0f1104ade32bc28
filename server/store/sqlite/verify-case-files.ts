import { hash } from 'node:crypto';
import type { CaseEvent, CaseFileAdded } from '../../../shared/case-events.ts';
import type { KeptCaseFile } from '../cases.ts';
import type { CheckedCases } from './checked-cases.ts';
import type { Connection } from './database.ts';

/**
 * [CS24] Compares the files that the log names with those that are kept: one that is missing though its case is not erased, one whose
 * bytes are not those that came, and one that no event names.
 */
export function fileCheck(connection: Connection, { centre, nameOf, report }: CheckedCases) {
  const named = new Map<string, CaseFileAdded>();
  const kept = openKept(connection, centre);
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-file-added') named.set(event.file, event);
    },
    finish(): void {
      for (const id of kept.ids()) if (!named.has(id)) report(`file ${id}: no event names it`);
      for (const event of named.values()) {
        const fault = faultOf(event, kept.file(event), kept.isErased(event.case));
        if (fault !== null) report(`file ${event.file} of case ${nameOf(event.case)}: ${fault}`);
      }
    },
  };
}

type Row = Pick<KeptCaseFile, 'kind' | 'hash' | 'body'>;

const openKept = (connection: Connection, centre: string) => {
  const ids = connection.prepare<{ readonly id: string }>('SELECT id FROM case_files WHERE centre = ? ORDER BY id');
  const file = connection.prepare<Row>(
    'SELECT kind, hash, body FROM case_files WHERE centre = ? AND case_id = ? AND id = ?',
  );
  const person = connection.prepare<{ readonly person: string }>(
    'SELECT person FROM case_people WHERE centre = ? AND case_id = ?',
  );
  return {
    ids: () => ids.all(centre).map(({ id }) => id),
    file: (event: CaseFileAdded): Row | null => file.get(centre, event.case, event.file) ?? null,
    isErased: (id: string): boolean => person.get(centre, id) === undefined,
  };
};

const faultOf = (event: CaseFileAdded, row: Row | null, isErased: boolean): string | null => {
  if (row === null) return isErased ? null : 'it is not there';
  const is = hash('sha256', row.body);
  if (is !== event.hash || row.hash !== event.hash) return `its bytes are ${is}, and came as ${event.hash}`;
  return row.kind === event.kind && row.body.length === event.bytes
    ? null
    : 'it is not of the kind or length that came';
};
