import { deviceKinds, staffRoles } from '../../../shared/access.ts';
import { CannotStore } from '../store.ts';

/**
 * A damaged file may give another row than the one that was asked for, through an index that no longer fits its table, or a row
 * that nobody wrote. Where rows say who may come in, either is refused rather than believed.
 */
export function mustBeSound<Row extends object>(row: Row, asked: Partial<Row> = {}): Row {
  const values = new Map<string, unknown>(Object.entries(row));
  const isAsked = Object.entries(asked).every(([column, value]) => values.get(column) === value);
  const isWhole = [...values].every(([column, value]) => kinds[column]?.(value) ?? true);
  if (isAsked && isWhole) return row;
  throw new CannotStore('the database is damaged: a row of who may come in is not what was written (npm run verify)');
}

/** The same where there may be none. */
export function soundOrNull<Row extends object>(row: Row | undefined, asked: Partial<Row>): Row | null {
  return row === undefined ? null : mustBeSound(row, asked);
}

/** The one row of a table that has this in a column; undefined if there is none. */
export function soundBy<Row extends object>(
  statement: { get(value: string): Row | undefined },
  column: keyof Row & string,
) {
  return (value: string): Row | undefined => {
    const row = statement.get(value);
    return row === undefined ? undefined : mustBeSound(row, { [column]: value } as Partial<Row>);
  };
}

/** JSON that was written here. */
export function soundJson(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotStore('the database is damaged: what stands in a row is no JSON (npm run verify)');
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isFlag = (value: unknown): boolean => value === 0 || value === 1;
const kinds: { readonly [column: string]: (value: unknown) => boolean } = {
  id: isText,
  login: isText,
  hash: isText,
  user: isText,
  passwordHash: isText,
  role: (value) => staffRoles.some((role) => role === value),
  kind: (value) => deviceKinds.some((kind) => kind === value),
  centre: (value) => value === null || isText(value),
  active: isFlag,
  mustChange: isFlag,
  untried: isFlag,
  approved: isFlag,
};
