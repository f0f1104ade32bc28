import type { Pool } from 'pg';
import type { Clock } from '../../../shared/time/clock.ts';
import { pause } from '../../async/clock.ts';

/**
 * What became of a transaction whose answer was lost. Its own number does not tell: after a crash the database may give that to another.
 * So each writes an id of its own, which stands if the transaction does.
 */

/** Writes the id; to be the last statement of its transaction. */
export const putMark = 'INSERT INTO commits (id) VALUES ($1)';

/** Takes away those that nobody can be asking about any more. */
export const dropMarks = "DELETE FROM commits WHERE made < now() - interval '1 hour'";

/** Whether the transaction that writes this id stands. Once it says that it does not, it never will. */
export type Fate = (mark: string) => Promise<boolean>;

/** Asks for `patienceMs`, as the database may be starting again; rejects where nobody has said so by then. */
export function openFate(pool: Pick<Pool, 'query'>, clock: Clock, patienceMs: number): Fate {
  const answer = async (mark: string): Promise<boolean> => {
    const found = await pool.query('SELECT 1 FROM commits WHERE id = $1', [mark]);
    if (found.rowCount !== 0) return true;
    // Waits for a transaction that is still under way, and bars the way to one that has yet to come so far.
    const barred = await pool.query(`${putMark} ON CONFLICT DO NOTHING`, [mark]);
    return barred.rowCount === 0;
  };
  return async (mark) => {
    const deadline = clock.now() + patienceMs;
    for (;;) {
      try {
        return await answer(mark);
      } catch (error) {
        if (clock.now() >= deadline) throw error;
      }
      await pause(clock, 50);
    }
  };
}
