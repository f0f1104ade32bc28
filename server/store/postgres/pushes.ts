import { type Push, type PushStore, pushesKept } from '../pushes.ts';
import type { Connection } from './database.ts';

/** The phones that are to be told of their call. */
export function openPushes(connection: Connection): PushStore {
  return {
    putPush: (secret, { endpoint, p256dh, auth, language }, now) =>
      connection.write(async (to) => {
        // Held until the end: of two phones at once the second waits.
        if ((await to.get(living, [secret, now])) === undefined) return false;
        await to.run('DELETE FROM pushes WHERE secret = $1 AND endpoint = $2', [secret, endpoint]);
        await to.run(add, [secret, endpoint, p256dh, auth, language]);
        await to.run(trim, [secret]);
        return true;
      }),
    pushesOf: (centre, ticket, now) => connection.read((from) => from.all<Push>(ofTicket, [centre, ticket, now])),
    removePushes: (centre, ticket, endpoint) =>
      connection.write(async (to) => void (await to.run(forget, [centre, ticket, endpoint ?? null]))),
  };
}

const living = 'SELECT 1 FROM secrets WHERE secret = $1 AND expires_at > $2 FOR UPDATE';
const add = 'INSERT INTO pushes (secret, endpoint, p256dh, auth, language) VALUES ($1, $2, $3, $4, $5)';
const trim = `DELETE FROM pushes WHERE secret = $1 AND id NOT IN
  (SELECT id FROM pushes WHERE secret = $1 ORDER BY id DESC LIMIT ${pushesKept})`;
const ofTicket = `SELECT endpoint, p256dh, auth, language FROM pushes JOIN secrets USING (secret)
  WHERE centre = $1 AND ticket = $2 AND expires_at > $3 ORDER BY id`;
const forget = `DELETE FROM pushes WHERE secret IN (SELECT secret FROM secrets WHERE centre = $1 AND ticket = $2)
  AND ($3::text IS NULL OR endpoint = $3)`;
