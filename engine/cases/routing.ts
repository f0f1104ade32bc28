import type { Case } from '../../shared/cases.ts';
import type { CaseLists, RoutingRow } from '../../shared/cases-schema.ts';
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
  const spoken = ` ${foldForSearch(words, of.language)}`;
  const says = (word: string): boolean => spoken.includes(` ${foldForSearch(word, of.language)}`);
  const holds = (row: RoutingRow): boolean =>
    (row.kind === undefined || row.kind === of.kind) &&
    (row.topic === undefined || row.topic === of.topic) &&
    (row.words === undefined || row.words.some(says));
  return caseRouting.find(holds) ?? null;
}
