import { type Push, type PushStore, pushesKept } from '../pushes.ts';
import type { Connection } from './database.ts';

/** The phones that are to be told of their call. */
export function openPushes(connection: Connection): PushStore {
  const living = connection.prepare<{ secret: string }>(
    'SELECT secret FROM secrets WHERE secret = ? AND expires_at > ?',
  );
  const drop = connection.prepare('DELETE FROM pushes WHERE secret = ? AND endpoint = ?');
  const add = connection.prepare(
    'INSERT INTO pushes (secret, endpoint, p256dh, auth, language) VALUES (?, ?, ?, ?, ?)',
  );
  const trim = connection.prepare(
    `DELETE FROM pushes WHERE secret = ? AND id NOT IN
       (SELECT id FROM pushes WHERE secret = ? ORDER BY id DESC LIMIT ${pushesKept})`,
  );
  const ofTicket = connection.prepare<Push>(
    `SELECT endpoint, p256dh, auth, language FROM pushes JOIN secrets USING (secret)
     WHERE centre = ? AND ticket = ? AND expires_at > ? ORDER BY id`,
  );
  const ofThisTicket = 'secret IN (SELECT secret FROM secrets WHERE centre = ? AND ticket = ?)';
  const forget = connection.prepare(`DELETE FROM pushes WHERE ${ofThisTicket}`);
  const forgetOne = connection.prepare(`DELETE FROM pushes WHERE ${ofThisTicket} AND endpoint = ?`);
  return {
    putPush: (secret, { endpoint, p256dh, auth, language }, now) =>
      connection.write(() => {
        if (living.get(secret, now) === undefined) return false;
        drop.run(secret, endpoint);
        add.run(secret, endpoint, p256dh, auth, language);
        trim.run(secret, secret);
        return true;
      }),
    pushesOf: (centre, ticket, now) => connection.read(() => ofTicket.all(centre, ticket, now)),
    removePushes: (centre, ticket, endpoint) =>
      connection.write(() => {
        if (endpoint === undefined) forget.run(centre, ticket);
        else forgetOne.run(centre, ticket, endpoint);
      }),
  };
}
