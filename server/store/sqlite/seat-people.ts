import type { SeatPerson } from '../seats.ts';
import type { Connection } from './database.ts';
import { soundOrNull } from './sound-rows.ts';

/** Who has a seat, and the link that opens it. */
export function openSeatPeople(connection: Connection) {
  const person = connection.prepare<SeatPerson>(
    `SELECT seat, person, phone_key AS phoneKey, email_key AS emailKey, fin_key AS finKey, about,
       erase_at AS eraseAt
     FROM seat_people WHERE centre = ? AND seat = ?`,
  );
  const ofPhone = connection.prepare<{ readonly person: string }>(
    'SELECT person FROM seat_people WHERE centre = ? AND phone_key = ? LIMIT 1',
  );
  const ofEmail = connection.prepare<{ readonly person: string }>(
    'SELECT person FROM seat_people WHERE centre = ? AND email_key = ? LIMIT 1',
  );
  const tell = connection.prepare('UPDATE seat_people SET about = ? WHERE centre = ? AND seat = ?');
  const secretOf = connection.prepare<{ readonly secret: string }>(
    'SELECT secret FROM seat_secrets WHERE centre = ? AND seat = ? ORDER BY expires_at DESC LIMIT 1',
  );
  const ofSecret = connection.prepare<{ readonly secret: string; readonly centre: string; readonly seat: string }>(
    'SELECT secret, centre, seat FROM seat_secrets WHERE secret = ? AND expires_at > ?',
  );
  return {
    person: (centre: string, seat: string): SeatPerson | null => person.get(centre, seat) ?? null,
    personOfKey: (centre: string, key: string): string | null =>
      (ofPhone.get(centre, key) ?? ofEmail.get(centre, key))?.person ?? null,
    tellOf: (centre: string, seat: string, about: string) => tell.run(about, centre, seat),
    secretOf: (centre: string, seat: string): string | null => secretOf.get(centre, seat)?.secret ?? null,
    ofSecret(secret: string, now: number) {
      const found = soundOrNull(ofSecret.get(secret, now), { secret });
      return found === null ? null : { centre: found.centre, seat: found.seat };
    },
  };
}
