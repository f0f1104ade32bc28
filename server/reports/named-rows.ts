import type { Label } from '../../shared/labels.ts';
import type { ReportKey } from '../../shared/reports/figures.ts';
import type { PersonNameOf } from '../access/display-names.ts';
import type { NameOf } from '../centre/past-names.ts';

/** How rows of the past are called: by what was true in the range, the newest name counting (docs/figures.md, "Names"). */
export interface RowNames {
  readonly nameOf: NameOf;
  readonly personOf: PersonNameOf;
  /** When the range ends (ms). */
  readonly until: number;
}

/** The name of a row's key; null where the key says it all, and for what never had a name. */
export function rowName(by: ReportKey, key: string, { nameOf, personOf, until }: RowNames): Label | null {
  switch (by) {
    case 'day':
    case 'hour':
    case 'origin':
    case 'channel':
      return null;
    case 'clerk': {
      const name = personOf(key, until);
      return name === key ? null : name;
    }
    case 'service':
    case 'counter':
    case 'class':
      return nameOf(by, key, until);
  }
}

/** The same rows with their names. */
export function namedRows<Row extends { readonly key: string }>(
  by: ReportKey,
  rows: readonly Row[],
  names: RowNames,
): (Row & { name: Label | null })[] {
  return rows.map((row) => ({ ...row, name: rowName(by, row.key, names) }));
}
