import { evolveCase } from '../../../engine/cases/evolve-case.ts';
import { isCaseEvent } from '../../../engine/queue/ticket.ts';
import type { Case } from '../../../shared/cases.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { caseFields } from '../case-rows.ts';
import { openCasePages } from './cases.ts';
import type { CheckedCases } from './checked-cases.ts';
import type { Connection } from './database.ts';
import { answerCheck } from './verify-case-answers.ts';
import { documentCheck } from './verify-case-documents.ts';
import { fileCheck } from './verify-case-files.ts';
import { decisionCheck } from './verify-decisions.ts';
import { visitCheck } from './verify-visits.ts';

/**
 * Follows the events of a centre from the first on, and compares the cases that they come to with the rows stored: those that
 * differ, are missing or too many. `report` takes one line each.
 */
export function caseCheck(connection: Connection, centre: string, report: (message: string) => void) {
  const replayed = new Map<string, Case>();
  // Named by its number, which people know it by.
  const checked: CheckedCases = { centre, nameOf: (id) => replayed.get(id)?.number ?? id, report };
  const beside = [decisionCheck, fileCheck, documentCheck, answerCheck, visitCheck].map((check) =>
    check(connection, checked),
  );
  return {
    take(event: QueueEvent): void {
      if (!isCaseEvent(event)) return;
      for (const check of beside) check.take(event);
      const after = evolveCase(replayed.get(event.case) ?? null, event);
      if (after !== null) replayed.set(after.id, after);
    },
    finish(): void {
      const page = openCasePages(connection);
      let stored = 0;
      for (let rows = page(centre, ''); rows.length > 0; rows = page(centre, rows.at(-1)?.id ?? '')) {
        stored += rows.length;
        for (const row of rows) compareRow(row, replayed.get(row.id), report);
      }
      if (stored !== replayed.size) report(`${stored} cases are stored, the log replays to ${replayed.size}`);
      for (const check of beside) check.finish();
    },
  };
}

const compareRow = (row: Case, should: Case | undefined, report: (message: string) => void): void => {
  const told = caseFields
    .map((field) => ({ field, is: JSON.stringify(row[field]), ought: JSON.stringify(should?.[field]) ?? 'none' }))
    .filter(({ is, ought }) => is !== ought)
    .map(({ field, is, ought }) => `${field} is ${is}, replayed ${ought}`);
  if (told.length > 0) report(`case ${row.number}: ${told.join('; ')}`);
};
