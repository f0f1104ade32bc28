import { type CallRow, callFigure } from '../../../shared/calls/call-figures.ts';
import type { CallsWords } from '../../../shared/calls/call-report-words.ts';
import { duration, maybeDuration } from '../../../shared/reports/figure-words.ts';
import type { ManagerWords } from '../../ui/format.ts';
import { measureWords } from '../measures.ts';
import type { Measure } from '../time-chart.tsx';

/** The four figures of the picture. */
export function measuresOf({ figures }: CallsWords, words: ManagerWords): readonly Measure<CallRow>[] {
  const { count } = measureWords(words);
  const time = {
    kind: 'duration' as const,
    word: (value: number | null) => maybeDuration(value, words),
    roundWord: (value: number) => duration(value, words),
  };
  const measure = (id: 'answered' | 'abandoned' | 'waitMean' | 'talkMean') => ({
    ...{ id, title: figures[id], target: null },
    value: (row: CallRow) => callFigure(row, id),
  });
  return [
    { ...count, ...measure('answered') },
    { ...count, ...measure('abandoned') },
    { ...time, ...measure('waitMean') },
    { ...time, ...measure('talkMean') },
  ];
}
