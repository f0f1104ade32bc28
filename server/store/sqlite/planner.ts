import type { Connection } from './database.ts';

/**
 * Tells SQLite's planner that a centre has many rows. Without figures it takes any index that begins with `centre` for as good as
 * another, and reads all rows of a centre where it could read one person's (https://sqlite.org/lang_analyze.html: the figures may be put
 * there by hand). They are the same in every database: what is quick in one hall does not become slow in another.
 */
export async function guidePlanner(connection: Connection): Promise<void> {
  const wanted = await connection.read(() => figures(connection));
  if ((await connection.read(() => kept(connection))) === wanted.map(asLine).join('\n')) return;
  await connection.write(() => {
    // Makes the table of figures, however many rows there are.
    connection.exec('PRAGMA analysis_limit = 1; ANALYZE centres; DELETE FROM sqlite_stat1');
    const put = connection.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)');
    for (const { tbl, idx, stat } of wanted) put.run(tbl, idx, stat);
    // Reads them in; it takes the write lock, as every ANALYZE does.
    connection.exec('ANALYZE sqlite_schema');
  });
}

interface Figure {
  readonly tbl: string;
  readonly idx: string;
  /** How many rows there are, and how many of them are equal in the first column, in the first two, and so on. */
  readonly stat: string;
}

const asLine = ({ tbl, idx, stat }: Figure): string => `${tbl} ${idx} ${stat}`;

const kept = (connection: Connection): string | null => {
  const has = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get() !== undefined;
  if (!has) return null;
  return connection
    .prepare<Figure>('SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx')
    .all()
    .map(asLine)
    .join('\n');
};

const figures = (connection: Connection): readonly Figure[] =>
  [{ tbl: 'centres', idx: 'centres', stat: '20 1' }, ...connection.prepare<Index>(indexes).all().map(figureOf)].sort(
    (a, b) => (asLine(a) < asLine(b) ? -1 : 1),
  );

interface Index {
  readonly tbl: string;
  readonly idx: string;
  readonly columns: number;
  readonly isUnique: number;
  readonly isPartial: number;
}

/** All that begin with the centre. The primary key of a table without rowid goes by the name of the table. */
const indexes = `
  SELECT t.name AS tbl, iif(t.wr AND i.origin = 'pk', t.name, i.name) AS idx, i."unique" AS isUnique, i.partial AS isPartial,
    (SELECT count(*) FROM pragma_index_info(i.name)) AS columns
  FROM pragma_table_list t, pragma_index_list(t.name) i
  WHERE t.schema = 'main' AND t.type = 'table' AND (SELECT name FROM pragma_index_info(i.name) WHERE seqno = 0) = 'centre'`;

/** Rows of a centre's table, and of an index that has only some of them; what is equal beyond the centre is a day's rows, then few. */
const [allRows, someRows, beyond] = [1_000_000, 50_000, [200, 20, 5, 2]];

const figureOf = ({ tbl, idx, columns, isUnique, isPartial }: Index): Figure => {
  const rows = isPartial ? someRows : allRows;
  const equal = [rows, ...beyond, ...Array<number>(columns).fill(1)].slice(0, columns);
  if (isUnique) equal[columns - 1] = 1;
  return { tbl, idx, stat: [rows, ...equal, 'noskipscan'].join(' ') };
};
