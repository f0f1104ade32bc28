import { countryTroubles } from '../shared/country/country.ts';
import { type BoardRow, centreName } from './rows.ts';

/** In which order the centres stand. */

export const rowColumns = ['name', 'wrong', 'waiting', 'longest', 'counters', 'level', 'heard', 'behind'] as const;
export type RowColumn = (typeof rowColumns)[number];

/** By a column, the worst of it first, names from the first; or turned round. */
export interface RowSort {
  readonly column: RowColumn;
  readonly turned: boolean;
}

/** Rows in order at `now` (ms). Those without a figure in the column stand last either way; equal ones with what is wrong first, then by name. */
export function sortRows(
  rows: readonly BoardRow[],
  { column, turned }: RowSort,
  now: number,
  language: string,
): readonly BoardRow[] {
  const names = new Intl.Collator(language);
  const keyed = rows.map((row) => ({
    row,
    name: centreName(row.centre, language),
    bad: badness(row, column, now),
    wrong: wrongness(row),
    longest: longestSeconds(row, now),
  }));
  type Keyed = (typeof keyed)[number];
  const byName = (a: Keyed, b: Keyed): number =>
    names.compare(a.name, b.name) || names.compare(a.row.centre.id, b.row.centre.id);
  const way = turned ? -1 : 1;
  const byColumn = (a: Keyed, b: Keyed): number => {
    if (column === 'name') return way * byName(a, b);
    if (a.bad === null || b.bad === null) return Number(a.bad === null) - Number(b.bad === null);
    return way * (b.bad - a.bad);
  };
  return keyed
    .sort((a, b) => byColumn(a, b) || b.wrong - a.wrong || (b.longest ?? 0) - (a.longest ?? 0) || byName(a, b))
    .map(({ row }) => row);
}

/** How long the one who waits longest has waited (s), until `now` (ms) or until the centre was heard of last; null where nobody does. */
export function longestSeconds({ centre, asOf }: BoardRow, now: number): number | null {
  const since = centre.hall?.longestSince ?? null;
  const until = asOf === null ? now : Date.parse(asOf);
  return since === null ? null : Math.max(0, Math.floor((until - Date.parse(since)) / 1000));
}

/** Whole seconds since a centre was heard of; null = never. */
export function silentSeconds({ heardAt }: BoardRow['centre'], now: number): number | null {
  return heardAt === null ? null : Math.max(0, Math.floor((now - Date.parse(heardAt)) / 1000));
}

/** The worst that is wrong counts, then how much else is: larger is worse. */
const wrongness = ({ troubles }: BoardRow): number => {
  const worst = troubles[0];
  if (worst === undefined) return 0;
  return (countryTroubles.length - countryTroubles.indexOf(worst)) * 100 + troubles.length;
};

/** How bad the figure of a column is: larger is worse; null = there is none. */
const badness = (row: BoardRow, column: RowColumn, now: number): number | null => {
  const { hall, today, behind, said } = row.centre;
  switch (column) {
    case 'name':
      return null;
    case 'wrong':
      return wrongness(row);
    case 'waiting':
      return hall?.waiting ?? null;
    case 'longest':
      return longestSeconds(row, now);
    case 'counters':
      return hall === null ? null : -hall.counters.open;
    case 'level':
      return today?.serviceLevel == null ? null : -today.serviceLevel;
    case 'heard':
      return silentSeconds(row.centre, now) ?? Number.MAX_SAFE_INTEGER;
    case 'behind':
      return behind + (said?.queue ?? 0);
  }
};
