import type { TicketStatus } from '../../shared/tickets/ticket.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';

/**
 * Judges what a crowd of clients saw. An operation runs from its asking to its answer, however often it had to be repeated;
 * one that never had an answer may have happened or not. Nothing here knows the server: only what was asked, what was
 * answered, and what the log says in the end.
 */

export type Issue = Asked & {
  readonly do: 'issue';
  readonly service: string;
  readonly priorityClass: string | null;
  /** What was answered; null = no answer, or a refusal. */
  readonly ticket: string | null;
};
/** Call the next visitor; `ticket` null = nobody was waiting, or no answer. */
export type Call = Asked & { readonly do: 'call'; readonly counter: string; readonly ticket: string | null };
/** `done` = it was answered that it is done. */
export type Move = Asked & { readonly do: 'start' | 'finish'; readonly ticket: string; readonly done: boolean };
/** Check in for a seat, which gives a ticket. */
export type Arrive = Asked & { readonly do: 'arrive'; readonly seat: string; readonly ticket: string | null };
export type Operation = Issue | Arrive | Call | Move;

export interface FactInterval {
  readonly status: TicketStatus;
  readonly from: number;
  readonly to: number | null;
  readonly counter: string | null;
}
/** What the log says of one ticket in the end: where its issue and its first call stand, and how it spent its time (ms). */
export interface Fact {
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly lap: number;
  readonly service: string;
  readonly priorityClass: string | null;
  /** The seat that it is for; null = they walked in. */
  readonly seat: string | null;
  /** The seat that was given up for it; null = they had none. */
  readonly instead: string | null;
  readonly status: TicketStatus;
  readonly issuedSeq: number;
  readonly calledSeq: number | null;
  readonly history: readonly FactInterval[];
}
/** How many were served, row by row, as a report counts them. */
export interface Sums {
  readonly byCounter: readonly number[];
  readonly byService: readonly number[];
}
export interface Told {
  readonly operations: readonly Operation[];
  readonly facts: readonly Fact[];
  /** Everybody has been called: those still waiting are lost. */
  readonly drained: boolean;
  readonly sums?: Sums;
}

export type Problem =
  | 'repeated-number'
  | 'lost'
  | 'unexpected'
  | 'duplicated'
  | 'out-of-order'
  | 'not-contiguous'
  | 'two-at-a-counter'
  | 'sums-differ';
export interface Finding {
  readonly problem: Problem;
  readonly message: string;
}
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly attempted: number;
  readonly acknowledged: number;
  /** Tickets whose issue was never answered, and which are there all the same. */
  readonly recovered: number;
  readonly called: number;
}

/** Everything that is wrong with what was told; pure. */
export function judge(told: Told): Judgement {
  const issues = told.operations.filter((one) => one.do === 'issue');
  const entries = told.operations.filter((one) => one.do === 'issue' || one.do === 'arrive');
  const calls = told.operations.filter((one) => one.do === 'call');
  const acknowledged = new Set(entries.flatMap(({ ticket }) => ticket ?? []));
  return {
    findings: [
      ...numbersOnce(told.facts, entries),
      ...totalQueue(told, entries, calls),
      ...movesStand(told),
      ...orderInLog(told.facts),
      ...orderAsSeen(issues, calls),
      ...told.facts.flatMap(intervalsHold),
      ...oneAtACounter(told.facts),
      ...sumsAgree(told),
    ],
    attempted: entries.length,
    acknowledged: acknowledged.size,
    recovered: told.facts.filter(({ id }) => !acknowledged.has(id)).length,
    called: new Set(calls.flatMap(({ ticket }) => ticket ?? [])).size,
  };
}

interface Asked {
  readonly client: string;
  /** When it was asked and when the answer was there (ms of one clock); null = no answer ever came. */
  readonly began: number;
  readonly ended: number | null;
}

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
};
const several = <T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [string, number])[] =>
  [...grouped(all, keyOf)].filter(([, group]) => group.length > 1).map(([key, group]) => [key, group.length]);

const found = (problem: Problem, message: string): Finding => ({ problem, message });

/** Unique ids: no number twice among day, series and lap (the series shows in the number), no ticket given to two askers. */
const numbersOnce = (facts: readonly Fact[], issues: readonly (Issue | Arrive)[]): readonly Finding[] => [
  ...several(facts, ({ date, lap, number }) => `${number} of ${date}, lap ${lap}`).map(([name, times]) =>
    found('repeated-number', `${name} stands on ${times} tickets`),
  ),
  ...several(
    issues.filter(({ ticket }) => ticket !== null),
    ({ ticket }) => ticket ?? '',
  ).map(([ticket, times]) => found('duplicated', `ticket ${ticket} was given to ${times} askers`)),
];

/** Total queue: what was acknowledged comes out once, and nothing comes out that did not go in. */
const totalQueue = (told: Told, issues: readonly (Issue | Arrive)[], calls: readonly Call[]): readonly Finding[] => {
  const known = new Map(told.facts.map((fact) => [fact.id, fact]));
  const acknowledged = new Set(issues.flatMap(({ ticket }) => ticket ?? []));
  const unanswered = issues.filter(({ ended }) => ended === null).length;
  const findings: Finding[] = [];
  for (const ticket of acknowledged) {
    const fact = known.get(ticket);
    if (fact === undefined) findings.push(found('lost', `ticket ${ticket} was acknowledged and is not in the log`));
    else if (told.drained && fact.calledSeq === null)
      findings.push(found('lost', `ticket ${ticket} was acknowledged and nobody ever called it`));
  }
  for (const { ticket } of calls) {
    if (ticket === null) continue;
    const fact = known.get(ticket);
    if (fact === undefined) findings.push(found('unexpected', `ticket ${ticket} was called and never issued`));
    else if (fact.calledSeq === null) findings.push(found('lost', `the call of ticket ${ticket} is not in the log`));
  }
  const extra = told.facts.filter(({ id }) => !acknowledged.has(id));
  if (extra.length > unanswered)
    findings.push(found('unexpected', `${extra.length} tickets that nobody was given, ${unanswered} unanswered`));
  const twice = several(
    calls.filter(({ ticket }) => ticket !== null),
    ({ ticket }) => ticket ?? '',
  );
  return [
    ...findings,
    ...twice.map(([ticket, times]) => found('duplicated', `ticket ${ticket} was called ${times} times`)),
  ];
};

