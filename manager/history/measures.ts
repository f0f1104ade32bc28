import type { Centre } from '../../shared/centre.ts';
import { dash, duration, maybeDuration, maybePercent, roundPercent, wholeNumber } from '../../shared/figure-words.ts';
import type { ManagerWords } from '../ui/format.ts';
import type { Measure } from './time-chart.tsx';

/** The four figures of a chart, with the targets as far as they are known. */
export function measuresOf(words: ManagerWords, targets: Centre['targets'] | null): readonly Measure[] {
  return [
    {
      id: 'wait',
      title: words.figures.wait,
      kind: 'duration',
      target: targets?.meanWaitSeconds ?? null,
      value: (row) => row.wait.mean,
      word: (value) => maybeDuration(value, words),
      roundWord: (value) => duration(value, words),
    },
    {
      id: 'service',
      title: words.figures.service,
      kind: 'duration',
      target: targets?.meanServiceSeconds ?? null,
      value: (row) => row.service.mean,
      word: (value) => maybeDuration(value, words),
      roundWord: (value) => duration(value, words),
    },
    {
      id: 'issued',
      title: words.figures.issued,
      kind: 'count',
      target: null,
      value: (row) => row.issued,
      word: (value) => (value === null ? dash : wholeNumber(value, words)),
      roundWord: (value) => wholeNumber(value, words),
    },
    {
      id: 'serviceLevel',
      title: words.figures.serviceLevel,
      kind: 'share',
      target: targets?.serviceLevel ?? null,
      value: (row) => row.serviceLevel,
      word: (value) => maybePercent(value, words),
      roundWord: (value) => roundPercent(value, words),
    },
  ];
}
