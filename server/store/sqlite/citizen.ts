import type { CitizenCode, CitizenSession, CitizenStore, CitizenSubject } from '../citizen.ts';
import type { NewNotice } from '../notices.ts';
import type { Connection } from './database.ts';

/** Citizens by what they show that they hold. */
export function openCitizens(
  connection: Connection,
  notices: { readonly add: (centre: string, notice: NewNotice) => void },
): CitizenStore {
  const subjects = connection.prepare<CitizenSubject>(subjectsOf);
  const put = connection.prepare(
    `INSERT INTO citizen_codes ("key", code, "by", centre, kind, id, language, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT ("key") DO UPDATE SET code = excluded.code, "by" = excluded."by", centre = excluded.centre,
       kind = excluded.kind, id = excluded.id, language = excluded.language, expires_at = excluded.expires_at`,
  );
  const ofKey = connection.prepare<CitizenCode>(`${selected} WHERE "key" = ? AND expires_at > ?`);
  const ofCode = connection.prepare<CitizenCode>(`${selected} WHERE code = ?`);
  return {
    citizenSubjects: (key) => connection.read(() => subjects.all(key, key, key, key)),
    putCitizenCode: ({ key, code, by, centre, kind, id, language, expiresAt }, notice) =>
      connection.write(() => {
        put.run(key, code, by, centre, kind, id, language, expiresAt);
        notices.add(centre, notice);
      }),
    citizenCode: (key, now) => connection.read(() => ofKey.get(key, now) ?? null),
    citizenCodeOf: (code) => connection.read(() => ofCode.get(code) ?? null),
    ...openSessions(connection),
  };
}

const selected = 'SELECT code, "key", "by", centre, kind, id, language, expires_at AS expiresAt FROM citizen_codes';

/** Centre by centre, so that the indexes of each are used. Ids are in the order in which they were given. */
const subjectsOf = [
  ['case', 'case_people', 'case_id'],
  ['seat', 'seat_people', 'seat'],
]
  .flatMap(([kind, table, id]) =>
    ['phone_key', 'email_key'].map(
      (key) =>
        `SELECT p.centre, '${kind}' AS kind, p.${id} AS id FROM centres c JOIN ${table} p ON p.centre = c.id AND p.${key} = ?`,
    ),
  )
  .join(' UNION ')
  .concat(' ORDER BY kind, id DESC');

const openSessions = (
  connection: Connection,
): Pick<CitizenStore, 'startCitizenSession' | 'citizenSession' | 'endCitizenSession'> => {
  const use = connection.prepare('DELETE FROM citizen_codes WHERE code = ?');
  const add = connection.prepare('INSERT INTO citizen_sessions (hash, "key", names, expires_at) VALUES (?, ?, ?, ?)');
  const get = connection.prepare<CitizenSession>(
    'SELECT hash, "key", names, expires_at AS expiresAt FROM citizen_sessions WHERE hash = ? AND expires_at > ?',
  );
  const end = connection.prepare('DELETE FROM citizen_sessions WHERE hash = ?');
  return {
    startCitizenSession: (code, { hash, key, names, expiresAt }) =>
      connection.write(() => {
        const isUsedNow = use.run(code).changes > 0;
        if (isUsedNow) add.run(hash, key, names, expiresAt);
        return isUsedNow;
      }),
    citizenSession: (hash, now) => connection.read(() => get.get(hash, now) ?? null),
    endCitizenSession: (hash) => connection.write(() => void end.run(hash)),
  };
};
