import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessWords } from '../../kiosk/access/access-words.ts';
import { stepAfter, steps, usualStep } from '../../kiosk/access/loudness.ts';
import { actionOf } from '../../kiosk/access/pad.ts';
import { allOf, newsOf, type Said } from '../../kiosk/access/said.ts';
import type { Control, Seen } from '../../kiosk/access/seen.ts';
import { spokenForm } from '../../kiosk/access/spoken-form.ts';
import { keysOf, kioskKeyNames, usualKeys } from '../../shared/devices/usual-keys.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { saidSigns } from '../../shared/voice/spoken/said-text.ts';

/** What a kiosk says to those who only hear it. */

const words = accessWords('az');
const screen: Seen = {
  language: 'az',
  title: 'Pensiya',
  lines: [
    { text: 'Növbədə 3 nəfər', isLive: false },
    { text: 'Nömrəniz yazılır.', isLive: true },
  ],
  page: null,
  warning: null,
  focus: null,
  controls: 7,
  typed: null,
  hasCode: false,
  isPrivate: false,
};
const take: Control = {
  ...{ name: 'Nömrə götür', about: '', at: 2, of: 7, language: '' },
  ...{ isField: false, isPressed: false, isOff: false },
};
const texts = (said: readonly Said[]): readonly string[] => said.map(({ text }) => text);

describe('a screen', () => {
  test('says its heading, all that is to read, and how many choices there are', () => {
    const said = allOf({ ...screen, page: { at: 2, of: 3 } }, words);
    expect(texts(said)).toEqual([
      ...['Pensiya', 'Növbədə 3 nəfər', 'Nömrəniz yazılır.', 'Səhifə 2, cəmi 3'],
      'Seçimlərin sayı: 7. Növbəti düyməsini basın.',
    ]);
    expect(new Set(said.map(({ language }) => language))).toEqual(new Set(['az']));
  });

  test('that is another is said whole; of the same one only what is news', () => {
    const other = { ...screen, title: 'Müavinət' };
    expect(newsOf(screen, other, words)).toEqual(allOf(other, words));
    expect(newsOf(screen, { ...screen, language: 'ru' }, accessWords('ru'))[0]).toEqual({
      text: 'Pensiya',
      language: 'ru',
    });
    expect(newsOf(screen, screen, words)).toEqual([]);
    const slow = { ...screen, lines: [...screen.lines.slice(0, 1), { text: 'Server cavab verməyib', isLive: true }] };
    expect(texts(newsOf(screen, slow, words))).toEqual(['Server cavab verməyib']);
    const quiet = { ...screen, lines: [{ text: 'Növbədə 4 nəfər', isLive: false }, ...screen.lines.slice(1)] };
    expect(newsOf(screen, quiet, words)).toEqual([]);
  });

  test('says a choice with its place and how it stands, its name in its own language', () => {
    expect(texts(newsOf(screen, { ...screen, focus: take }, words))).toEqual(['Nömrə götür', 'Seçim 2, cəmi 7']);
    const russian = { ...take, name: 'Русский', language: 'ru', isPressed: true, isOff: true };
    expect(newsOf(screen, { ...screen, focus: russian }, words)).toEqual([
      { text: 'Русский', language: 'ru' },
      { text: 'Seçilib. İndi seçilə bilməz. Seçim 2, cəmi 7', language: 'az' },
    ]);
    const pressed = { ...screen, focus: { ...take, isPressed: true } };
    expect(texts(newsOf({ ...screen, focus: take }, pressed, words))).toEqual([
      'Nömrə götür',
      'Seçilib. Seçim 2, cəmi 7',
    ]);
  });

  test('tells once that it will go, and that any key keeps it', () => {
    const warned = { ...screen, warning: 'Davam edirsiniz? Ekran 20 saniyədən sonra əvvələ qayıdacaq.' };
    expect(texts(newsOf(screen, warned, words))).toEqual([warned.warning, words.anyKey]);
    expect(newsOf(warned, { ...warned, warning: 'Davam edirsiniz? Ekran 19 saniyədən sonra' }, words)).toEqual([]);
  });

  test('with the code of a booking says, in place of the code, that it stands on the paper', () => {
    const sent = { ...screen, title: 'Müraciətiniz göndərildi Kodunuz', hasCode: true };
    expect(texts(newsOf(screen, sent, words)).slice(0, 2)).toEqual([sent.title, words.codeOnPaper]);
    expect(words.codeOnPaper).toMatch(/vərəqdədir/);
    expect(texts(allOf(screen, words))).not.toContain(words.codeOnPaper);
  });

  test('where an appeal is written says that what is typed is not said, and never a letter of it', () => {
    const told = texts(allOf({ ...screen, isPrivate: true }, words));
    expect(told).toContain(words.typedUnsaid);
    const typed = (length: number, field: string): Seen => ({ ...screen, typed: { length, last: null, field } });
    expect(texts(newsOf(typed(4, 'name'), typed(5, 'name'), words))).toEqual([words.entered(5)]);
    expect(texts(newsOf(typed(5, 'name'), typed(0, 'surname'), words))).toEqual([]);
  });

  test('says once of what a control is a part, and what is wrong with it', () => {
    const about = 'Cinsiniz. Birini seçin';
    const at = (place: number): Seen => ({ ...screen, focus: { ...take, about, at: place } });
    expect(texts(newsOf(screen, at(2), words)).join(' ')).toContain(about);
    expect(texts(newsOf(at(2), at(3), words)).join(' ')).not.toContain(about);
  });

  test('never says what is typed where others may not know it: only how much it is', () => {
    const typing = (length: number, last: string | null): Seen => ({ ...screen, typed: { length, last } });
    expect(texts(newsOf(typing(2, null), typing(3, null), words))).toEqual(['İşarə yazıldı. Cəmi 3.']);
    expect(texts(newsOf(typing(3, null), typing(2, null), words))).toEqual(['Silindi. Qalan: 2.']);
    expect(texts(newsOf(typing(0, null), typing(1, 'M'), words))).toEqual(['M']);
  });
});

