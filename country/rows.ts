import type { CountryCentre, CountryTrouble } from '../shared/country/country.ts';
import { foldForSearch } from '../shared/words.ts';
import { say } from '../ui/words.ts';

/** The rows of the board, and what they are chosen by. */

/** A centre as its row shows it. While nothing of it changes it is the same object, and its row is not drawn again. */
export interface BoardRow {
  readonly centre: CountryCentre;
  readonly troubles: readonly CountryTrouble[];
  /** Its figures are of then (ISO) and stand still; null = they are live. */
  readonly asOf: string | null;
}

export const rowFilters = [
  'all',
  'wrong',
  'emergency',
  'cut',
  'nobody-open',
  'long-wait',
  'behind',
  'closed',
  'practice',
] as const;
export type RowFilter = (typeof rowFilters)[number];

/** What a centre is called: its name, else its id. */
export function centreName({ id, name, languages }: CountryCentre, language: string): string {
  return name === null ? id : say(name, language, languages) || id;
}

/** Whether a text stands in the name of a centre, in any of its languages, or in its id; without marks and cases. Nothing = in all. */
export function isNamed({ id, name }: Pick<CountryCentre, 'id' | 'name'>, text: string, language: string): boolean {
  const wanted = foldForSearch(text, language);
  if (wanted === '') return true;
  const names = Object.entries(name ?? {}).map(([code, said]) => foldForSearch(said, code));
  return [...names, foldForSearch(id, 'en')].some((one) => one.includes(wanted));
}

/** Whether a row stands under a filter. */
export function fits({ centre, troubles }: BoardRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'wrong':
      return troubles.length > 0;
    case 'closed':
      return centre.hall !== null && !centre.hall.day.open;
    case 'practice':
      return centre.hall?.day.practice === true;
    case 'emergency':
    case 'cut':
    case 'nobody-open':
    case 'long-wait':
    case 'behind':
      return troubles.includes(filter);
  }
}
