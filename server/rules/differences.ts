import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { DecisionTable, FactValue, TableFact } from '../../shared/cases/table-schema.ts';
import type { KeptCaseText } from '../store/cases.ts';
import { saidOf } from './case-facts.ts';

/** [CS21] What somebody declared, and what a register says otherwise. */
export interface Difference {
  readonly fact: TableFact;
  /** The fact that the register tells. */
  readonly other: TableFact;
  readonly declared: FactValue;
  readonly fetched: FactValue;
}

/** [CS21] Where a register says something else than was declared, of the facts that a table holds against each other. */
export function differences(
  { facts }: Pick<DecisionTable, 'facts'>,
  record: {
    readonly answers: { readonly [question: string]: unknown };
    readonly events: readonly CaseEvent[];
    readonly texts: readonly KeptCaseText[];
  },
): readonly Difference[] {
  const said = saidOf(record);
  return facts.flatMap((fact) => {
    const other = facts.find(({ id }) => id === fact.matches?.fact);
    const declared = record.answers[fact.answer ?? ''];
    const fetched = other?.register === undefined ? undefined : said(other.register);
    if (other === undefined || fetched === undefined || fetched === declared || !isValue(declared)) return [];
    return [{ fact, other, declared, fetched }];
  });
}

const isValue = (value: unknown): value is FactValue =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
