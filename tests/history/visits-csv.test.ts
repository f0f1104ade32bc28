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
    [`${header},,,`, []],
    [header.replace(',counter', ',,counter'), ['line 1: the header has a column too many: ""']],
    [header.toUpperCase(), []],
    [`${header.replaceAll(',', ';')};`, []],
    [`"${header.replaceAll(',', '"\t"')}"`, []],
    [`${header.replaceAll(',', ';')};colour`, ['line 1: the header has a column too many: "colour"']],
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

/** What Excel saves in Azerbaijani or Russian: its list separator, its dates, and rows and columns that nobody filled. */
describe('a file that a spreadsheet saved', () => {
  const excel = [
    '\uFEFFCentre;Ticket;Service;Priority;IssuedAt;CalledAt;StartedAt;EndedAt;Counter;Outcome;;',
    'Old hall;A1;"Pension; first";;03.03.2025 9:00:00;03.03.2025 9:05;;;;;;',
    'Old hall;A2;b;;3.3.2025 10:00;2025-03-03 10:02:00',
    '  ;;;;;;;;;;;',
    ';;;;;;;;;;;',
    '',
  ].join('\r\n');
  const at = (text: string): number => Date.parse(text);

  test('gives its visits, in the zone that was named', () => {
    const { visits, problems } = readVisits(excel, 'Asia/Baku');
    expect(problems).toEqual([]);
    expect(
      visits.map(({ line, ticket, service, issuedAt, offset, calledAt, counter }) => [
        [line, ticket, service, counter],
        [issuedAt, offset, calledAt],
      ]),
    ).toEqual([
      [
        [2, 'A1', 'Pension; first', null],
        [at('2025-03-03T09:00+04:00'), 14_400_000, at('2025-03-03T09:05+04:00')],
      ],
      [
        [3, 'A2', 'b', null],
        [at('2025-03-03T10:00+04:00'), 14_400_000, at('2025-03-03T10:02+04:00')],
      ],
    ]);
  });

  test('its times are refused where no zone was named', () => {
    expect(readVisits(excel).problems).toEqual([
      'line 2: issuedAt has no time zone offset: 03.03.2025 9:00:00',
      'line 3: issuedAt has no time zone offset: 3.3.2025 10:00',
    ]);
  });

  test.each([
    ['31.02.2025 9:00', 'is no time: 31.02.2025 9:00'],
    ['03.03.2025 24:00', 'is no time: 03.03.2025 24:00'],
    ['3/3/2025 9:00', 'is no time: 3/3/2025 9:00'],
    ['03.03.25 9:00', 'is no time: 03.03.25 9:00'],
    ['2025-03-03T09:00:00', null],
    ['2025-03-03T09:00:00.250', null],
    ['2025-03-03T09:00:00-25:00', 'is no time: 2025-03-03T09:00:00-25:00'],
  ])('%s', (time, problem) => {
    const { problems } = readVisits(`${header}\nOld hall,A1,a,,${time},,,,,\n`, 'Asia/Baku');
    expect(problems).toEqual(problem === null ? [] : [`line 2: issuedAt ${problem}`]);
  });

  test('a time that a change of clocks skips moves on, one that it repeats is the first', () => {
    const rows = ['30.03.2025 02:30', '26.10.2025 02:30'].map((time, at) => `Old hall,A${at},a,,${time},,,,,`);
    expect(readVisits([header, ...rows].join('\n'), 'Europe/Berlin').visits.map(({ issuedAt }) => issuedAt)).toEqual([
      at('2025-03-30T03:30+02:00'),
      at('2025-10-26T02:30+02:00'),
    ]);
  });

  test('more fields than heads, or fewer than are needed, are a bad row', () => {
    expect(readVisits(`${header}\nOld hall,A1,a,,2025-03-03T09:00Z,,,,,,x\nOld hall,A2,a\n`).problems).toEqual([
      'line 2: 11 fields where the header has 10',
      'line 3: 3 fields where the header has 10',
    ]);
  });
});