const movesStand = (told: Told): readonly Finding[] => {
  const known = new Map(told.facts.map((fact) => [fact.id, fact]));
  return told.operations.flatMap((one) => {
    if ((one.do !== 'start' && one.do !== 'finish') || !one.done) return [];
    const history = known.get(one.ticket)?.history ?? [];
    const status = one.do === 'start' ? 'serving' : 'served';
    const stands =
      one.do === 'start' ? history.some((each) => each.status === status) : known.get(one.ticket)?.status === status;
    return stands
      ? []
      : [found('lost', `the ${one.do} of ticket ${one.ticket} was acknowledged and is not in the log`)];
  });
};

const lineOf = ({
  service,
  priorityClass,
}: {
  readonly service: string;
  readonly priorityClass: string | null;
}): string => `${service} ${priorityClass ?? '-'}`;

/** First come, first called among those of one class and service who walked in: as the log says. */
const orderInLog = (facts: readonly Fact[]): readonly Finding[] =>
  [
    ...grouped(
      facts.filter(({ seat }) => seat === null),
      lineOf,
    ),
  ].flatMap(([line, group]) => {
    const inOrder = [...group].sort((a, b) => a.issuedSeq - b.issuedSeq);
    let last: Fact | null = null;
    const findings: Finding[] = [];
    let passed: Fact | null = null;
    for (const fact of inOrder) {
      if (fact.calledSeq === null) {
        if (fact.status === 'waiting') passed ??= fact;
        continue;
      }
      const before: Fact | null = passed ?? (last !== null && (last.calledSeq ?? 0) > fact.calledSeq ? last : null);
      if (before !== null)
        findings.push(
          found('out-of-order', `${line}: ${fact.number} was called before ${before.number}, which came earlier`),
        );
      last = fact;
    }
    return findings;
  });

/** The same as the clients saw it: only where one issue was over before the other began, and one call before the other. */
const orderAsSeen = (issues: readonly Issue[], calls: readonly Call[]): readonly Finding[] => {
  const callOf = new Map(calls.flatMap((call) => (call.ticket === null ? [] : [[call.ticket, call] as const])));
  return [...grouped(issues, lineOf)].flatMap(([line, group]) => {
    const both = group.flatMap((issue) => {
      const call = issue.ticket === null ? undefined : callOf.get(issue.ticket);
      return call === undefined || issue.ended === null || call.ended === null
        ? []
        : [{ issue, call, came: issue.ended, calledBy: call.ended }];
    });
    return both.flatMap((early) =>
      both
        .filter((late) => early.came < late.issue.began && late.calledBy < early.call.began)
        .map((late) =>
          found(
            'out-of-order',
            `${line}: ${late.issue.ticket} came after ${early.issue.ticket} and was called before it`,
          ),
        ),
    );
  });
};

/** One interval begins where the one before ends, none is negative, and only the last one of a live ticket is open. */
const intervalsHold = ({ id, status, history }: Fact): readonly Finding[] => {
  const wrong = (what: string): Finding => found('not-contiguous', `ticket ${id}: ${what}`);
  const findings: Finding[] = [];
  for (const [at, { from, to }] of history.entries()) {
    const before = history[at - 1];
    if (before !== undefined && before.to !== from) findings.push(wrong(`a gap before ${from}`));
    if (to !== null && to < from) findings.push(wrong(`from ${from} to ${to}`));
  }
  const open = history.filter(({ to }) => to === null).length;
  if (open !== (hasEnded(status) ? 0 : 1)) findings.push(wrong(`${open} open intervals while ${status}`));
  if (history.length === 0) findings.push(wrong('it has no history'));
  return findings;
};

const endOf = ({ to }: FactInterval): number => to ?? Number.POSITIVE_INFINITY;

/** At any moment a counter has one ticket at most. */
const oneAtACounter = (facts: readonly Fact[]): readonly Finding[] => {
  const stays = facts.flatMap(({ id, history }) =>
    history.flatMap((one) =>
      one.counter !== null && (one.status === 'called' || one.status === 'serving')
        ? [{ id, one, counter: one.counter }]
        : [],
    ),
  );
  return [...grouped(stays, ({ counter }) => counter)].flatMap(([counter, all]) => {
    // Those that took no time come before whatever begins at the same moment.
    const inOrder = [...all].sort((a, b) => a.one.from - b.one.from || endOf(a.one) - endOf(b.one));
    return inOrder.flatMap((next, at) => {
      const before = inOrder[at - 1];
      return before !== undefined && before.id !== next.id && next.one.from < endOf(before.one)
        ? [found('two-at-a-counter', `${before.id} and ${next.id} were at counter ${counter} at ${next.one.from}`)]
        : [];
    });
  });
};

const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

const sumsAgree = ({ facts, sums }: Told): readonly Finding[] => {
  if (sums === undefined) return [];
  const served = facts.filter(({ status }) => status === 'served').length;
  const [counters, services] = [total(sums.byCounter), total(sums.byService)];
  return counters === served && services === served
    ? []
    : [found('sums-differ', `${served} served; ${counters} by counter, ${services} by service`)];
};