describe('a text as it is read', () => {
  test('has numbers of tickets as they are called, and ranges in words', () => {
    expect(spokenForm('Nömrəniz A042', 'az')).toEqual(['Nömrəniz A, sıfır qırx iki']);
    expect(spokenForm('Ваш номер A042', 'ru')).toEqual(['Ваш номер а, ноль сорок два']);
    expect(spokenForm('Your number is A042', 'en')).toEqual(['Your number is A, zero four two']);
    expect(spokenForm('təxminən 10–15\u00a0dəqiqə', 'az')).toEqual(['təxminən 10 ilə 15 arası dəqiqə']);
    expect(spokenForm('примерно 10\u2060–\u206015 минут', 'ru')).toEqual(['примерно от 10 до 15 минут']);
    expect(spokenForm(' ', 'az')).toEqual([]);
  });

  test('is whatever it is such as the server takes, and nothing of it is lost but signs that give orders', () => {
    const pattern = new RegExp(saidSigns, 'u');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 2000 }),
        fc.constantFrom(...screenLanguages),
        (text, language) => {
          for (const piece of spokenForm(text, language)) expect(piece).toMatch(pattern);
        },
      ),
    );
    const long = Array.from({ length: 300 }, (_, at) => `söz${at}.`).join(' ');
    expect(spokenForm(long, 'az').join(' ')).toBe(long);
  });
});

describe('the keys', () => {
  test('of a kiosk do what its setting says; the rest what they usually do', () => {
    const idle = { speaks: false, types: false };
    for (const name of kioskKeyNames) expect(actionOf(usualKeys[name], usualKeys, idle)).toBe(name);
    const keys = keysOf({ next: 'F15', speech: 'F16' });
    expect([actionOf('F15', keys, idle), actionOf('F16', keys, idle), actionOf('PageUp', keys, idle)]).toEqual([
      ...['next', 'speech', 'previous'],
    ]);
    expect(actionOf('PageDown', keys, idle)).toBeNull();
  });

  test('with arrows lead in order while it speaks, but not within what is typed', () => {
    const keys = keysOf();
    expect(actionOf('ArrowDown', keys, { speaks: false, types: false })).toBeNull();
    expect(actionOf('ArrowDown', keys, { speaks: true, types: true })).toBe('next');
    expect(actionOf('ArrowLeft', keys, { speaks: true, types: true })).toBeNull();
    expect(actionOf('ArrowLeft', keys, { speaks: true, types: false })).toBe('previous');
  });

  test('of loudness go up by steps, and from the loudest to the quietest', () => {
    const walked = [usualStep];
    for (let at = 0; at < steps.length; at += 1) walked.push(stepAfter(walked.at(-1) ?? 0));
    expect(walked).toEqual([3, 4, 5, 1, 2, 3]);
    expect([...steps].sort((a, b) => a - b)).toEqual([...steps]);
  });
});
