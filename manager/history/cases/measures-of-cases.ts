import type { CaseRow } from '../../../shared/cases/case-figures.ts';
import type { CasesWords } from '../../../shared/cases/case-report-words.ts';
import type { ManagerWords } from '../../ui/format.ts';
import { measureWords } from '../measures.ts';
import type { Measure } from '../time-chart.tsx';

/** The four figures of the picture. */
export function measuresOf({ figures }: CasesWords, words: ManagerWords): readonly Measure<CaseRow>[] {
  const { share, count } = measureWords(words);
  return [
    { ...share, id: 'onTime', title: figures.onTime, target: null, value: (row) => row.onTime },
    { ...count, id: 'received', title: figures.received, target: null, value: (row) => row.received },
    { ...count, id: 'answered', title: figures.answered, target: null, value: (row) => row.answered },
    { ...count, id: 'overdue', title: figures.overdue, target: null, value: (row) => row.overdue },
  ];
}
