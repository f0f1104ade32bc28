import fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { tableFaults } from '../../engine/rules/check-table.ts';
import { decideByTable } from '../../engine/rules/decide-by-table.ts';
import { typeOfExpression } from '../../engine/rules/expression-types.ts';
import { feel } from '../../server/rules/feel.ts';
import sample from '../../server/rules/targeted-assistance.json' with { type: 'json' };
import { DecisionTable, type Facts } from '../../shared/cases/table-schema.ts';

/** Decision tables: nobody decides, and nothing is decided on what is not known. */

if (!Check(DecisionTable, sample)) throw new Error('the sample is no table');
const table: DecisionTable = sample;
const languages = ['az', 'ru', 'en'];
const decide = (facts: Facts, of = table) => decideByTable(of, facts, feel);
const faultsOf = (of: DecisionTable) => tableFaults(of, languages, feel).map(({ path, code }) => `${path} ${code}`);

const family: Facts = {
  ...{ members: 4, registeredMembers: 4, guardian: true, able: true },
  ...{ salaries: 600_000, business: 0, pensions: 480_000, transfers: 0 },
};

test('[RU5] the sample of targeted assistance is sound, each row with its example', () => {
  expect(faultsOf(table)).toEqual([]);
});

describe('[RU1] a family of four', () => {
  test('with 900.00 a month is granted 300.00 for 12 months', () => {
    expect(decide(family)).toMatchObject({ is: 'decided', outcome: 'grant', amount: 30_000, months: 12 });
  });

  test('with exactly 1,200.00 a month is refused, with one qəpik a year less granted one', () => {
    const exactly = { ...family, salaries: 960_000 };
    expect(decide(exactly)).toMatchObject({ is: 'decided', outcome: 'refuse', ground: 'income-not-below' });
    expect(decide({ ...exactly, salaries: 959_999 })).toMatchObject({ is: 'decided', outcome: 'grant', amount: 1 });
  });

  test('[RU2] of whose income one part is unknown is not decided, and what is missing is named', () => {
    const { salaries: _, ...rest } = family;
    expect(decide(rest)).toMatchObject({ is: 'not-yet', why: 'missing', missing: ['salaries'] });
    expect(decide({ ...rest, guardian: false })).toMatchObject({ is: 'not-yet', missing: ['salaries'] });
  });

  test('[RU2] that would be granted less than nothing is not decided', () => {
    const rows = table.rows.map((row) => (row.outcome === 'grant' ? { ...row, amount: '1 - 2' } : row));
    expect(decide(family, { ...table, rows })).toMatchObject({ is: 'not-yet', why: 'unknown' });
  });
});

/** Written from the words of the rule alone. */
const oracle = (facts: WholeFacts): string => {
  const year = facts.salaries + facts.business + facts.pensions + facts.transfers;
  const limit = facts.members * 300 * 100 * 12;
  if (facts.members !== facts.registeredMembers) return 'members-differ';
  if (facts.guardian === false) return 'not-the-guardian';
  if (facts.able === false) return 'able-and-idle';
  if (year >= limit) return 'income-not-below';
  return `grant ${Math.ceil((limit - year) / 12)}`;
};

const money = fc.oneof(fc.constantFrom(0, 1, 360_000, 1_440_000), fc.integer({ min: 0, max: 2_000_000 }));
const people = fc.integer({ min: 1, max: 5 });
const wholeFacts = fc
  .record({
    ...{ members: people, registeredMembers: people, guardian: fc.boolean(), able: fc.boolean() },
    ...{ salaries: money, business: money, pensions: money, transfers: money },
    same: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ same, ...facts }) => (same === 0 ? facts : { ...facts, registeredMembers: facts.members }));
type WholeFacts = typeof wholeFacts extends fc.Arbitrary<infer T> ? T : never;
const names = table.facts.map(({ id }) => id);

