import { describe, expect, test } from 'vitest';
import type { Because } from '../../shared/events.ts';
import * as az from '../../shared/text/az.ts';
import * as en from '../../shared/text/en.ts';
import * as ru from '../../shared/text/ru.ts';
import { becauseWords } from '../../ui/because-words.ts';

type Rules = { readonly [Rule in Because['rule']]: Extract<Because, { readonly rule: Rule }> };

/** Every rule by which somebody is called. */
const rules: Rules = {
  'first-come': { rule: 'first-come' },
  booked: { rule: 'booked', at: '10:30' },
  'head-start': { rule: 'head-start', priorityClass: 'veteran', seconds: 1200 },
  accumulated: { rule: 'accumulated', priorityClass: 'infant', rate: 2.5 },
  latest: { rule: 'latest', priorityClass: 'veteran', seconds: 1800 },
  'max-wait': { rule: 'max-wait', service: 'pension', seconds: 2700, tier: 2 },
  'higher-tier': { rule: 'higher-tier', tier: 1 },
  'sent-to-counter': { rule: 'sent-to-counter' },
  'sent-to-clerk': { rule: 'sent-to-clerk' },
  'sent-to-front': { rule: 'sent-to-front' },
  'came-back': { rule: 'came-back' },
  'from-parked': { rule: 'from-parked' },
  'out-of-turn': { rule: 'out-of-turn', reason: 'Faints' },
};
const names = { priorityClass: (id: string) => `<class ${id}>`, service: (id: string) => `<service ${id}>` };
const languages = { az, en, ru };

describe.each(Object.entries(languages))('in %s', (_, { because }) => {
  const said = (why: Because): string => becauseWords(why, because, names);

  test('every rule has words of its own', () => {
    const all = Object.values(rules).map(said);
    expect(all.filter((words) => words.trim().length < 5)).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([
    ['head-start', ['20', '<class veteran>']],
    ['latest', ['30', '<class veteran>']],
    ['max-wait', ['45', '<service pension>']],
    ['accumulated', ['<class infant>']],
    ['out-of-turn', ['Faints']],
  ] as const)('%s names what it goes by', (rule, parts) => {
    for (const part of parts) expect(said(rules[rule])).toContain(part);
  });

  test('an ordinary ticket that overtakes a slow class is of no class', () => {
    const words = said({ rule: 'accumulated', priorityClass: null, rate: 1 });
    expect(words).not.toMatch(/undefined|null|<class/);
    expect(words).not.toBe(said(rules.accumulated));
  });

  test('a lower tier is named by its number', () => {
    expect(said({ rule: 'higher-tier', tier: 2 })).toContain('2');
  });
});

test('in Azerbaijani a tier has the ending of its number', () => {
  const said = (tier: number): string => becauseWords({ rule: 'higher-tier', tier }, az.because, names);
  const endings = ['2-ci', '3-cü', '4-cü', '5-ci', '6-cı', '7-ci', '8-ci', '9-cu', '10-cu'];
  expect(endings.map((_, index) => said(index + 2))).toEqual(endings.map((one) => expect.stringContaining(` ${one} `)));
});
