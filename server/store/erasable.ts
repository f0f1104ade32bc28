import { dayMs } from '../../shared/time/durations.ts';
import { looksKeptMs } from './case-search.ts';

/** What stands beside a case whose person is to be erased. */
const goneCase = '(centre, case_id) IN (SELECT centre, case_id FROM case_people WHERE erase_at <= ?)';

/** The same of what is said of it. */
const goneSubject = '(centre, subject) IN (SELECT centre, case_id FROM case_people WHERE erase_at <= ?)';

/** What is taken away once its time has come, in this order: `?` is the moment (ms) less `keptMs`. The same in every database. */
export const deletions: readonly { readonly sql: string; readonly keptMs: number }[] = [
  { sql: 'DELETE FROM personal WHERE erase_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM secrets WHERE expires_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM seat_people WHERE erase_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM seat_secrets WHERE expires_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM form_drafts WHERE expires_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM rating_comments WHERE erase_at <= ?', keptMs: 0 },
  { sql: `DELETE FROM rating_comments WHERE kind = 'case' AND ${goneSubject}`, keptMs: 0 },
  { sql: 'UPDATE rating_asks SET link = NULL, expires_at = NULL WHERE expires_at <= ?', keptMs: 0 },
  { sql: `DELETE FROM case_texts WHERE ${goneCase}`, keptMs: 0 },
  { sql: `DELETE FROM case_files WHERE ${goneCase}`, keptMs: 0 },
  { sql: `DELETE FROM case_documents WHERE ${goneCase}`, keptMs: 0 },
  { sql: 'DELETE FROM case_documents WHERE erase_at <= ?', keptMs: 0 },
  { sql: `DELETE FROM case_secrets WHERE ${goneCase}`, keptMs: 0 },
  { sql: 'DELETE FROM case_people WHERE erase_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM case_looks WHERE case_id IS NULL AND at <= ?', keptMs: looksKeptMs },
  { sql: 'DELETE FROM answers WHERE kept_at <= ?', keptMs: dayMs },
  { sql: 'DELETE FROM sessions WHERE expires_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM citizen_codes WHERE expires_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM citizen_sessions WHERE expires_at <= ?', keptMs: 0 },
  { sql: 'DELETE FROM failures WHERE at <= ?', keptMs: dayMs },
];
