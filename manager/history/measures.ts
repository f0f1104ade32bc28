import type { Centre } from '../../shared/centre/centre.ts';
import {
  dash,
  duration,
  maybeDuration,
  maybePercent,
  roundPercent,
  wholeNumber,
} from '../../shared/reports/figure-words.ts';
import type { ManagerWords } from '../ui/format.ts';
import type { Measure } from './time-chart.tsx';

/** The four figures of a chart, with the targets as far as they are known. */
export function measuresOf(words: ManagerWords, targets: Centre['targets'] | null): readonly Measure[] {
  const { share, count } = measureWords(words);
  const time = {
    kind: 'duration' as const,
    word: (value: number | null) => maybeDuration(value, words),
    roundWord: (value: number) => duration(value, words),
  };
  const { figures } = words;
  const [wait, service] = [targets?.meanWaitSeconds ?? null, targets?.meanServiceSeconds ?? null];
  return [
    { ...time, id: 'wait', title: figures.wait, target: wait, value: (row) => row.wait.mean },
    { ...time, id: 'service', title: figures.service, target: service, value: (row) => row.service.mean },
    { ...count, id: 'issued', title: figures.issued, target: null, value: (row) => row.issued },
    {
      ...share,
      ...{ id: 'serviceLevel', title: figures.serviceLevel, target: targets?.serviceLevel ?? null },
      value: (row) => row.serviceLevel,
    },
  ];
}

/** How shares and counts are written, in a picture and on its axis. */
export function measureWords(words: ManagerWords) {
  return {
    share: {
      kind: 'share' as const,
      word: (value: number | null) => maybePercent(value, words),
      roundWord: (value: number) => roundPercent(value, words),
    },
    count: {
      kind: 'count' as const,
      word: (value: number | null) => (value === null ? dash : wholeNumber(value, words)),
      roundWord: (value: number) => wholeNumber(value, words),
    },
  };
}
