import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertSeeded } from '../fakes/seeds.ts';
import { type Call, type Fact, type Issue, judge, type Operation, type Problem, type Told } from './checker.ts';

/** Histories that are known to be good or bad: the judge itself is judged. */

const issue = (ticket: string | null, began: number, ended: number | null = began + 1): Issue => ({
  do: 'issue',
  client: 'kiosk',
  began,
  ended,
  service: 'a',
  priorityClass: null,
  ticket,
});
const call = (ticket: string | null, began: number, ended: number | null = began + 1, counter = '1'): Call => ({
  do: 'call',
  client: 'clerk',
  began,
  ended,
  counter,
  ticket,
});

/** A ticket that came at `at`, was called at `at + 100`, and was served from then for 10 ms at this counter. */
const served = (id: string, at: number, change: Partial<Fact> = {}, counter = '1'): Fact => ({
  id,
  number: `A${id}`,
  date: '2026-11-20',
  lap: 0,
  service: 'a',
  priorityClass: null,
  seat: null,
  instead: null,
  status: 'served',
  issuedSeq: at,
  calledSeq: at + 100,
  history: [
    { status: 'waiting', from: at, to: at + 100, counter: null },
    { status: 'called', from: at + 100, to: at + 105, counter },
    { status: 'serving', from: at + 105, to: at + 110, counter },
  ],
  ...change,
});

const good: Told = {
  operations: [
    issue('1', 0),
    issue('2', 20),
    call('1', 100),
    { do: 'start', client: 'clerk', began: 105, ended: 106, ticket: '1', done: true },
    { do: 'finish', client: 'clerk', began: 110, ended: 111, ticket: '1', done: true },
    call('2', 120),
    call(null, 140),
  ],
  facts: [served('1', 0), served('2', 20)],
  drained: true,
  sums: { byCounter: [2], byService: [1, 1] },
};
const problems = (told: Told): readonly Problem[] => [...new Set(judge(told).findings.map(({ problem }) => problem))];
const withFacts = (...facts: readonly Fact[]): Told => ({ ...good, facts });
const withOperations = (...operations: readonly Operation[]): Told => ({ ...good, operations });
const [first, second] = [served('1', 0), served('2', 20)];

test('a good history passes, and is counted', () => {
  expect(judge(good)).toEqual({ findings: [], attempted: 2, acknowledged: 2, recovered: 0, called: 2 });
});

test('what was never answered may have happened, or not', () => {
  const unknown = issue(null, 30, null);
  expect(problems(withOperations(...good.operations, unknown))).toEqual([]);
  const third = served('3', 40);
  const more = { ...good, operations: [...good.operations, unknown], sums: { byCounter: [3], byService: [3] } };
  const judged = judge({ ...more, facts: [...good.facts, third] });
  expect(judged).toMatchObject({ findings: [], recovered: 1, acknowledged: 2 });
});

describe('each kind of badness is found', () => {
  const cases: readonly (readonly [string, Told, readonly Problem[]])[] = [
    ['a number twice in one day and lap', withFacts(first, { ...second, number: 'A1' }), ['repeated-number']],
    ['one ticket given to two askers', withOperations(...good.operations, issue('2', 21)), ['duplicated']],
    [
      'an acknowledged ticket that is gone',
      { ...good, facts: [first], sums: { byCounter: [1], byService: [1] } },
      ['lost', 'unexpected'],
    ],
    [
      'an acknowledged ticket that nobody called',
      {
        ...good,
        operations: good.operations.filter((one) => one.do !== 'call' || one.ticket !== '2'),
        facts: [
          first,
          {
            ...second,
            status: 'waiting',
            calledSeq: null,
            history: [{ status: 'waiting', from: 20, to: null, counter: null }],
          },
        ],
        sums: { byCounter: [1], byService: [1] },
      },
      ['lost'],
    ],
    ['a call of what was never issued', withOperations(...good.operations, call('ghost', 150)), ['unexpected']],
    ['a ticket that nobody was given', { ...good, operations: good.operations.slice(1) }, ['unexpected']],
    ['a ticket called twice', withOperations(...good.operations, call('2', 150, 151, '2')), ['duplicated']],
    ['an acknowledged call that the log does not know', withFacts(first, { ...second, calledSeq: null }), ['lost']],
    [
      'an acknowledged start and finish that the log does not know',
      withOperations(...good.operations, {
        do: 'finish',
        client: 'c',
        began: 200,
        ended: 201,
        ticket: 'none',
        done: true,
      }),
      ['lost'],
    ],
    ['who came later called first, in the log', withFacts({ ...first, calledSeq: 130 }, second), ['out-of-order']],
    [
      'who came later called first, as the clients saw it',
      withOperations(issue('1', 0), issue('2', 20), call('2', 100), call('1', 120)),
      ['out-of-order'],
    ],
    [
      'someone passed over who still waits',
      {
        ...good,
        drained: false,
        operations: [issue('1', 0), issue('2', 20), call('2', 120)],
        facts: [
          {
            ...first,
            status: 'waiting',
            calledSeq: null,
            history: [{ status: 'waiting', from: 0, to: null, counter: null }],
          },
          second,
        ],
        sums: { byCounter: [1], byService: [1] },
      },
      ['out-of-order'],
    ],
    [
      'a gap between intervals',
      withFacts(first, {
        ...second,
        history: second.history.map((one) => (one.status === 'serving' ? { ...one, from: 126 } : one)),
      }),
      ['not-contiguous'],
    ],
    [
      'a negative interval',
      withFacts(first, { ...second, history: [{ status: 'waiting', from: 20, to: 10, counter: null }] }),
      ['not-contiguous'],
    ],
    [
      'an interval open after the end',
      withFacts(first, {
        ...second,
        history: second.history.map((one) => (one.status === 'serving' ? { ...one, to: null } : one)),
      }),
      ['not-contiguous'],
    ],
    [
      'two tickets at one counter',
      withFacts(first, { ...served('2', 4), issuedSeq: 20, calledSeq: 120 }),
      ['two-at-a-counter'],
    ],
    ['sums that differ', { ...good, sums: { byCounter: [2], byService: [1] } }, ['sums-differ']],
  ];
  test.each(cases)('%s', (_name, told, expected) => {
    expect(problems(told)).toEqual(expected);
  });
});

