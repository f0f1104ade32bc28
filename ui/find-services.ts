import type { LocalText } from '../shared/centre/centre.ts';
import { foldForSearch } from '../shared/words.ts';

/** Finds services by what people type: without the dots and tails of letters, by parts of words, by other words for it. */
export interface Findable {
  readonly name: LocalText;
  readonly keywords: readonly string[];
}
export interface Entry<Service extends Findable> {
  readonly service: Service;
  /** Words of the name in the visitor's language, then in the others, then of the keywords. */
  readonly fields: readonly (readonly string[])[];
}

/** Makes the services of a centre searchable in a language. */
export function searchIndex<Service extends Findable>(
  services: readonly Service[],
  language: string,
): readonly Entry<Service>[] {
  return services.map((service) => ({
    service,
    fields: [
      wordsIn(service.name[language] ?? '', language),
      Object.entries(service.name).flatMap(([code, text]) => (code === language ? [] : wordsIn(text, code))),
      service.keywords.flatMap((keyword) => wordsIn(keyword, language)),
    ],
  }));
}

/** The services that fit every word typed, the best first; endings and slips are forgiven only where nothing fits as typed. */
export function findServices<Service extends Findable>(
  index: readonly Entry<Service>[],
  text: string,
  language: string,
): readonly Service[] {
  const terms = wordsIn(text, language);
  if (terms.length === 0) return [];
  for (const like of [begins, sharesStem, nearly]) {
    const found = scored(index, terms, (word, term) => begins(word, term) || like(word, term));
    if (found.length > 0) return found;
  }
  return [];
}

const wordsIn = (text: string, language: string): readonly string[] =>
  foldForSearch(text, language)
    .split(' ')
    .filter((word) => word !== '');

/** Points by field for a word that begins as typed; a whole word counts half a point more, the first word of a name another half. */
const fieldPoints = [4, 2, 3] as const;

type Likeness = (word: string, term: string) => boolean;
const begins: Likeness = (word, term) => word.startsWith(term);

const shortestStem = 4;
const longestEnding = 3;
/** Languages here put endings on words: pensiyam, пенсию. The same stem and other endings count as alike. */
const sharesStem: Likeness = (word, term) => {
  let same = 0;
  while (same < term.length && term[same] === word[same]) same += 1;
  return same >= shortestStem && same >= term.length - longestEnding && same >= word.length - longestEnding - 1;
};

const shortestForSlip = 4;
/** One slip of the finger: a letter too many, too few, wrong, or two swapped, against the beginning of the word. */
const nearly: Likeness = (word, term) => {
  if (term.length < shortestForSlip) return false;
  let at = 0;
  while (at < term.length && term[at] === word[at]) at += 1;
  const rest = term.slice(at);
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  const tail = word.slice(at);
  return (
    tail.slice(1).startsWith(rest.slice(1)) ||
    tail.startsWith(rest.slice(1)) ||
    tail.slice(1).startsWith(rest) ||
    (rest.length > 1 && tail.startsWith(swapped))
  );
};

const pointsFor = (entry: Entry<Findable>, term: string, like: Likeness): number => {
  let best = 0;
  for (const [index, words] of entry.fields.entries()) {
    for (const [place, word] of words.entries()) {
      if (!like(word, term)) continue;
      const points = (fieldPoints[index] ?? 1) + (word === term ? 0.5 : 0) + (place === 0 ? 0.5 : 0);
      best = Math.max(best, points);
    }
  }
  return best;
};

const scored = <Service extends Findable>(
  index: readonly Entry<Service>[],
  terms: readonly string[],
  like: Likeness,
): readonly Service[] =>
  index
    .map((entry, place) => {
      const points = terms.map((term) => pointsFor(entry, term, like));
      return { entry, place, points: points.includes(0) ? 0 : points.reduce((sum, each) => sum + each, 0) };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.place - b.place)
    .map(({ entry }) => entry.service);
