import { evolveCase } from '../../../engine/cases/evolve-case.ts';
import { isCaseEvent } from '../../../engine/queue/ticket.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { caseFields } from '../case-rows.ts';
import { answerCheck } from './answer-check.ts';
import type { CheckedCases } from './checked-cases.ts';
import { type CheckedReads, pagesOf } from './checked-reads.ts';
import { decisionCheck } from './decision-check.ts';
import { documentCheck } from './document-check.ts';
import { fileCheck } from './file-check.ts';
import { visitCheck } from './visit-check.ts';

/**
 * Follows the events of a centre from the first on, and compares the cases that they come to with the rows stored: those that
 * differ, are missing or too many. `report` takes one line each.
 */
export function caseCheck(reads: CheckedReads, centre: string, report: (message: string) => void) {
  const replayed = new Map<string, Case>();
  // Named by its number, which people know it by.
  const checked: CheckedCases = { centre, reads, nameOf: (id) => replayed.get(id)?.number ?? id, report };
  const beside = [decisionCheck, fileCheck, documentCheck, answerCheck, visitCheck].map((check) => check(checked));
  return {
    take(event: QueueEvent): void {
      if (!isCaseEvent(event)) return;
      for (const check of beside) check.take(event);
      const after = evolveCase(replayed.get(event.case) ?? null, event);
      if (after !== null) replayed.set(after.id, after);
    },
    async finish(): Promise<void> {
      let stored = 0;
      for await (const rows of pagesOf((after) => reads.cases(centre, after))) {
        stored += rows.length;
        for (const row of rows) compareRow(row, replayed.get(row.id), report);
      }
      if (stored !== replayed.size) report(`${stored} cases are stored, the log replays to ${replayed.size}`);
      for (const check of beside) await check.finish();
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
