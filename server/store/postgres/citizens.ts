import type { CitizenCode, CitizenSession, CitizenStore, CitizenSubject } from '../citizen.ts';
import type { Connection } from './database.ts';
import { addNotices } from './notices.ts';

/** Citizens by what they show that they hold. */
export function openCitizens({ read, write }: Connection): CitizenStore {
  return {
    citizenSubjects: (key) => read((from) => from.all<CitizenSubject>(subjectsOf, [key])),
    putCitizenCode: ({ key, code, by, centre, kind, id, language, expiresAt }, notice) =>
      write(async (to) => {
        await to.run(putCode, [key, code, by, centre, kind, id, language, expiresAt]);
        await addNotices(to, centre, [notice]);
      }),
    citizenCode: (key, now) =>
      read(
        async (from) =>
          (await from.get<CitizenCode>(`${codes} WHERE key = $1 AND expires_at > $2`, [key, now])) ?? null,
      ),
    citizenCodeOf: (code) =>
      read(async (from) => (await from.get<CitizenCode>(`${codes} WHERE code = $1`, [code])) ?? null),
    startCitizenSession: (code, { hash, key, names, expiresAt }) =>
      write(async (to) => {
        const isUsedNow = (await to.run('DELETE FROM citizen_codes WHERE code = $1', [code])) > 0;
        if (isUsedNow) await to.run(addSession, [hash, key, names, expiresAt]);
        return isUsedNow;
      }),
    citizenSession: (hash, now) => read(async (from) => (await from.get<CitizenSession>(session, [hash, now])) ?? null),
    endCitizenSession: (hash) =>
      write(async (to) => void (await to.run('DELETE FROM citizen_sessions WHERE hash = $1', [hash]))),
  };
}

const codes = 'SELECT code, key, by, centre, kind, id, language, expires_at AS "expiresAt" FROM citizen_codes';
const putCode = `INSERT INTO citizen_codes (key, code, by, centre, kind, id, language, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (key) DO UPDATE SET code = excluded.code, by = excluded.by, centre = excluded.centre,
    kind = excluded.kind, id = excluded.id, language = excluded.language, expires_at = excluded.expires_at`;
const addSession = 'INSERT INTO citizen_sessions (hash, key, names, expires_at) VALUES ($1, $2, $3, $4)';
const session = `SELECT hash, key, names, expires_at AS "expiresAt" FROM citizen_sessions
  WHERE hash = $1 AND expires_at > $2`;

/** Centre by centre, so that the indexes of each are used. Ids are in the order in which they were given. */
const subjectsOf = [
  ['case', 'case_people', 'case_id'],
  ['seat', 'seat_people', 'seat'],
]
  .flatMap(([kind, table, id]) =>
    ['phone_key', 'email_key'].map(
      (column) =>
        `SELECT p.centre, '${kind}' AS kind, p.${id} AS id FROM centres c JOIN ${table} p ON p.centre = c.id AND p.${column} = $1`,
    ),
  )
  .join(' UNION ')
  .concat(' ORDER BY kind, id DESC');
