import { deletions } from '../erasable.ts';
import type { Personal, PersonalWrite, TicketSecret } from '../personal.ts';
import { answerWithoutSecret, secretIn, slipWithoutSecret } from '../without-secret.ts';
import type { Connection } from './database.ts';
import { soundOrNull } from './sound-rows.ts';

/** What is personal stands in rows of its own, which can be erased: no event holds any of it. */

/** Notes, phone numbers and the secrets of tickets. */
export function openPersonal(connection: Connection) {
  const put = connection.prepare(
    `INSERT INTO personal (centre, ticket, note, phone, erase_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (centre, ticket) DO UPDATE SET
       note = CASE WHEN ? THEN excluded.note ELSE note END,
       phone = CASE WHEN ? THEN excluded.phone ELSE phone END,
       erase_at = excluded.erase_at`,
  );
  const get = connection.prepare<Personal>('SELECT ticket, note, phone FROM personal WHERE centre = ? AND ticket = ?');
  const ofPhone = connection.prepare<{ ticket: string }>(
    'SELECT ticket FROM personal WHERE centre = ? AND phone = ? AND phone IS NOT NULL',
  );
  const addSecret = connection.prepare('INSERT INTO secrets (secret, centre, ticket, expires_at) VALUES (?, ?, ?, ?)');
  const secretOf = connection.prepare<{ secret: string; centre: string; ticket: string }>(
    'SELECT secret, centre, ticket FROM secrets WHERE centre = ? AND ticket = ? ORDER BY expires_at DESC LIMIT 1',
  );
  const ticketOf = connection.prepare<{ secret: string; centre: string; ticket: string }>(
    'SELECT secret, centre, ticket FROM secrets WHERE secret = ? AND expires_at > ?',
  );
  return {
    put(centre: string, write: PersonalWrite): void {
      const { ticket, note, phone, eraseAt } = write;
      const sets = [note !== undefined, phone !== undefined].map(Number);
      put.run(centre, ticket, note ?? null, phone ?? null, eraseAt, ...sets);
    },
    of: (centre: string, tickets: readonly string[]): Personal[] =>
      tickets.flatMap((ticket) => get.get(centre, ticket) ?? []),
    ticketsOfPhone: (centre: string, phone: string): string[] => ofPhone.all(centre, phone).map(({ ticket }) => ticket),
    addSecret: (centre: string, secret: TicketSecret): void =>
      void addSecret.run(secret.secret, centre, secret.ticket, secret.expiresAt),
    secretOf: (centre: string, ticket: string) =>
      soundOrNull(secretOf.get(centre, ticket), { centre, ticket })?.secret ?? null,
    ticketOf(secret: string, now: number) {
      const found = soundOrNull(ticketOf.get(secret, now), { secret });
      return found === null ? null : { centre: found.centre, ticket: found.ticket };
    },
  };
}

/** Which of these jobs no slip need be kept of: those of tickets whose secret is dead at `now`, and those that there are not. */
export function openSlipsOver(connection: Connection) {
  const living = connection.prepare<{ id: string }>(
    `SELECT id FROM jobs WHERE id = ? AND (ticket IS NULL OR NOT ${noLiveSecret})`,
  );
  return (jobs: readonly string[], now: number): readonly string[] =>
    jobs.filter((job) => living.get(job, now) === undefined);
}

/** Takes away what may not or need not be kept any longer at `now` (ms); gives the number of rows. */
export function openEraser(connection: Connection) {
  const eraseSecrets = openSecretEraser(connection);
  const erasing = deletions.map(({ sql, keptMs }) => ({ statement: connection.prepare(sql), keptMs }));
  return (now: number): number => {
    const rewritten = eraseSecrets(now);
    return erasing.reduce((sum, { statement, keptMs }) => sum + statement.run(now - keptMs).changes, rewritten);
  };
}

const noLiveSecret = `NOT EXISTS (SELECT 1 FROM secrets
  WHERE secrets.centre = jobs.centre AND secrets.ticket = jobs.ticket AND secrets.expires_at > ?)`;

/** Takes the secrets that are dead at `now` (ms) out of the slips and the kept answers; gives the number of rows. */
const openSecretEraser = (connection: Connection) => {
  const dead = connection.prepare<{ secret: string }>('SELECT secret FROM secrets WHERE expires_at <= ?');
  const answers = connection.prepare<{ rowid: number; body: string }>(
    `SELECT rowid, body FROM answers WHERE instr(body, '"secret":"') > 0`,
  );
  const putAnswer = connection.prepare('UPDATE answers SET body = ? WHERE rowid = ?');
  const slips = connection.prepare<{ id: string; slip: string }>(
    `SELECT id, slip FROM jobs WHERE instr(slip, '"url":"') > 0 AND ${noLiveSecret}`,
  );
  const putSlip = connection.prepare('UPDATE jobs SET slip = ? WHERE id = ?');
  return (now: number): number => {
    const gone = new Set(dead.all(now).map(({ secret }) => secret));
    const told = gone.size === 0 ? [] : answers.all().filter(({ body }) => gone.has(secretIn(body) ?? ''));
    for (const { rowid, body } of told) putAnswer.run(answerWithoutSecret(body), rowid);
    const printed = slips.all(now);
    for (const { id, slip } of printed) putSlip.run(slipWithoutSecret(slip), id);
    return told.length + printed.length;
  };
};
