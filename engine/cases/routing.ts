import type { Case } from '../../shared/cases/cases.ts';
import type { CaseLists, RoutingRow } from '../../shared/cases/cases-schema.ts';
import { foldForSearch } from '../../shared/words.ts';

/**
 * [CS2] The first row of the routing table that holds for a case: all that the row names has to. `words` is the text of the case; a row
 * that names words holds where one of them begins a word of it. null = no row does: the registrar routes it.
 */
export function routeOf(
  { caseRouting = [] }: Pick<CaseLists, 'caseRouting'>,
  of: Pick<Case, 'kind' | 'topic' | 'language'>,
  words: string,
): RoutingRow | null {
  const says = sayingIn(words, of.language);
  const holds = (row: RoutingRow): boolean =>
    (row.kind === undefined || row.kind === of.kind) &&
    (row.topic === undefined || row.topic === of.topic) &&
    (row.words === undefined || row.words.some(says));
  return caseRouting.find(holds) ?? null;
}

/** [CS2] The same for a person to read: the row with what of it holds, and the word that the text has. */
export function proposalOf(
  centre: Pick<CaseLists, 'caseRouting'>,
  of: Pick<Case, 'kind' | 'topic' | 'language'>,
  words: string,
) {
  const row = routeOf(centre, of, words);
  if (row === null) return null;
  const { id, department, kind = null, topic = null } = row;
  return { department, row: id, kind, topic, word: row.words?.find(sayingIn(words, of.language)) ?? null };
}

/** Whether a word of a text begins so, whatever its case and its marks. */
const sayingIn = (words: string, language: string): ((word: string) => boolean) => {
  const spoken = ` ${foldForSearch(words, language)}`;
  return (word) => spoken.includes(` ${foldForSearch(word, language)}`);
};
