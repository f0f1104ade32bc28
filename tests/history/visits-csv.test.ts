import { describe, expect, test } from 'vitest';
import { readVisits } from '../../server/history/visits-csv.ts';
import { header } from './a-past.ts';

/** The header of a file of visits: what it lacks, and what it has too much of. */
describe('a header', () => {
  test.each([
    [header, []],
    [header.split(',').reverse().join(','), []],
    [`${header},counter`, ['line 1: the header has a column too many: "counter"']],
    [`issuedAt,${header}`, ['line 1: the header has a column too many: "issuedAt"']],
    [`${header},`, ['line 1: the header has a column too many: ""']],
    [`${header},colour`, ['line 1: the header has a column too many: "colour"']],
    [`${header},${'x'.repeat(1_000_000)}`, ['line 1: the header is none: it is longer than 2000 letters']],
    [`${header},a\0b`, ['line 1: the header is none: it holds what is no text']],
    [`${header},\u001b[2J`, ['line 1: the header is none: it holds what is no text']],
    [header.replace(',counter', ''), ['line 1: the header lacks counter']],
    ['', ['line 1: there is no header']],
  ])('%.200s', (line, problems) => {
    expect(readVisits(`${line}\n`).problems).toEqual(problems);
  });
});
