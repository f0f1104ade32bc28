import type { FactType, FactValue } from '../../shared/cases/table-schema.ts';
import { manats } from '../../shared/reports/figure-words.ts';
import { inLanguage } from '../../shared/words.ts';
import { languages } from '../languages.ts';
import { institutionOf, type Registers } from '../registers/registers.ts';
import type { Difference } from './differences.ts';

/** [CS21] The question to who applied, in the language of the case: both values of each difference, and whose the other is. */
export function questionOf(differs: readonly Difference[], language: string, registers: Registers): string {
  const words = languages.get(language) ?? languages.get('az');
  if (words === undefined) throw new Error('there are no words of questions');
  const { differs: said, yes, no } = words.caseQuestions;
  const { numbers } = words.manager;
  const value = (type: FactType, of: FactValue): string =>
    typeof of === 'boolean' ? (of ? yes : no) : type === 'money' ? manats(Number(of), numbers) : String(of);
  const lines = differs.map(({ fact, other, declared, fetched }) =>
    said.line(
      inLanguage(fact.name, language),
      value(fact.type, declared),
      inLanguage(institutionOf(registers, other.register?.id ?? ''), language),
      value(fact.type, fetched),
    ),
  );
  return [said.lead, ...lines, said.ask].join('\n');
}
