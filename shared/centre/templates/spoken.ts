import type { Centre, LocalText } from '../centre.ts';
import { withTexts } from '../centre-texts.ts';

/** A document that speaks these languages and no others, the first of them its own: what it says in others is left out. */
export function inLanguages(document: Centre, languages: readonly string[]): Centre {
  const [first = 'az'] = languages;
  const before = document.languages[0] ?? 'az';
  const text = (said: LocalText): LocalText => {
    const own = Object.fromEntries(
      languages.flatMap((language) => (language in said ? [[language, said[language] ?? '']] : [])),
    );
    // What falls back to the first language must be said in it.
    const spare = said[before] ?? Object.values(said)[0];
    return first in own || spare === undefined ? own : { [first]: spare, ...own };
  };
  return { ...withTexts(document, text), languages: [...languages] };
}
