import { describe } from 'vitest';
import { serveFromPostgres } from '../support/in-postgres.ts';

/** What holds for the server holds where its store is in PostgreSQL. */

serveFromPostgres();
describe.each(['config', 'drafts', 'undo', 'ratings', 'link', 'country-cases'])('%s', async (file) => {
  await import(`./${file}.test.ts`);
});
