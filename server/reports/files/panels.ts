import { axisMax } from '../../../shared/reports/chart-columns.ts';
import { countTicks, durationTicks } from '../../../shared/reports/chart-scale.ts';
import {
  dash,
  duration,
  type FigureWords,
  maybeDuration,
  maybePercent,
  roundPercent,
  wholeNumber,
} from '../../../shared/reports/figure-words.ts';
import type { FilePanel } from './report-content.ts';

type Values = readonly (number | null)[];
type Target = FilePanel['target'];

/** A picture of durations in seconds. */
export function durationPanel(title: string, values: Values, target: Target, words: FigureWords): FilePanel {
  const top = axisMax(
    values.map((value) => ({ value })),
    target?.value ?? null,
  );
  return {
    title,
    kind: 'duration',
    target,
    values,
    words: values.map((value) => maybeDuration(value, words)),
    ticks: durationTicks(top, 3).map((value) => ({ value, word: duration(value, words) })),
  };
}

/** A picture of counts. */
export function countPanel(title: string, values: Values, words: FigureWords): FilePanel {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  return {
    title,
    kind: 'count',
    target: null,
    values,
    words: values.map((value) => (value === null ? dash : wholeNumber(value, words))),
    ticks: countTicks(most, 3).map((value) => ({ value, word: wholeNumber(value, words) })),
  };
}

/** A picture of shares from 0 to 1. */
export function sharePanel(title: string, values: Values, target: Target, words: FigureWords): FilePanel {
  return {
    title,
    kind: 'share',
    target,
    values,
    words: values.map((value) => maybePercent(value, words)),
    ticks: [0, 0.5, 1].map((value) => ({ value, word: roundPercent(value, words) })),
  };
}
