import { byAlphabet } from '../../shared/alphabet.ts';
import type { Label } from '../../shared/labels.ts';
import { inLanguage } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';

/** What the row of a key is called, as its figures came with names; else the key itself. */
export function useRowNames(rows: readonly NamedRow[], office: Office): (key: string) => string {
  const { language } = useWords();
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return (key) => {
    const name = names.get(key) ?? key;
    return typeof name === 'string' ? name : inLanguage(name, language, office.names.centre.value?.languages[0]);
  };
}

interface NamedRow {
  readonly key: string;
  readonly name?: Label | null;
}

/** The order of keys: in time as they are, others as they are called. */
export function useKeyOrder(isTime: boolean, rowWord: (key: string) => string): (a: string, b: string) => number {
  const { language, alphabet } = useWords();
  const compare = byAlphabet(alphabet, language);
  return (a, b) => (isTime ? (a < b ? -1 : a > b ? 1 : 0) : compare(rowWord(a), rowWord(b)));
}
