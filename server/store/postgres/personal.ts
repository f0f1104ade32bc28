import type { Personal, PersonalWrite, TicketSecret } from '../personal.ts';
import type { QueueStore } from '../store.ts';
import type { Connection, Session } from './database.ts';
import { manyRows } from './many.ts';

/** What is personal of tickets, and the secrets that open them. */

/** Writes personal data; what a write does not name stays as it is. */
export function putPersonal(to: Session, centre: string, writes: readonly PersonalWrite[]): void {
  if (writes.length === 0) return;
  const rows = [...merged(writes).values()];
  to.put(put, [
    centre,
    rows.map(({ ticket }) => ticket),
    rows.map(({ note }) => note ?? null),
    rows.map(({ phone }) => phone ?? null),
    rows.map(({ eraseAt }) => eraseAt),
    rows.map(({ note }) => note !== undefined),
    rows.map(({ phone }) => phone !== undefined),
  ]);
}

export const addSecrets = (to: Session, centre: string, secrets: readonly TicketSecret[]): Promise<void> =>
  add(
    to,
    secrets.map(({ secret, ticket, expiresAt }) => [secret, centre, ticket, expiresAt]),
  );

export const ticketsOfPhone = async (from: Session, centre: string, phone: string): Promise<readonly string[]> =>
  (await from.all<{ ticket: string }>(ofPhone, [centre, phone])).map(({ ticket }) => ticket);

export const phoneOf = async (from: Session, centre: string, ticket: string): Promise<string | null> =>
  (await from.get<Personal>(ofTickets, [centre, [ticket]]))?.phone ?? null;

export function openPersonal(connection: Connection): Reads {
  return {
    personal: (centre, tickets) => connection.read((from) => from.all<Personal>(ofTickets, [centre, tickets])),
    ticketsOfPhone: (centre, phone) => connection.read((from) => ticketsOfPhone(from, centre, phone)),
    secretOf: (centre, ticket) =>
      connection.read(
        async (from) => (await from.get<{ secret: string }>(secretOfTicket, [centre, ticket]))?.secret ?? null,
      ),
    ticketOfSecret: (secret, now) =>
      connection.read(
        async (from) => (await from.get<{ centre: string; ticket: string }>(opened, [secret, now])) ?? null,
      ),
  };
}

type Reads = Pick<QueueStore, 'personal' | 'ticketsOfPhone' | 'secretOf' | 'ticketOfSecret'>;

/** One write a ticket: of what is named twice the last holds. */
const merged = (writes: readonly PersonalWrite[]): ReadonlyMap<string, PersonalWrite> => {
  const byTicket = new Map<string, PersonalWrite>();
  for (const { note, phone, ...write } of writes) {
    const named = { ...(note === undefined ? {} : { note }), ...(phone === undefined ? {} : { phone }) };
    byTicket.set(write.ticket, { ...byTicket.get(write.ticket), ...write, ...named });
  }
  return byTicket;
};

const put = `WITH written AS (
    SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::int8[], $6::bool[], $7::bool[])
      AS one (ticket, note, phone, erase_at, has_note, has_phone)),
  changed AS (
    UPDATE personal p SET note = CASE WHEN has_note THEN w.note ELSE p.note END,
      phone = CASE WHEN has_phone THEN w.phone ELSE p.phone END, erase_at = w.erase_at
    FROM written w WHERE p.centre = $1 AND p.ticket = w.ticket RETURNING p.ticket)
  INSERT INTO personal (centre, ticket, note, phone, erase_at)
  SELECT $1, ticket, note, phone, erase_at FROM written WHERE ticket NOT IN (SELECT ticket FROM changed)`;

const add = manyRows('secrets', [
  ['secret', 'text'],
  ['centre', 'text'],
  ['ticket', 'text'],
  ['expires_at', 'int8'],
]);

const ofPhone = 'SELECT ticket FROM personal WHERE centre = $1 AND phone = $2 AND phone IS NOT NULL ORDER BY ticket';
const ofTickets = `SELECT ticket, note, phone FROM unnest($2::text[]) WITH ORDINALITY AS asked (ticket, n)
  JOIN personal USING (ticket) WHERE centre = $1 ORDER BY n`;
const secretOfTicket = 'SELECT secret FROM secrets WHERE centre = $1 AND ticket = $2 ORDER BY expires_at DESC LIMIT 1';
const opened = 'SELECT centre, ticket FROM secrets WHERE secret = $1 AND expires_at > $2';
