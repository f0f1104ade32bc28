/** The tables that this store has so far, of those that every database moves and erases. */
const tables: ReadonlySet<string> = new Set([
  ...['personal', 'secrets', 'answers', 'sessions', 'failures', 'leases', 'devices', 'jobs', 'security', 'tokens'],
  ...['users', 'learnt', 'clocks', 'printer_grades'],
  ...[
    'seat_people',
    'seat_secrets',
    'case_people',
    'case_texts',
    'case_files',
    'case_documents',
    'case_secrets',
    'case_looks',
  ],
]);

export const standing = <Moved extends readonly [string, string]>(all: readonly Moved[]): readonly Moved[] =>
  all.filter(([table]) => tables.has(table));
export const isStanding = (sql: string): boolean => tables.has(/(?:FROM|UPDATE) (\w+)/.exec(sql)?.[1] ?? '');
