import { isOfType } from '../../engine/rules/decide-by-table.ts';
import type { BadAnswer } from '../../shared/cases/form.ts';
import type { DecisionTable, TableFact } from '../../shared/cases/table-schema.ts';

/**
 * [RU2] [FO3] The first answer that would leave a table without its fact, whatever registers say: the case would wait for ever. A form may
 * take a fraction or leave a question open where the table needs a whole number. null = there is none.
 */
export function answerWithoutFact(
  { facts }: Pick<DecisionTable, 'facts'>,
  answers: { readonly [question: string]: unknown },
): BadAnswer | null {
  for (const { answer, type } of facts) {
    const value = answer === undefined ? undefined : answers[answer];
    if (answer !== undefined && !isOfType(type, value)) return { field: answer, rule: ruleBroken(type, value) };
  }
  return null;
}

const ruleBroken = (type: TableFact['type'], value: unknown): BadAnswer['rule'] => {
  if (value === undefined) return 'required';
  if (typeof value !== 'number' || type === 'yes-no' || type === 'text') return 'type';
  return value < 0 ? 'too-small' : Number.isInteger(value) ? 'too-large' : 'whole';
};
