import type { SeatPerson, SeatStore } from '../seats.ts';
import type { Connection, Session } from './database.ts';
import { lockCentre } from './locks.ts';

/** Who has a seat, and the link that opens it. */
export function openSeatPeople(connection: Connection): Pick<SeatStore, 'changeSeatPerson' | 'seatPeople'> {
  return {
    changeSeatPerson: (centre, seat, change) =>
      connection.write(async (to) => {
        await lockCentre(to, centre);
        const kept = await personOf(to, centre, seat);
        const about = kept === null ? null : change(kept.about);
        if (about === null) return false;
        await to.run('UPDATE seat_people SET about = $3 WHERE centre = $1 AND seat = $2', [centre, seat, about]);
        return true;
      }),
    seatPeople: (centre, ids) =>
      connection.read(async (from) => {
        const people = await peopleOf(from, centre, ids);
        return ids.flatMap((id) => people.get(id) ?? []);
      }),
  };
}

/** Those of these seats whose person is kept, by the seat. */
export async function peopleOf(from: Session, centre: string, seats: readonly string[]) {
  const found = await from.all<SeatPerson>(`${selected} WHERE centre = $1 AND seat = ANY($2)`, [centre, [...seats]]);
  return new Map(found.map((person) => [person.seat, person]));
}

export const personOf = async (from: Session, centre: string, seat: string): Promise<SeatPerson | null> =>
  (await from.get<SeatPerson>(`${selected} WHERE centre = $1 AND seat = $2`, [centre, seat])) ?? null;

const selected = `SELECT seat, person, phone_key AS "phoneKey", email_key AS "emailKey", fin_key AS "finKey", about,
  erase_at AS "eraseAt" FROM seat_people`;

/** Who booked with this phone number or address before: by the number first. */
export async function personOfKey(from: Session, centre: string, key: string): Promise<string | null> {
  const found = await from.get<{ readonly person: string }>(
    `SELECT person FROM (
       (SELECT 1 AS way, person FROM seat_people WHERE centre = $1 AND phone_key = $2 LIMIT 1) UNION ALL
       (SELECT 2, person FROM seat_people WHERE centre = $1 AND email_key = $2 LIMIT 1)) AS known ORDER BY way LIMIT 1`,
    [centre, key],
  );
  return found?.person ?? null;
}

export async function secretOf(from: Session, centre: string, seat: string): Promise<string | null> {
  const found = await from.get<{ readonly secret: string }>(
    'SELECT secret FROM seat_secrets WHERE centre = $1 AND seat = $2 ORDER BY expires_at DESC LIMIT 1',
    [centre, seat],
  );
  return found?.secret ?? null;
}

export const seatOfSecret = async (from: Session, secret: string, now: number) =>
  (await from.get<{ readonly centre: string; readonly seat: string }>(
    'SELECT centre, seat FROM seat_secrets WHERE secret = $1 AND expires_at > $2',
    [secret, now],
  )) ?? null;
