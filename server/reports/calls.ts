import { type Spread, spreadOfSorted } from '../../shared/figures.ts';
import type { CallTimes } from '../store/calls.ts';

/** What calls come to. Counts are counts, spreads are in seconds. */
export interface CallFigures {
  readonly calls: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Answered calls that are a ticket. */
  readonly onRecord: number;
  /** From 0 to 1; null where none was answered or abandoned. */
  readonly abandonment: number | null;
  readonly wait: Spread;
  readonly talk: Spread;
}

/** [HL2] The figures of calls (docs/figures.md): a wait or a talk of which one end was not told is not known, and counts as none. */
export function callFigures(calls: readonly CallTimes[]): CallFigures {
  const answered = calls.filter((one) => one.answered !== null);
  const abandoned = calls.filter((one) => one.answered === null && one.abandoned !== null).length;
  const over = answered.length + abandoned;
  return {
    calls: calls.length,
    answered: answered.length,
    abandoned,
    onRecord: answered.filter(({ ticket }) => ticket !== null).length,
    abandonment: over === 0 ? null : abandoned / over,
    wait: spreadOf(answered.flatMap((one) => secondsBetween(one.ringing, one.answered))),
    talk: spreadOf(answered.flatMap((one) => secondsBetween(one.answered, one.ended))),
  };
}

const secondsBetween = (from: number | null, to: number | null): readonly number[] =>
  from === null || to === null || to < from ? [] : [Math.round((to - from) / 1000)];

const spreadOf = (seconds: readonly number[]): Spread => spreadOfSorted(Float64Array.from(seconds).sort());
