import { expect, test } from 'vitest';
import { linesFound } from '../../counter/search.ts';
import { namesNumber } from '../../shared/tickets/ticket-number.ts';

test.each([
  ...[
    'A001',
    'a001',
    ' A 001 ',
    'a-001',
    '001',
    '1',
    '01',
    'А001',
    'а-1',
    'Ａ００１',
    'A–001',
    'A\u00a0001',
    'A—1',
    '№ 1',
    'A.001',
    'A001,',
    '(A001)',
    '«A001»',
    "A'1",
    'A+1',
    'A·001',
    'A001\u200f',
    '\u2066A001\u2069',
    'A\u202f001',
    'A\u3000001',
    'A\u00ad1',
    'Α001',
    'A٠٠١',
    'A۰۰۱',
    'AO1',
    'АО1',
    'a0o1',
    'bilet A001',
    'BİLET A-1',
    'Nömrə: 1',
    'Талон А001',
    'талон № а-1',
    'номер 001',
    'Ticket no. A001',
  ].map((typed) => [typed, 'A001']),
  ...['В', 'С', 'Е', 'Н', 'К', 'М', 'О', 'Р', 'Т', 'Х'].map((letter, at) => [
    `${letter.toLowerCase()}7`,
    `${'BCEHKMOPTX'[at]}007`,
  ]),
  ...['i12', 'İ12', 'ı12', 'I-012', 'i\u030712'].map((typed) => [typed, 'I012']),
  ['a001', 'А001'],
  ...['ə1', 'Ə-01', 'ә1', 'Ә001'].map((typed) => [typed, 'Ə001']),
  ...['ö7', 'o\u03087', 'Ö007'].map((typed) => [typed, 'Ö007']),
  ['ş7', 'Ş007'],
  ['ç7', 'Ç007'],
  ['ğ7', 'Ğ007'],
  ['oo1', 'OO1'],
  ['o12', 'O012'],
  ['0', 'A000'],
  ['12', '012'],
])('%j finds %s', (typed, number) => {
  expect(namesNumber(typed, number)).toBe(true);
});

test.each([
  ['Талон B1', 'A001'],
  ['bilet', 'A001'],
  ['biletA001', 'A001'],
  ['stol A001', 'A001'],
  ['A1', 'A010'],
  ['A001', 'B001'],
  ['11', 'A001'],
  ['A', 'A001'],
  ['', 'A001'],
  ['  ', 'A001'],
  ['-', 'A001'],
  ['AA1', 'A001'],
  ['ş7', 'S007'],
  ['ə1', 'E001'],
  ['001', 'O002'],
  ['A1O', 'A001'],
  ['o12', 'A012'],
  ['(-)', 'A001'],
])('%j does not find %s', (typed, number) => {
  expect(namesNumber(typed, number)).toBe(false);
});

test.each([
  ['а1', ['A001']],
  ['1', ['A001', 'B001']],
  ['b-001', ['B001']],
  ['pens', ['B001']],
  ['', ['A001', 'B001']],
  ['c1', []],
])('%j typed over a list of the counter leaves %j', (typed, numbers) => {
  const lines = [
    { number: 'A001', service: 'school' },
    { number: 'B001', service: 'pension' },
  ];
  const nameOf = (service: string): string => (service === 'pension' ? 'Əmək pensiyası' : 'Məktəb');
  expect(linesFound(typed, lines, nameOf, 'az').map(({ number }) => number)).toEqual(numbers);
});
