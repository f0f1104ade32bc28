import { describe, expect, test } from 'vitest';
import { compare, offBy, runCase, theoryCases, theoryCentre } from '../../scripts/theory-cases.ts';
import { sampleCentre as sample } from '../../server/sample/sample-centre.ts';

const centre = theoryCentre(sample);

/** What stands in the books, beside our own formulas: minutes and shares. */
const known: readonly (readonly number[])[] = [
  [0.4494, 2.247],
  [0.8073, 24.22],
  [0.8333, 50],
  [0.8073, 1.863, 29.81, 24.22],
];

describe('the order of calls against queueing theory', () => {
  test.each(theoryCases.map((one, index) => ({ ...one, index })))('$name', ({ index, ...one }) => {
    const runs = [1, 2].map((seed) => runCase(centre, one, seed, 40_000));
    const compared = compare(one, runs);
    expect(compared.map(({ theory }) => Number(theory.toPrecision(4)))).toEqual(known[index]);
    for (const line of compared) expect(offBy(line, line.controlled ?? line.seen), line.figure).toBeLessThan(0.03);
  });

  test('who goes first changes nobody’s wait on average: the visitors of one seed wait as long in all', () => {
    const [, plain, , strict] = theoryCases;
    if (plain === undefined || strict === undefined) throw new Error('a case is missing');
    const seen = runCase(centre, strict, 3, 30_000);
    // The control is what the same visitors would have waited first come, first served.
    const [line] = compare(strict, [seen]).slice(-1);
    expect(line?.controlled?.standardError).toBeLessThan(0.05);
  });
});
