import type { Centre } from '../../../../shared/centre/centre.ts';
import { inLanguage } from '../../../../shared/words.ts';
import { readAt } from '../at-path.ts';
import type { Option } from '../fields/plain-fields.tsx';
import type { SetupWords } from '../setup-words.ts';
import { idOf, type ThingList, thingsIn } from '../things/things-model.ts';

/** The things of a list by what they are called, as options. */
export function named(list: ThingList) {
  return (words: SetupWords, document: Centre, language: string): readonly Option[] =>
    thingsIn(document, list).map((thing) => ({
      value: idOf(thing),
      label: thingName(thing, language, document.languages[0]) || words.unnamed,
    }));
}

/** What a thing is called: by its name in a language, else by its code. */
export function thingName(thing: unknown, language: string, fallback?: string): string {
  const name = readAt(thing, 'name');
  if (typeof name === 'string') return name || idOf(thing);
  if (typeof name === 'object' && name !== null)
    return inLanguage(name as { readonly [language: string]: string }, language, fallback) || idOf(thing);
  const prefix = readAt(thing, 'prefix');
  return typeof prefix === 'string' ? `${prefix}${String(readAt(thing, 'first') ?? '')}` : idOf(thing);
}
