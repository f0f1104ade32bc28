import { describe, expect, test } from 'vitest';
import { finOfZone } from '../../server/access/document-zone.ts';
import { cardZone, olderCardZone, passportZone } from '../support/document-zones.ts';

/** [SE8] What the machine-readable zone of an identity document says, and what of it is believed. */

const fin = '5ABC12D';
const read = (lines: readonly string[], between = '\n'): string => {
  const said = finOfZone(lines.join(between));
  return said.ok ? said.value : said.refusal.code;
};
/** The same with the next digit at a place. */
const changed = (lines: readonly string[], line: number, place: number): string[] =>
  lines.map((text, at) =>
    at === line ? text.slice(0, place) + ((Number(text[place]) + 1) % 10) + text.slice(place + 1) : text,
  );

const documents = [
  ['a card of today', cardZone, { number: [0, 14], birth: [1, 6], expiry: [1, 14], whole: [1, 29] }],
  ['an older card', olderCardZone, { number: [1, 9], birth: [1, 19], expiry: [1, 27], whole: [1, 35] }],
  ['a passport', passportZone, { number: [1, 9], birth: [1, 19], expiry: [1, 27], own: [1, 42], whole: [1, 43] }],
] as const;

describe.each(documents)('%s', (_name, zone, digits) => {
  test('has the FIN, with ends of lines or without, and where it never ends or has ended too', () => {
    expect(read(zone({ fin }))).toBe(fin);
    expect(read(zone({ fin }), '')).toBe(fin);
    expect(read(zone({ fin, expires: '<<<<<<' }))).toBe(fin);
    expect(read(zone({ fin, expires: '010101' }))).toBe(fin);
  });

  test.each(Object.entries(digits))('is not believed with another check digit: %s', (_digit, [line, place]) => {
    expect(read(changed(zone({ fin }), line, place))).toBe('unread-document');
  });

  test('is not believed where a letter of the FIN was read wrong', () => {
    expect(read(zone({ fin }).map((line) => line.replace(fin, '5ABC12E')))).toBe('unread-document');
  });

  test('has no FIN where it is of another country, or what stands there is none', () => {
    expect(read(zone({ fin, state: 'TUR' }))).toBe('no-fin');
    expect(read(zone({ fin: '5ABO12D' }))).toBe('no-fin');
    expect(read(zone({ fin: '' }))).toBe('no-fin');
  });
});

test('lines that are no document are not read: too few, too many, of other lengths, in another order', () => {
  const [first = '', second = '', third = ''] = cardZone({ fin });
  for (const lines of [
    [],
    [first],
    [first, second],
    [first, second, third, third],
    [first.slice(1), second, third],
    [`${first}<`, second, third],
    [second, first, third],
  ])
    expect(read(lines), lines.join(' ')).toBe('unread-document');
});
