import type { Centre, LocalText } from '../centre/centre.ts';

/** [K3] What is wrong with the reasons that a document lists for ratings. */
export function* ratingsFaults({ ratingReasons = [], languages }: Centre): Iterable<RatingsFault> {
  const seen = new Set<string>();
  const [language = 'az'] = languages;
  for (const [at, { id, name }] of ratingReasons.entries()) {
    if (seen.has(id)) yield { path: `ratingReasons/${at}/id`, code: 'twice', params: { id } };
    seen.add(id);
    if ((name[language] ?? '').trim() === '')
      yield { path: `ratingReasons/${at}/name/${language}`, code: 'missing', params: {} };
  }
}

/** Their texts, with their paths. */
export function ratingsTexts({ ratingReasons = [] }: Centre): readonly (readonly [path: string, text: LocalText])[] {
  return ratingReasons.map(({ name }, at) => [`ratingReasons/${at}/name`, name]);
}

export interface RatingsFault {
  readonly path: string;
  readonly code: 'twice' | 'missing';
  readonly params: { readonly [name: string]: string };
}
