import type { CalledOff, Withheld } from '../../../shared/booking/seats.ts';
import { columnsOfSeats, seatChanges } from '../seat-rows.ts';
import type { SeatPerson, SeatWrite } from '../seats.ts';
import type { Session } from './database.ts';
import { type Column, manyRows, manyUpserts } from './many.ts';

/** Writes what one transaction writes of seats: rows as they are after it, and what is new beside them. */
export async function writeSeats(to: Session, centre: string, write: SeatWrite): Promise<void> {
  const { seats, withheld, calledOff, people, secrets } = write;
  const rows = seats.map((seat) => [centre, ...columnsOfSeats.map(([field]) => seat[field])]);
  await putSeats(to, rows);
  await withhold(to, withheld.map(rowOfWithheld(centre)));
  await callOff(to, calledOff.map(rowOfCalledOff(centre)));
  await putPeople(to, people.map(rowOfPerson(centre)));
  const links = secrets.map(({ secret, seat, expiresAt }) => [secret, centre, seat, expiresAt]);
  await addSecrets(to, links);
}

const rowOfWithheld =
  (centre: string) =>
  ({ resource, date, from, until, seat, offered }: Withheld) => [centre, resource, date, from, until, seat, offered];

const rowOfCalledOff =
  (centre: string) =>
  ({ resource, date, span, reason, at }: CalledOff) => [
    ...[centre, resource, date, span?.from ?? null, span?.to ?? null, reason, at],
  ];

const rowOfPerson =
  (centre: string) =>
  ({ seat, person, phoneKey, emailKey, finKey, about, eraseAt }: SeatPerson) => [
    ...[centre, seat, person, phoneKey, emailKey, finKey, about, eraseAt],
  ];

/** Columns that hold no text. */
const kinds: { readonly [column: string]: string } = {
  ...{ starts_at: 'int8', ends_at: 'int8', held_until: 'int8', booked_at: 'int8', arrived_at: 'int8' },
  ...{ ended_at: 'int8', sequence: 'int4', standby: 'bool', urgent: 'bool' },
};

const texts = (...names: readonly string[]): readonly Column[] => names.map((name) => [name, 'text']);

const putSeats = manyUpserts(
  'seats',
  [['centre', 'text'], ...columnsOfSeats.map(([, column]): Column => [column, kinds[column] ?? 'text'])],
  2,
  `ON CONFLICT (centre, id) DO UPDATE SET ${seatChanges}`,
);

const withhold = manyRows('withheld_places', [
  ...texts('centre', 'resource', 'date', 'slot_from'),
  ['until', 'int8'],
  ...texts('seat'),
  ['offered', 'bool'],
]);

const callOff = manyRows('called_off', [
  ...texts('centre', 'resource', 'date', 'span_from', 'span_to', 'reason'),
  ['at', 'int8'],
]);

const putPeople = manyUpserts(
  'seat_people',
  [...texts('centre', 'seat', 'person', 'phone_key', 'email_key', 'fin_key', 'about'), ['erase_at', 'int8']],
  2,
  `ON CONFLICT (centre, seat) DO UPDATE SET person = excluded.person, phone_key = excluded.phone_key,
     email_key = excluded.email_key, fin_key = excluded.fin_key, about = excluded.about, erase_at = excluded.erase_at`,
);

const addSecrets = manyUpserts(
  'seat_secrets',
  [...texts('secret', 'centre', 'seat'), ['expires_at', 'int8']],
  1,
  'ON CONFLICT (secret) DO UPDATE SET expires_at = excluded.expires_at',
);
