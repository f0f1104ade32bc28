import type { Connection, Session } from './database.ts';
import { migrations } from './migrate.ts';

/**
 * What of the tables, their columns, indexes, rules and triggers is not as this program makes it. It is held against tables made in a
 * schema of their own, which is taken back. Where nothing may be written nothing is said: a standby has what its primary has.
 */
export function schemaFaults(connection: Connection): Promise<readonly string[]> {
  return connection.read(async (to) => {
    if ((await to.get<{ only: boolean }>(isReadOnly))?.only === true) return [];
    await to.exec('BEGIN');
    try {
      const present = new Map((await to.all<Part>(parts)).map(({ name, made }) => [name, made]));
      const off = await to.all<{ name: string }>(switchedOff);
      return [
        ...differences(present, await expected(to)),
        ...off.map(({ name }) => `a trigger of ${name} is switched off`),
      ];
    } finally {
      await to.exec('ROLLBACK');
    }
  });
}

interface Part {
  readonly name: string;
  readonly made: string;
}

const differences = (present: Map<string, string>, wanted: readonly Part[]): readonly string[] => {
  const faults = wanted.flatMap(({ name, made }) => {
    const found = present.get(name);
    present.delete(name);
    if (found === undefined) return [`the ${name} is missing`];
    return found === made ? [] : [`the ${name} is not as the program made it`];
  });
  // An index or a table more does no harm; a trigger or a rule may.
  const more = [...present.keys()].filter((name) => /^(trigger|rule) /.test(name));
  return [...faults, ...more.map((name) => `the ${name} is none of ours`)];
};

/** What a new database would have. */
const expected = async (to: Session): Promise<readonly Part[]> => {
  await to.exec('CREATE SCHEMA as_made; SET LOCAL search_path TO as_made');
  for (const sql of migrations()) await to.exec(sql);
  return to.all<Part>(parts);
};

const isReadOnly = "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool AS only";

/** Those of the tables that a session sees first; parts of a table are as the table is. */
const parts = `WITH own AS (
    SELECT oid, relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition)
  SELECT name, replace(made, current_schema() || '.', '') AS made FROM (
    SELECT 'column ' || relname || '.' || attname AS name,
      concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity, pg_get_expr(adbin, adrelid)) AS made
    FROM own JOIN pg_attribute ON attrelid = own.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef ON adrelid = own.oid AND adnum = attnum
    UNION ALL SELECT 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) || ' ' || indisvalid
    FROM own JOIN pg_index ON indrelid = own.oid
    UNION ALL SELECT 'rule ' || relname || '.' || conname, pg_get_constraintdef(c.oid) || ' ' || convalidated
    FROM own JOIN pg_constraint c ON conrelid = own.oid
    UNION ALL SELECT 'trigger ' || relname || '.' || tgname, pg_get_triggerdef(t.oid)
    FROM own JOIN pg_trigger t ON tgrelid = own.oid AND NOT tgisinternal
    UNION ALL SELECT 'function ' || proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
  ) AS all_parts ORDER BY name`;

const switchedOff = `SELECT DISTINCT relname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  WHERE tgenabled <> 'O' AND relnamespace = current_schema()::regnamespace ORDER BY 1`;
