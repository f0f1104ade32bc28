import type { CountedCase } from '../../../engine/figures/counted-case.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import { countedOf, countedUntil, mostChanged, type RawCounted } from '../counted-cases.ts';
import type { FigureReads } from '../figures.ts';
import type { Connection } from './database.ts';

/** Reads what is counted of cases. */
export function openCountedCases(connection: Connection): Pick<FigureReads, 'countCases' | 'changedCases'> {
  const page = connection.prepare<RawCounted>(
    `SELECT ${selected} FROM cases WHERE centre = ? AND id > ? AND ${askedFor} ORDER BY id LIMIT ${pageSize}`,
  );
  const { lastSeq, changed, historyOf } = openEvents(connection);
  const counted = (centre: string, row: RawCounted): readonly CountedCase[] =>
    countedOf(row, row.reopened === 0 ? [] : historyOf(centre, row.id));
  return {
    countCases: (centre, take) =>
      connection.readAtOneMoment(() => {
        for (let rows = page.all(centre, ''); rows.length > 0; rows = page.all(centre, rows.at(-1)?.id ?? ''))
          for (const row of rows) for (const one of counted(centre, row)) take(one);
        return lastSeq(centre);
      }),
    changedCases: (centre, after) =>
      connection.readAtOneMoment(() => {
        const seq = lastSeq(centre);
        const ids = changed(centre, after);
        if (seq < after || ids.length > mostChanged) return null;
        const histories = ids.map((id) => historyOf(centre, id));
        return { seq, before: countedUntil(histories, after), after: countedUntil(histories, seq) };
      }),
  };
}

/** What the log says of cases. */
const openEvents = (connection: Connection) => {
  const last = connection.prepare<{ readonly seq: number }>(
    'SELECT seq FROM events WHERE centre = ? ORDER BY seq DESC LIMIT 1',
  );
  const changed = connection.prepare<{ readonly id: string }>(
    `SELECT DISTINCT body ->> '$.case' AS id FROM events WHERE centre = ? AND seq > ? AND +type GLOB 'case-*'
     LIMIT ${mostChanged + 1}`,
  );
  const events = connection.prepare<{ readonly seq: number; readonly body: string }>(
    "SELECT seq, body FROM events WHERE centre = ? AND body ->> '$.case' = ? AND type GLOB 'case-*' ORDER BY seq",
  );
  return {
    lastSeq: (centre: string): number => last.get(centre)?.seq ?? 0,
    changed: (centre: string, after: number): readonly string[] => changed.all(centre, after).map(({ id }) => id),
    historyOf: (centre: string, id: string) =>
      events.all(centre, id).map(({ seq, body }): { readonly seq: number; readonly event: CaseEvent } => ({
        seq,
        event: JSON.parse(body),
      })),
  };
};

const selected = `id, kind, topic, department, channel, executor, counted_from AS countedFrom, pauses, due, extended, reopened,
  repeats, status, answered_at AS answeredAt, since, outcome, decision IS NOT NULL AS decided, decision ->> '$.ground' AS ground`;

/** [CS27] What its applicant has not confirmed is counted nowhere. */
const askedFor = "(helped IS NULL OR helped ->> '$.confirmed' IS NOT NULL)";

const pageSize = 5000;
