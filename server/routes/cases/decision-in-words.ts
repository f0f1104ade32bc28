import type { TableTrace } from '../../../engine/rules/decide-by-table.ts';
import { questionOf } from '../../../engine/rules/same-question.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { OwnDecision } from '../../../shared/cases/table-routes.ts';
import type { DecisionTable } from '../../../shared/cases/table-schema.ts';
import { feel } from '../../rules/feel.ts';
import { tableInForce, tableOf } from '../../rules/tables.ts';
import type { KeptCaseText } from '../../store/cases.ts';
import type { StoredTable } from '../../store/tables.ts';

/** What the table decided, in words; null = it has not, or what it decided on is erased. */
export function ownDecision(
  one: Case,
  texts: readonly KeptCaseText[],
  stored: readonly StoredTable[],
  events: readonly CaseEvent[],
): OwnDecision | null {
  const { decision } = one;
  const table = decision === null ? null : tableOfCase(stored, one);
  const event = events.findLast((each) => each.type === 'case-decided');
  const body = texts.find(({ id }) => event?.type === 'case-decided' && id === event.text)?.body;
  if (decision === null || table === null || body === undefined) return null;
  const trace: TableTrace = JSON.parse(body).trace;
  const decisive = table.rows.findIndex(({ id }) => id === decision.row);
  const { version, outcome, amount, months, from } = decision;
  return {
    ...{ table: table.name, version, outcome, amount, months, from },
    ground: table.grounds.find(({ id }) => id === decision.ground)?.name ?? null,
    conditions: saidOnce(table.rows.slice(0, decisive + 1), trace),
  };
}

/** Each condition with whether it held. A row that refuses asks what the row that grants asks, the other way round: that is said once. */
const saidOnce = (rows: DecisionTable['rows'], trace: TableTrace): OwnDecision['conditions'] => {
  const told = new Map<string, OwnDecision['conditions'][number]>();
  for (const [row, { when }] of rows.entries())
    for (const [cell, { is, says }] of when.entries()) {
      const question = questionOf(is, feel);
      if (!told.has(question)) told.set(question, { says, holds: trace.rows[row]?.cells[cell] ?? 'unknown' });
    }
  return [...told.values()];
};

/** The table that decided, else the one in force when it came. */
export function tableOfCase(
  stored: readonly StoredTable[],
  { decision, table, receivedOn }: Case,
): DecisionTable | null {
  const decided = stored.find(({ hash: one }) => one === decision?.tableHash);
  return decided === undefined ? (tableInForce(stored, table ?? '', receivedOn)?.table ?? null) : tableOf(decided);
}
