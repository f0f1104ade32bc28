import { describe, expect, test } from 'vitest';
import centre from '../../server/sample/centre.json' with { type: 'json' };
import type { LocalText } from '../../shared/centre/centre.ts';
import type { KioskService } from '../../shared/views.ts';
import { findServices, searchIndex } from '../../ui/find-services.ts';

const services: readonly KioskService[] = centre.services.map((service) => ({
  id: service.id,
  group: service.group,
  prefix: 'A',
  name: service.name as LocalText,
  documents: service.documents as LocalText[],
  passport: false,
  keywords: service.keywords,
  frequent: service.frequent ?? null,
  ahead: 0,
  unavailable: null,
  estimate: null,
  estimateReason: 'nobody-open-and-no-history',
}));

const ids = (text: string, language: string): readonly string[] =>
  findServices(searchIndex(services, language), text, language).map(({ id }) => id);

describe('search over the sample centre', () => {
  test.each([
    ['az', 'pens', 'labour-pension'],
    ['az', 'PENSİYA', 'labour-pension'],
    ['az', 'əmək pensiyasının', 'labour-pension'],
    ['az', 'emek pens', 'labour-pension'],
    ['az', 'muellim', 'teacher-recruitment'],
    ['az', 'birinci sin', 'first-grade-admission'],
    ['az', 'Işsiz', 'job-seeker-registration'],
    ['ru', 'учёба', 'diploma-recognition'],
    ['ru', 'учеба', 'diploma-recognition'],
    ['ru', 'ДИПЛОМ', 'diploma-recognition'],
    ['en', 'pension', 'labour-pension'],
    ['en', 'first-grade', 'first-grade-admission'],
  ])('%s: what begins like “%s” finds %s', (language, text, expected) => {
    expect(ids(text, language)).toContain(expected);
  });

  test('a word of another language finds the service as well', () => {
    expect(ids('pension', 'az')).toContain('labour-pension');
    expect(ids('диплом', 'en')).toContain('diploma-recognition');
  });

  test('every word typed must fit', () => {
    expect(ids('pensiya yenidən', 'az')).toEqual(['pension-recalculation']);
    expect(ids('pensiya diplom', 'az')).toEqual([]);
  });

  test('a name in the visitor’s language comes before a keyword', () => {
    expect(ids('mediasiya', 'az')[0]).toBe('mediation');
    expect(ids('diploma', 'en')[0]).toBe('diploma-recognition');
  });

  test('other endings of the same word are forgiven', () => {
    expect(ids('пенсию', 'ru')).toContain('labour-pension');
    expect(ids('pensiyam', 'az')).toContain('labour-pension');
  });

  test('one slip of the finger is forgiven', () => {
    expect(ids('dilpom', 'az')).toContain('diploma-recognition');
    expect(ids('dipolm', 'en')).toContain('diploma-recognition');
    expect(ids('medaition', 'en')).toContain('mediation');
    expect(ids('pemsion', 'en')).toContain('labour-pension');
  });

  test('nothing typed finds nothing, and neither does nonsense', () => {
    expect(ids('', 'az')).toEqual([]);
    expect(ids('  .,- ', 'az')).toEqual([]);
    expect(ids('xyzxyz', 'az')).toEqual([]);
  });

  test('each of the services is found by the first words of its own name', () => {
    for (const language of ['az', 'ru', 'en']) {
      const index = searchIndex(services, language);
      for (const service of services) {
        const found = findServices(index, service.name[language] ?? '', language);
        expect(found.map(({ id }) => id)).toContain(service.id);
      }
    }
  });
});

describe('touches that a search takes', () => {
  /** Shown above the keyboard without turning a page. */
  const inSight = 5;
  const lettersFor = (language: string) => {
    const index = searchIndex(services, language);
    const finds = (text: string, id: string): boolean =>
      findServices(index, text, language)
        .slice(0, inSight)
        .some((found) => found.id === id);
    return ({ id, name }: KioskService): number => {
      const words = (name[language] ?? '').toLocaleLowerCase(language).split(/[^\p{L}]+/u);
      const enough = [1, 2, 3].find((count) => words.some((word) => finds(word.slice(0, count), id)));
      return enough ?? Number.POSITIVE_INFINITY;
    };
  };

  test.each(['az', 'ru', 'en'])('are five at the most for every service: %s', (language) => {
    // The search, the letters, the service, the ticket.
    const letters = lettersFor(language);
    const touches = services.map((service) => [service.id, 1 + letters(service) + 2] as const);
    expect(touches.filter(([, count]) => count > 5)).toEqual([]);
  });
});
