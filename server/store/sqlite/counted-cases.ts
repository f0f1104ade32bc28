import {
  type CountedCase,
  type CountedFields,
  countedCase,
  earlierCases,
} from '../../../engine/figures/counted-case.ts';
import type { CaseEvent } from '../../../shared/case-events.ts';
import { openCaseStatuses } from '../../../shared/cases.ts';
import type { CasePlace, CountedCases } from '../figures.ts';
import { unclosedRows } from './cases.ts';
import type { Connection } from './database.ts';

/** Reads what is counted of cases. Synchronous: to be called inside a read of the connection. */
export function openCountedCases(connection: Connection) {
  // What began before and lasts comes with the first portion, by the index of those that are not closed.
  const lasting = connection.prepare<RawCounted>(
    `SELECT ${selected} FROM cases WHERE centre = ? AND received_on <= ? AND since < ? AND ${unclosedRows}
     AND status IN (${[...openCaseStatuses, 'joined'].map((status) => `'${status}'`).join(', ')})`,
  );
  const portion = connection.prepare<RawCounted>(
    `SELECT ${selected} FROM cases WHERE centre = ? AND received_on <= ? AND (since, id) > (?, ?)
     ORDER BY since, id LIMIT ${portionSize}`,
  );
  const events = connection.prepare<{ readonly body: string }>(
    "SELECT body FROM events WHERE centre = ? AND body ->> '$.case' = ? AND type GLOB 'case-*' ORDER BY seq",
  );
  const counted =
    (centre: string) =>
    ({ pauses, decided, ground, ...row }: RawCounted): readonly CountedCase[] => {
      const decision = decided === 1 ? { ground } : null;
      const now = countedCase({ ...row, pauses: JSON.parse(pauses), decision });
      if (row.reopened === 0) return [now];
      return [...earlierCases(events.all(centre, row.id).map(({ body }): CaseEvent => JSON.parse(body))), now];
    };
  return (
    centre: string,
    { since, to }: { readonly since: number; readonly to: string },
    after: CasePlace | null,
  ): CountedCases => {
    const before = after === null ? lasting.all(centre, to, since) : [];
    const rows = portion.all(centre, to, after?.since ?? since, after?.id ?? '');
    const last = rows.length < portionSize ? undefined : rows.at(-1);
    return {
      cases: [...before, ...rows].flatMap(counted(centre)),
      next: last === undefined ? null : { since: last.since, id: last.id },
    };
  };
}

type RawCounted = Omit<CountedFields, 'pauses' | 'decision'> & {
  readonly id: string;
  readonly pauses: string;
  readonly decided: number;
  readonly ground: string | null;
};
const selected = `id, kind, topic, department, channel, executor, counted_from AS countedFrom, pauses, due, extended, reopened,
  repeats, status, answered_at AS answeredAt, since, outcome, decision IS NOT NULL AS decided, decision ->> '$.ground' AS ground`;

const portionSize = 5000;
