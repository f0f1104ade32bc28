import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { againMs, createLateWords, fetchWhen } from '../../ui/late-words.ts';
import { manualClock } from '../fakes/clock.ts';

/** Words that come language by language. */

const lateWords = () => {
  let ruFails = 0;
  const asked: string[] = [];
  const words = createLateWords<string>({
    az: 'Salam',
    ru: async () => {
      asked.push('ru');
      if (ruFails-- > 0) throw new Error('the network is cut');
      return { words: 'Привет' };
    },
    en: async () => {
      asked.push('en');
      return { words: 'Hello' };
    },
  });
  return {
    words,
    asked,
    cut: (times: number) => {
      ruFails = times;
    },
  };
};

test('the built-in words are there at once, the others once they are fetched', async () => {
  const { words, asked } = lateWords();
  expect(words.ready.value).toEqual(['az']);
  expect([words.in('az'), words.in('ru'), words.in('en')]).toEqual(['Salam', 'Salam', 'Salam']);
  expect(await words.fetch()).toBe(true);
  expect(new Set(words.ready.value)).toEqual(new Set(['az', 'ru', 'en']));
  expect([words.in('az'), words.in('ru'), words.in('en')]).toEqual(['Salam', 'Привет', 'Hello']);
  expect(await words.fetch()).toBe(true);
  expect(asked).toEqual(['ru', 'en']);
});

test('a language that does not come holds up no other, and is asked for again until it is there', async () => {
  const { words, asked, cut } = lateWords();
  cut(2);
  const clock = manualClock();
  fetchWhen(() => true, words, clock);
  await clock.advance(0);
  expect(words.ready.value).toEqual(['az', 'en']);
  expect(words.in('ru')).toBe('Salam');
  await clock.advance(againMs);
  expect(words.ready.value).toEqual(['az', 'en']);
  await clock.advance(againMs);
  expect(words.ready.value).toEqual(['az', 'en', 'ru']);
  expect(words.in('ru')).toBe('Привет');
  expect(clock.pending()).toBe(0);
  expect(asked).toEqual(['ru', 'en', 'ru', 'ru']);
});

test('nothing is fetched before the first picture stands', async () => {
  const { words, asked } = lateWords();
  const clock = manualClock();
  const drawn = signal(false);
  fetchWhen(() => drawn.value, words, clock);
  await clock.advance(10 * againMs);
  expect(asked).toEqual([]);
  drawn.value = true;
  await clock.advance(0);
  expect(words.ready.value).toEqual(['az', 'ru', 'en']);
});

test('nothing is asked for any more once it is closed', async () => {
  const { words, asked, cut } = lateWords();
  cut(9);
  const clock = manualClock();
  const fetching = fetchWhen(() => true, words, clock);
  await clock.advance(0);
  fetching.close();
  await clock.advance(10 * againMs);
  expect(asked).toEqual(['ru', 'en']);
});