describe('[RU2] a thousand random sets of facts', () => {
  test('that are whole come out as an oracle says that was written without the table', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(wholeFacts, (facts) => {
        const said = decide(facts);
        if (said.is !== 'decided') throw new Error(`not decided: ${said.why}`);
        const told = said.outcome === 'grant' ? `grant ${said.amount}` : said.ground;
        seen.set(said.row, (seen.get(said.row) ?? 0) + 1);
        expect(told).toBe(oracle(facts));
      }),
      { numRuns: 1000, seed: 13 },
    );
    expect([...seen.keys()].toSorted()).toEqual(table.rows.map(({ id }) => id).toSorted());
  });

  const holes = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 });
  const nothings = fc.constantFrom(undefined, null, 'x', -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, []);

  test.each(['FIRST', 'UNIQUE'] as const)('with holes decide nothing, and every hole is named (%s)', (policy) => {
    let decided = 0;
    fc.assert(
      fc.property(wholeFacts, holes, nothings, (facts, empty, nothing) => {
        const given = { ...facts, ...Object.fromEntries(empty.map((name) => [name, nothing])) };
        const said = decide(given as Facts, { ...table, policy });
        if (said.is === 'decided') decided += 1;
        else expect(said.missing.toSorted()).toEqual(empty.toSorted());
      }),
      { numRuns: 1000, seed: 13 },
    );
    expect(decided).toBe(0);
  });
});

describe('[RU1] which row counts', () => {
  const yes = { az: 'a', ru: 'a', en: 'a' };
  const bare = (policy: 'UNIQUE' | 'FIRST', ...rows: readonly string[]): DecisionTable => ({
    ...table,
    ...{
      policy,
      facts: [{ id: 'a', type: 'count', name: yes, answer: 'a' }],
      inputs: [],
      grounds: [{ id: 'g', name: yes }],
    },
    rows: rows.map((is, at) => ({ id: `r${at}`, when: [{ is, says: yes }], outcome: 'refuse', ground: 'g' })),
  });

  test('FIRST takes the first that holds, UNIQUE refuses to choose between two', () => {
    expect(decide({ a: 5 }, bare('FIRST', 'a > 9', 'a > 1', 'a > 2'))).toMatchObject({ row: 'r1' });
    expect(decide({ a: 5 }, bare('UNIQUE', 'a > 9', 'a > 1', 'a > 2'))).toMatchObject({ why: 'several-rows' });
    expect(decide({ a: 5 }, bare('UNIQUE', 'a > 9', 'a > 1'))).toMatchObject({ row: 'r1' });
    expect(decide({ a: 5 }, bare('FIRST', 'a > 9'))).toMatchObject({ is: 'not-yet', why: 'no-row' });
  });

  test('[RU2] a row that is unknown stops those after it under FIRST, and all of them under UNIQUE', () => {
    expect(decide({ a: 5 }, bare('FIRST', 'b > 1', 'a > 1'))).toMatchObject({ is: 'not-yet', why: 'unknown' });
    expect(decide({ a: 5 }, bare('FIRST', 'a > 1', 'b > 1'))).toMatchObject({ is: 'decided', row: 'r0' });
    expect(decide({ a: 5 }, bare('UNIQUE', 'a > 1', 'b > 1'))).toMatchObject({ is: 'not-yet', why: 'unknown' });
  });
});

