import { say } from '../../ui/words.ts';
import { type BoardRow, centreName } from '../rows.ts';

/** The centres as the map has them: by the part of the country that their documents name. */
export interface Region {
  /** Empty = they name none. */
  readonly name: string;
  readonly rows: readonly BoardRow[];
  /** In how many something is wrong. */
  readonly wrong: number;
}

/** Regions by name, those without one last, and in each its centres by name: a tile stays where it was, whatever happens. */
export function regionsOf(rows: readonly BoardRow[], language: string): readonly Region[] {
  const names = new Intl.Collator(language, { numeric: true });
  const byName = Map.groupBy(rows, ({ centre }) => regionName(centre, language));
  return [...byName]
    .map(([name, found]) => ({
      name,
      rows: found.toSorted(
        (a, b) =>
          names.compare(centreName(a.centre, language), centreName(b.centre, language)) ||
          names.compare(a.centre.id, b.centre.id),
      ),
      wrong: found.filter(({ troubles }) => troubles.length > 0).length,
    }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || names.compare(a.name, b.name));
}

const regionName = ({ region, languages }: BoardRow['centre'], language: string): string =>
  region === null ? '' : say(region, language, languages).trim();
