import type { LearntRow, LearntStore } from '../learnt.ts';
import type { Connection } from './database.ts';

/** What was learnt of waits. */
export function openLearnt(connection: Connection): LearntStore {
  const get = 'SELECT version, learnt_at AS "learntAt", body FROM learnt WHERE centre = $1';
  const when = 'SELECT learnt_at AS "learntAt" FROM learnt WHERE centre = $1';
  const put = `INSERT INTO learnt (centre, version, learnt_at, body) VALUES ($1, $2, $3, $4)
    ON CONFLICT (centre) DO UPDATE SET
      version = excluded.version, learnt_at = excluded.learnt_at, body = excluded.body`;
  return {
    learnt: (centre) => connection.read(async (from) => (await from.get<LearntRow>(get, [centre])) ?? null),
    learntAt: (centre) =>
      connection.read(async (from) => (await from.get<{ learntAt: number }>(when, [centre]))?.learntAt ?? null),
    putLearnt: (centre, { version, learntAt, body }) =>
      connection.write(async (to) => void (await to.run(put, [centre, version, learntAt, body]))),
  };
}
