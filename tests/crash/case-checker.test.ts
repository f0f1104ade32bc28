import { describe, expect, test } from 'vitest';
import { type CaseFact, type CaseOperation, judgeCases } from './case-checker.ts';

/** The judge of cases finds what a server could do wrong. */

const registered = (number: string, kind = 'appeal', members = 1): CaseOperation => ({
  ...{ do: 'register', number, kind, members },
});
const moved = (number: string, what: 'route' | 'answer' | 'comment', text: string | null = null): CaseOperation => ({
  ...{ do: 'move', number, what, text },
});
const fact = (number: string, ...steps: readonly (readonly [what: string, text: string | null])[]): CaseFact => ({
  ...{ number, kind: 'appeal', status: 'answered', outcome: 'explained' },
  steps: [['registered', null] as const, ...steps].map(([what, text]) => ({ what, text })),
});
const decided = (number: string, outcome: string, times = 1): CaseFact => ({
  ...{ number, kind: 'help', status: times === 0 ? 'checking' : 'decided', outcome },
  steps: ['registered', 'fact', ...Array.from({ length: times }, () => 'decided')].map((what) => ({
    what,
    text: null,
  })),
});

const good = {
  operations: [
    registered('M1'),
    moved('M1', 'route'),
    moved('M1', 'comment', 'Qeyd'),
    moved('M1', 'answer', 'Cavab'),
    registered('A1', 'help', 2),
    registered('A2', 'help', 5),
  ],
  cases: [
    fact('M1', ['routed', null], ['commented', 'Qeyd'], ['answered', 'Cavab']),
    decided('A1', 'grant'),
    decided('A2', 'refuse'),
  ],
  decides: { kind: 'help', outcomeOf: (members: number) => (members <= 3 ? 'grant' : 'refuse') },
};
const [whole = fact('M1'), first = fact('A1')] = good.cases;
const problems = (change: Partial<typeof good>) => judgeCases({ ...good, ...change }).map(({ problem }) => problem);
const instead = (one: CaseFact) => good.cases.map((each) => (each.number === one.number ? one : each));

describe('judging', () => {
  test('nothing is wrong where all is as it was acknowledged', () => {
    expect(problems({})).toEqual([]);
  });

  test('a case that is gone, that stands there twice, or that nobody asked for', () => {
    expect(problems({ cases: good.cases.slice(1) })).toEqual(['case-lost']);
    expect(problems({ cases: [...good.cases, whole] })).toEqual(['case-doubled']);
    expect(problems({ cases: [...good.cases, fact('M9')] })).toEqual(['case-unexpected']);
    expect(problems({ operations: [...good.operations, registered('A2', 'help', 5)] })).toContain('case-doubled');
  });

  test('a step that is gone, in other words, twice, in another order, or that nobody made', () => {
    const steps = (...all: Parameters<typeof fact>[1][]) => problems({ cases: instead(fact('M1', ...all)) });
    const [route, comment, answer] = [
      ['routed', null],
      ['commented', 'Qeyd'],
      ['answered', 'Cavab'],
    ] as const;
    expect(steps(route, comment)).toEqual(['move-lost']);
    expect(steps(route, comment, ['answered', 'Cava'])).toEqual(['move-lost', 'move-unexpected']);
    expect(steps(route, comment, answer, answer)).toEqual(['move-doubled']);
    expect(steps(comment, route, answer)).toEqual(['move-unexpected']);
    expect(steps(route, comment, answer, ['reopened', null])).toEqual(['move-unexpected']);
  });

  test('what a table decided otherwise, twice, or not at all', () => {
    expect(first.outcome).toBe('grant');
    expect(problems({ cases: instead(decided('A1', 'refuse')) })).toEqual(['decision-differs']);
    expect(problems({ cases: instead(decided('A1', 'grant', 2)) })).toEqual(['decision-differs']);
    expect(problems({ cases: instead(decided('A1', 'grant', 0)) })).toEqual(['decision-differs']);
  });
});