describe('[RU3] an expression', () => {
  const types = new Map([
    ...(['a', 'b'] as const).map((name) => [name, 'integer'] as const),
    ['s', 'text'] as const,
    ['t', 'boolean'] as const,
  ]);
  const typed = (text: string) => {
    const tree = feel.parse(text);
    return tree === null ? null : typeOfExpression(tree, types);
  };

  test.each([
    ['a < 3', 'boolean'],
    ['a + b * 2 - 1 >= 30000 * b', 'boolean'],
    ['a between 1 and 3 and not(t) or s = "x"', 'boolean'],
    ['s in ("x", "y")', 'boolean'],
    ['floor(sum([a, b]) / 12)', 'integer'],
    ['max(a, 0)', 'integer'],
    ['-(a - b)', 'integer'],
  ])('%s is let through', (text, type) => {
    expect(typed(text)).toBe(type);
  });

  test.each([
    'if a < 3 then true else false',
    'a = null',
    'a != null',
    's < 3',
    's < "y"',
    'a < "3"',
    'a / b = 5',
    'a / 0 < 5',
    'a / 3 = 1',
    '0.1 + a = 1',
    'c < 3',
    'a in (1, s)',
    'count([a]) = 1',
    'list contains([a], 1)',
    'some x in [a] satisfies x > 0',
    't and a',
    'sum([]) = 0',
    'get or else(a, 1) < 3',
    'a < 3 // < 2',
    'a.b',
    'floor(a, 1)',
    'a <',
    '',
  ])('%s is refused', (text) => {
    expect(typed(text)).not.toBe('boolean');
    expect(typed(text)).not.toBe('integer');
  });

  test('that is let through has a value of its type wherever every name has one, and is unknown where one has none', () => {
    const leaf = fc.constantFrom('a', 'b', '0', '1', '7');
    const number = fc.letrec((tie) => ({
      it: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .tuple(tie('it'), fc.constantFrom('+', '-', '*'), tie('it'))
          .map(([left, how, right]) => `(${left} ${how} ${right})`),
        tie('it').map((one) => `floor(${one} / 3)`),
        fc
          .tuple(fc.constantFrom('sum', 'min', 'max'), tie('it'), tie('it'))
          .map(([how, x, y]) => `${how}([${x}, ${y}])`),
      ),
    })).it;
    const comparison = fc
      .tuple(number, fc.constantFrom('<', '<=', '=', '!=', '>', '>='), number)
      .map(([left, how, right]) => `${left} ${how} ${right}`);
    const small = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(comparison, comparison, small, small, (one, other, a, b) => {
        const text = `(${one}) and (${other}) or not(${one})`;
        expect(typed(text)).toBe('boolean');
        expect(typeof feel.evaluate(text, { a, b })).toBe('boolean');
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});

describe('[RU5] a table is refused', () => {
  const [first, ...others] = table.rows;
  const changed = (change: Partial<DecisionTable>): DecisionTable => ({ ...table, ...change });
  if (first === undefined) throw new Error('no row');

  test.each([
    ['whose row has no example', changed({ examples: table.examples.slice(1) }), 'rows/0 no-example'],
    [
      'whose example comes to another amount',
      changed({ examples: table.examples.map((one) => (one.row === 'grant' ? { ...one, amount: 1 } : one)) }),
      'examples/0 comes-out',
    ],
    [
      'whose example leaves out a fact',
      changed({ examples: table.examples.map((one, at) => (at === 1 ? { ...one, facts: {} } : one)) }),
      'examples/1/facts incomplete',
    ],
    [
      'whose example has a fact that the table does not know',
      changed({
        examples: table.examples.map((one, at) => (at === 1 ? { ...one, facts: { ...one.facts, pets: 1 } } : one)),
      }),
      'examples/1/facts incomplete',
    ],
    [
      'that decides by if',
      changed({ rows: [{ ...first, when: [{ is: 'if able then true else false', says: table.name }] }, ...others] }),
      'rows/0/when/0/is expression',
    ],
    [
      'that grants no amount',
      changed({ rows: [{ ...first, amount: undefined } as never, ...others] }),
      'rows/0 no-amount',
    ],
    ['that refuses without a ground', changed({ grounds: table.grounds.slice(1) }), 'rows/1/ground no-ground'],
    ['that is not said in Russian', changed({ name: { az: 'Ad', en: 'Name' } }), 'name/ru not-said'],
    [
      'that has a fact from nowhere',
      changed({ facts: table.facts.map(({ answer: _, ...fact }) => fact) }),
      'facts/0 no-source',
    ],
    [
      'that has two facts of one name',
      changed({ facts: [...table.facts, ...table.facts.slice(0, 1)] }),
      'facts/8/id twice',
    ],
  ])('%s', (_, wrong, told) => {
    expect(faultsOf(wrong)).toContain(told);
  });
});

test('[CS21] an answer is held against a fact of a register of its own type, and nothing else', () => {
  const matching = (fact: string, at = 0) =>
    faultsOf({
      ...table,
      facts: table.facts.map((one, place) =>
        place === at ? { ...one, matches: { fact, onMismatch: 'ask' as const } } : one,
      ),
    });
  expect(matching('registeredMembers')).toEqual([]);
  for (const other of ['guardian', 'members', 'nothing']) expect(matching(other)).toEqual(['facts/0/matches no-match']);
  expect(matching('registeredMembers', 2)).toEqual(['facts/2/matches no-match']);
});
