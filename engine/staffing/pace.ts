import type { LegRow } from '../../shared/reports/figures.ts';

/** How a counter goes from one visitor to the next, as its calls show (ms). */
export interface Pace {
  /** From the end of one visit to the next call, where the next visitor was waiting already. */
  readonly restMs: number;
  /** From somebody's coming to an idle counter to the call. */
  readonly reactionMs: number;
}

/** The pace of one counter from its legs of one or more days; null where it shows nothing. */
export function paceOf(legs: readonly LegRow[]): { readonly [K in keyof Pace]: number | null } {
  const rests: number[] = [];
  const reactions: number[] = [];
  let before: Occupied | null = null;
  for (const now of occupations(legs)) {
    if (before !== null && now.queuedAt !== null && now.from >= before.to) {
      const waited = now.queuedAt <= before.to;
      const gap = now.from - Math.max(before.to, now.queuedAt);
      if (gap <= longestMs) (waited ? rests : reactions).push(gap);
    }
    before = now;
  }
  return { restMs: meanOf(rests), reactionMs: meanOf(reactions) };
}

/** What lasted longer was something else: a pause that nobody pressed, a word with a colleague. */
const longestMs = 300_000;

interface Occupied {
  readonly from: number;
  readonly to: number;
  readonly queuedAt: number | null;
}

/** Who took a counter and when, in order. */
const occupations = (legs: readonly LegRow[]): readonly Occupied[] =>
  legs
    .flatMap(({ calledAt, startedAt, endedAt, queuedAt }) => {
      const from = calledAt ?? startedAt;
      return from === null || endedAt === null ? [] : [{ from, to: endedAt, queuedAt }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);

const meanOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
