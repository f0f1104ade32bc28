import { describe, expect, test } from 'vitest';
import { differences, tolerance, written } from './boxes.ts';
import type { Measured } from './measure.ts';
import type { Seen } from './stage.ts';

const part = (text: string, over: Partial<Measured> = {}): Measured => ({
  ...{ kind: 'button', left: 10, top: 20, width: 300, height: 80, text },
  ...over,
});
const state = (name: string, words: readonly string[], over: Partial<Measured> = {}): readonly Seen[] =>
  (['az', 'ru', 'en'] as const).map((language) => ({
    name,
    language,
    faults: [],
    smallest: { px: 41, words: '' },
    contrasts: [],
    letters: {},
    size: [1080, 1920],
    checked: false,
    parts: words.map((text, at) => part(language === 'az' ? text : `${text} ${language}`, { top: at * 100, ...over })),
  }));
const words = ['Geri', 'Əvvələ', 'Nömrə götür', 'Xidmət axtar'];
const all = [...state('home', words), ...state('topic', [...words, 'Səhifə 1']), ...state('empty', [])];
const accepted = written(all);
const changed = (name: string, language: string, at: number, over: Partial<Measured>): readonly Seen[] =>
  all.map((seen) =>
    seen.name === name && seen.language === language
      ? { ...seen, parts: seen.parts.map((one, index) => (index === at ? { ...one, ...over } : one)) }
      : seen,
  );

describe('what is accepted of a screen', () => {
  test('is itself, and tells repeated parts by their number', () => {
    expect(differences(all, accepted)).toEqual([]);
    expect(accepted).toContain('= 0 4');
  });

  test.each(['az', 'ru', 'en'])(
    'a part that moves is told in %s, but not by what another browser may do',
    (language) => {
      const left = 10 + tolerance;
      expect(differences(changed('home', language, 1, { left }), accepted)).toEqual([]);
      const [told = '', ...rest] = differences(changed('home', language, 1, { left: left + 1 }), accepted);
      expect(told).toContain(`home [${language}]: part`);
      expect(told).toContain('10,100 300x80');
      expect(rest).toEqual([]);
    },
  );

  test.each(['az', 'ru', 'en'])('other words are told in %s, however long the text is', (language) => {
    const long = 'a'.repeat(100);
    const before = changed('topic', language, 2, { text: `${long}b` });
    expect(differences(before, written(before))).toEqual([]);
    expect(differences(changed('topic', language, 2, { text: `${long}c` }), written(before))).toHaveLength(1);
  });

  test('a part or a state that comes or goes is told', () => {
    expect(differences(state('home', words.slice(1)), written(state('home', words)))).not.toEqual([]);
    expect(differences(state('home', words), written(state('home', words.slice(1))))).not.toEqual([]);
    expect(differences(all.slice(0, 3), accepted)).toEqual(['topic: is gone', 'empty: is gone']);
    expect(differences(all, written(all.slice(0, 3)))).toEqual(['topic: is new', 'empty: is new']);
  });
});
