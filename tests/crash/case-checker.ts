/**
 * Judges what people saw of what they asked in writing: what was acknowledged against what the log, the rows and the texts say in the
 * end. Like the other judges it knows nothing of the server.
 */

/** What was done, as it was answered; what was refused is not there. */
export type CaseOperation =
  | { readonly do: 'register'; readonly number: string; readonly kind: string; readonly members: number }
  | {
      readonly do: 'move';
      readonly number: string;
      readonly what: 'route' | 'comment' | 'ask' | 'supply' | 'withdraw' | 'answer';
      /** What was written with it; null = nothing. */
      readonly text: string | null;
    };

/** A case as it stands in the end. */
export interface CaseFact {
  readonly number: string;
  readonly kind: string;
  readonly status: string;
  readonly outcome: string | null;
  /** What happened to it, in order, with what was written. */
  readonly steps: readonly { readonly what: string; readonly text: string | null }[];
}

export interface CasesTold {
  readonly operations: readonly CaseOperation[];
  readonly cases: readonly CaseFact[];
  /** What the table makes of so many members; the kind that it decides. */
  readonly decides: { readonly kind: string; readonly outcomeOf: (members: number) => string };
}

export type CaseProblem =
  | 'case-lost'
  | 'case-doubled'
  | 'case-unexpected'
  | 'move-lost'
  | 'move-doubled'
  | 'move-unexpected'
  | 'decision-differs';
export interface CaseFinding {
  readonly problem: CaseProblem;
  readonly message: string;
}

/** Everything that is wrong with what was told; pure. */
export function judgeCases({ operations, cases, decides }: CasesTold): readonly CaseFinding[] {
  const registered = operations.filter((one) => one.do === 'register');
  const [asked, there] = [registered.map(({ number }) => number), cases.map(({ number }) => number)];
  return [
    ...doubled(asked).map((number) => found('case-doubled', `${number} was given to two askers`)),
    ...doubled(there).map((number) => found('case-doubled', `${number} stands there twice`)),
    ...there
      .filter((number) => !asked.includes(number))
      .map((number) => found('case-unexpected', `${number}: nobody asked`)),
    ...registered.flatMap((one) => {
      const fact = cases.find(({ number }) => number === one.number);
      if (fact === undefined) return [found('case-lost', `${one.number} was acknowledged`)];
      if (one.kind === decides.kind) return decided(fact, decides.outcomeOf(one.members));
      return moved(
        fact,
        operations.filter((each) => each.do === 'move').filter(({ number }) => number === one.number),
      );
    }),
  ];
}

const found = (problem: CaseProblem, message: string): CaseFinding => ({ problem, message });

const doubled = (all: readonly string[]): readonly string[] =>
  [...Map.groupBy(all, (one) => one)].flatMap(([one, times]) => (times.length > 1 ? [one] : []));

/** Each step that was acknowledged is there once, in its order and word for word, and no other. */
const moved = (
  { number, steps }: CaseFact,
  moves: readonly Extract<CaseOperation, { readonly do: 'move' }>[],
): readonly CaseFinding[] => {
  const wanted = moves.map(({ what, text }) => `${stepOf[what]} ${text}`);
  const there = steps.filter(({ what }) => what !== 'registered').map(({ what, text }) => `${what} ${text}`);
  return [
    ...wanted.filter((one) => !there.includes(one)).map((one) => found('move-lost', `${number}: ${one}`)),
    ...doubled(there).map((one) => found('move-doubled', `${number}: ${one}`)),
    ...there.filter((one) => !wanted.includes(one)).map((one) => found('move-unexpected', `${number}: ${one}`)),
    ...(wanted.join() !== there.join() && wanted.toSorted().join() === there.toSorted().join()
      ? [found('move-unexpected', `${number}: in another order`)]
      : []),
  ];
};

/** How the history of a case calls a move. */
const stepOf = {
  route: 'routed',
  comment: 'commented',
  ask: 'asked',
  supply: 'supplied',
  withdraw: 'withdrawn',
  answer: 'answered',
} as const;

const decided = ({ number, status, outcome, steps }: CaseFact, wanted: string): readonly CaseFinding[] => {
  const times = steps.filter(({ what }) => what === 'decided').length;
  const isRight = status === 'decided' && outcome === wanted && times === 1;
  return isRight
    ? []
    : [found('decision-differs', `${number}: ${status} ${outcome}, ${times} times; ${wanted} is right`)];
};
