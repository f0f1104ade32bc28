import { describe } from 'vitest';
import { isLong } from '../crash/rounds.ts';
import { serveFromPostgres } from '../support/in-postgres.ts';

/** What holds for the server holds where its store is in PostgreSQL. */

const files = {
  config: () => import('./settings/config.test.ts'),
  drafts: () => import('./settings/drafts.test.ts'),
  undo: () => import('./hall/undo.test.ts'),
  ratings: () => import('./reports/ratings.test.ts'),
  link: () => import('./country/link.test.ts'),
  countryCases: () => import('./country/country-cases.test.ts'),
  conformance: () => import('./serving/conformance.test.ts'),
};
/** In `npm run crash` alone. */
const longFiles = {
  whoMay: () => import('../security/who-may.test.ts'),
};

serveFromPostgres();
describe.each(Object.entries({ ...files, ...(isLong ? longFiles : {}) }))('%s', async (_, file) => {
  await file();
});
