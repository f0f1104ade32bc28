import type { EstimatesBody } from '../../shared/tickets/estimate.ts';

/** What an estimate looks at, in kinds that a reader understands. */

export type InputKind = (typeof inputKinds)[number];

export interface Weighed {
  readonly kind: InputKind;
  /** Share of the explained error, 0 to 1. */
  readonly weight: number;
}

/** The weights of inputs that mean nearly the same as one, the largest first; small ones and what has no words as one, at the end. */
export function weighed(inputs: Inputs): readonly Weighed[] {
  const sums = new Map<InputKind, number>();
  for (const { input, weight } of inputs) sums.set(kindOf(input), (sums.get(kindOf(input)) ?? 0) + weight);
  const named = [...sums]
    .map(([kind, weight]) => ({ kind, weight }))
    .filter(({ kind }) => kind !== 'other')
    .sort((a, b) => b.weight - a.weight);
  const rest = named.slice(mostKinds).reduce((sum, { weight }) => sum + weight, sums.get('other') ?? 0);
  return [...named.slice(0, mostKinds), ...(rest > 0 ? [{ kind: 'other' as const, weight: rest }] : [])];
}

export const inputKinds = [
  'ahead',
  'usualPace',
  'todayPace',
  'paceNow',
  'paceQuarter',
  'paceHour',
  'counters',
  'inLine',
  'lastWaits',
  'usualWait',
  'arrivals',
  'serviceTime',
  'clock',
  'priority',
  'other',
] as const;

const kinds: ReadonlyMap<string, InputKind> = new Map(
  (
    [
      ['ahead', ['ahead', 'aheadOfRank', 'lineAhead', 'poolAhead']],
      ['usualPace', ['fluid', 'habitPaceTimes', 'habitGapHour']],
      ['todayPace', ['fluidToday', 'factor', 'callsToday']],
      [
        'paceNow',
        ['thinned', 'recentGapTimes', 'recentPaceTimes', 'lastPaceTimes', 'gap3Times', 'gap10Times', 'centreGapTimes'],
      ],
      ['paceQuarter', ['calls15', 'centreCalls15']],
      ['paceHour', ['callsHourTimes', 'calls60', 'centreCalls60']],
      [
        'counters',
        [
          'sketch',
          'overCounters',
          'open',
          'free',
          'seen3',
          'seen10',
          'centreOpen',
          'centreFree',
          'centreSeen3',
          'centreSeen10',
          'poolTurn',
          'poolOverCounters',
          'poolOverLikely',
          'firstFree',
          'idleFor1',
          'idleFor2',
          'idle30',
          'idle120',
          'likely',
          'centreIdleFor',
          'centreLikely',
        ],
      ],
      ['inLine', ['headAge', 'centreHeadAge', 'meanAge']],
      [
        'lastWaits',
        [
          'blend',
          'lastWait',
          'mean3Waits',
          'mean10Waits',
          'lastWaitAgo',
          'centreLastWait',
          'centreMean10',
          'centreLastAgo',
          'lastWaitOfRank',
        ],
      ],
      ['usualWait', ['habitWait', 'habitWaitHour']],
      ['arrivals', ['issues15', 'issues60', 'centreIssues15']],
      ['serviceTime', ['serviceSeconds', 'next1', 'next2', 'meanGone', 'mostGone', 'leastGone', 'restSum']],
      ['clock', ['minuteOfDay', 'weekday', 'untilFirst', 'untilLast']],
      ['priority', ['rank', 'privilegedShare', 'privilegedWaiting']],
    ] as const
  ).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** The kind of a model's input; `other` for one that has no words yet. */
export const kindOf = (input: string): InputKind => kinds.get(input) ?? 'other';

type Inputs = NonNullable<EstimatesBody['learnt']>['inputs'];

/** So many kinds get a line of their own. */
export const mostKinds = 7;