/** A perfect queue of one line: tickets come and are called in order, by several counters, with overlapping answers. */
const perfect = fc
  .record({
    tickets: fc.integer({ min: 1, max: 30 }),
    counters: fc.integer({ min: 1, max: 5 }),
    slack: fc.array(fc.nat(40)),
  })
  .map(({ tickets, counters, slack }): Told => {
    const ids = Array.from({ length: tickets }, (_, at) => at);
    const late = (at: number): number => slack[at % Math.max(1, slack.length)] ?? 0;
    const facts = ids.map((at) => served(String(at), at * 10, { calledSeq: 1000 + at * 10 }, String(at % counters)));
    const shifted = facts.map((fact, at): Fact => {
      const from = 1000 + Math.floor(at / counters) * 10;
      const counter = String(at % counters);
      return {
        ...fact,
        history: [
          { status: 'waiting', from: at * 10, to: from, counter: null },
          { status: 'called', from, to: from + 4, counter },
          { status: 'serving', from: from + 4, to: from + 9, counter },
        ],
      };
    });
    const operations = ids.flatMap((at): readonly Operation[] => [
      issue(String(at), at * 10 - late(at), at * 10 + late(at + 1)),
      call(String(at), 1000 + at * 10 - late(at + 2), 1000 + at * 10 + late(at + 3), String(at % counters)),
    ]);
    return { operations, facts: shifted, drained: true, sums: { byCounter: [tickets], byService: [tickets] } };
  });

describe('over random histories', () => {
  test('a perfect queue is never blamed, however late its answers', () => {
    assertSeeded(fc.property(perfect, (told) => judge(told).findings.length === 0));
  });

  test('a ticket taken out of the log is always missed', () => {
    assertSeeded(
      fc.property(perfect, fc.nat(), (told, which) => {
        const facts = told.facts.filter((_, at) => at !== which % told.facts.length);
        return problems({ ...told, facts }).includes('lost');
      }),
    );
  });

  test('a call made twice is always seen', () => {
    assertSeeded(
      fc.property(perfect, fc.nat(), (told, which) => {
        const calls = told.operations.filter((one) => one.do === 'call');
        const again = calls[which % calls.length];
        return (
          again === undefined || problems({ ...told, operations: [...told.operations, again] }).includes('duplicated')
        );
      }),
    );
  });

  test('two tickets that change places are always seen', () => {
    assertSeeded(
      fc.property(perfect, fc.nat(), fc.nat(), (told, a, b) => {
        const [one, other] = [a % told.facts.length, b % told.facts.length];
        const calledAt = (at: number): number | null => told.facts[at]?.calledSeq ?? null;
        const facts = told.facts.map((fact, at) =>
          at === one
            ? { ...fact, calledSeq: calledAt(other) }
            : at === other
              ? { ...fact, calledSeq: calledAt(one) }
              : fact,
        );
        return one === other || problems({ ...told, facts }).includes('out-of-order');
      }),
    );
  });
});
