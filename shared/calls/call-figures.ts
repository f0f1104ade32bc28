import { type Static, Type } from 'typebox';
import { LabelBody } from '../labels.ts';

/** What telephone calls came to, in figures: definitions in docs/figures.md. */

/** What the figures of calls are broken down by. */
export const callKeys = ['topic', 'hour', 'day'] as const;
export type CallKey = (typeof callKeys)[number];

const Seconds = Type.Union([Type.Integer(), Type.Null()], { description: 'seconds; null = of none it is known' });
const Spread = Type.Object({
  count: Type.Integer({ description: 'of so many it is known' }),
  mean: Seconds,
  median: Seconds,
  p90: Seconds,
  max: Seconds,
});

export const CallRow = Type.Object({
  key: Type.String({ description: 'empty = no topic is known, as of calls that were given up' }),
  name: Type.Optional(Type.Union([LabelBody, Type.Null()])),
  calls: Type.Integer(),
  answered: Type.Integer(),
  abandoned: Type.Integer(),
  onRecord: Type.Integer({ description: 'answered calls that are a ticket' }),
  abandonment: Type.Union([Type.Number(), Type.Null()], {
    description: 'from 0 to 1, of what the exchange told; null where it told of none, and of a topic',
  }),
  wait: Spread,
  talk: Spread,
});
export type CallRow = Static<typeof CallRow>;

/** [HL4] What became of call-backs that were due in the range. */
export const CallbackFigures = Type.Object({
  due: Type.Integer(),
  tried: Type.Integer({ description: 'of those due, how many were called at least once' }),
  reached: Type.Integer(),
  notReached: Type.Integer({ description: 'closed after the last try' }),
  open: Type.Integer({ description: 'still to be called' }),
});
export type CallbackFigures = Static<typeof CallbackFigures>;

export const CallsReport = Type.Object({ total: CallRow, rows: Type.Array(CallRow), callbacks: CallbackFigures });
export type CallsReport = Static<typeof CallsReport>;

/** The figures of a row, in the order of a table. */
export const callColumns = [
  ...(['calls', 'answered', 'abandoned', 'abandonment'] as const),
  ...(['waitMean', 'waitP90', 'talkMean', 'talkP90'] as const),
];
export type CallFigure = (typeof callColumns)[number];

/** A figure of a row, as counted; times in seconds. Null = not known, as who gave up where no exchange tells of it, and what they called about. */
export function callFigure(row: CallRow, figure: CallFigure): number | null {
  switch (figure) {
    case 'waitMean':
      return row.wait.mean;
    case 'waitP90':
      return row.wait.p90;
    case 'talkMean':
      return row.talk.mean;
    case 'talkP90':
      return row.talk.p90;
    case 'abandoned':
      return row.abandonment === null && row.abandoned === 0 ? null : row.abandoned;
    case 'calls':
    case 'answered':
    case 'abandonment':
      return row[figure];
  }
}

/** What kind of figure it is. */
export function callFigureKind(figure: CallFigure): 'count' | 'share' | 'duration' {
  if (figure === 'abandonment') return 'share';
  return figure === 'calls' || figure === 'answered' || figure === 'abandoned' ? 'count' : 'duration';
}

/** The figures of call-backs, in the order of a table. */
export const callbackSteps = ['due', 'tried', 'reached', 'notReached', 'open'] as const;
