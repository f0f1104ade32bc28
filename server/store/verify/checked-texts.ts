import type { KeptCaseText } from '../cases.ts';

/** What stands beside some cases of a centre, for a check; null = it is not there, or has been erased. */
export interface CheckedTexts {
  /** What is written of who asked. */
  about(id: string): string | null;
  /** A text of a case. */
  body(id: string, text: string): string | null;
  /** All texts of a case. */
  all(id: string): readonly KeptCaseText[];
}

/** The same out of what was read. */
export function checkedTexts(
  people: readonly { readonly case: string; readonly about: string }[],
  texts: readonly KeptCaseText[],
): CheckedTexts {
  const abouts = new Map(people.map((one) => [one.case, one.about]));
  const ofCase = Map.groupBy(texts, (text) => text.case);
  return {
    about: (id) => abouts.get(id) ?? null,
    body: (id, of) => ofCase.get(id)?.find((text) => text.id === of)?.body ?? null,
    all: (id) => ofCase.get(id) ?? [],
  };
}
