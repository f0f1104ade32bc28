import { dayMs } from '../../../shared/durations.ts';
import type { JobStatus } from '../../../shared/printing.ts';
import type { PrinterGradeRow } from '../printer-grades.ts';
import type { KeptAnswer, LearntRow, NewJob, Personal, PersonalWrite, StoredJob, TicketSecret } from '../store.ts';
import { answerWithoutSecret, secretIn, slipWithoutSecret } from '../without-secret.ts';
import type { Connection } from './database.ts';
import { openProcessLocks } from './process-locks.ts';
import { soundOrNull } from './sound-rows.ts';

/** Slips to print. Synchronous: within a transaction or a read of the connection, as all below. */
export function openJobs(connection: Connection) {
  const fields =
    "id, centre, printer, coalesce(ticket, '') AS ticket, copy, queued_at AS queuedAt, slip, status, reason";
  type Raw = Omit<StoredJob, 'copy'> & { readonly copy: number };
  const add = connection.prepare(
    "INSERT INTO jobs (id, centre, printer, ticket, copy, queued_at, slip) VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?)",
  );
  const pending = connection.prepare<Raw>(
    `SELECT ${fields} FROM jobs WHERE centre = ? AND printer = ? AND status IN ('queued', 'sending')
     ORDER BY queued_at, rowid`,
  );
  const recent = connection.prepare<Raw>(
    `SELECT ${fields} FROM jobs WHERE centre = ? AND queued_at >= ? ORDER BY queued_at, rowid`,
  );
  const mark = connection.prepare('UPDATE jobs SET status = ?, reason = ?, marked_at = ? WHERE id = ?');
  const stored = (rows: readonly Raw[]): StoredJob[] => rows.map((row) => ({ ...row, copy: row.copy === 1 }));
  return {
    add: (job: NewJob): void =>
      void add.run(job.id, job.centre, job.printer, job.ticket, Number(job.copy), job.queuedAt, job.slip),
    pending: (centre: string, printer: string) => stored(pending.all(centre, printer)),
    recent: (centre: string, since: number) => stored(recent.all(centre, since)),
    mark: (id: string, status: JobStatus, reason: string | null, now: number): void =>
      void mark.run(status, reason, now, id),
  };
}

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

/** Answers kept under their idempotency keys. */
export function openAnswers(connection: Connection) {
  const put = connection.prepare(
    `INSERT INTO answers (scope, key, body_hash, status, body, kept_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (scope, key) DO UPDATE SET
       body_hash = excluded.body_hash, status = excluded.status, body = excluded.body, kept_at = excluded.kept_at`,
  );
  const get = connection.prepare<KeptAnswer>(
    'SELECT scope, key, body_hash AS bodyHash, status, body, kept_at AS keptAt FROM answers WHERE scope = ? AND key = ?',
  );
  return {
    put: (answer: KeptAnswer): void =>
      void put.run(answer.scope, answer.key, answer.bodyHash, answer.status, answer.body, answer.keptAt),
    get: (scope: string, key: string): KeptAnswer | null => get.get(scope, key) ?? null,
  };
}

/** How printers answer. */
export function openPrinterGrades(connection: Connection) {
  const all = connection.prepare<PrinterGradeRow>(
    'SELECT centre, printer, way, grade, found_at AS foundAt FROM printer_grades WHERE centre = ? ORDER BY printer',
  );
  const put = connection.prepare(
    `INSERT INTO printer_grades (centre, printer, way, grade, found_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (centre, printer) DO UPDATE SET
       way = excluded.way, grade = excluded.grade, found_at = excluded.found_at`,
  );
  const forget = connection.prepare('DELETE FROM printer_grades WHERE centre = ? AND printer = ?');
  return {
    printerGrades: (centre: string) => connection.read(() => all.all(centre)),
    putPrinterGrade: ({ centre, printer, way, grade, foundAt }: PrinterGradeRow) =>
      connection.write(() => void put.run(centre, printer, way, grade, foundAt)),
    forgetPrinterGrade: (centre: string, printer: string) => connection.write(() => void forget.run(centre, printer)),
  };
}

/** What was learnt of waits. */
export function openLearnt(connection: Connection) {
  const get = connection.prepare<LearntRow>('SELECT version, learnt_at AS learntAt, body FROM learnt WHERE centre = ?');
  const when = connection.prepare<{ learntAt: number }>('SELECT learnt_at AS learntAt FROM learnt WHERE centre = ?');
  const put = connection.prepare(
    `INSERT INTO learnt (centre, version, learnt_at, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (centre) DO UPDATE SET
       version = excluded.version, learnt_at = excluded.learnt_at, body = excluded.body`,
  );
  return {
    learnt: (centre: string) => connection.read(() => get.get(centre) ?? null),
    learntAt: (centre: string) => connection.read(() => when.get(centre)?.learntAt ?? null),
    putLearnt: (centre: string, { version, learntAt, body }: LearntRow) =>
      connection.write(() => void put.run(centre, version, learntAt, body)),
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
  const deletions = [
    { sql: 'DELETE FROM personal WHERE erase_at <= ?', keptMs: 0 },
    { sql: 'DELETE FROM secrets WHERE expires_at <= ?', keptMs: 0 },
    { sql: 'DELETE FROM answers WHERE kept_at <= ?', keptMs: dayMs },
    { sql: 'DELETE FROM sessions WHERE expires_at <= ?', keptMs: 0 },
    { sql: 'DELETE FROM failures WHERE at <= ?', keptMs: dayMs },
  ].map(({ sql, keptMs }) => ({ statement: connection.prepare(sql), keptMs }));
  return (now: number): number => {
    const rewritten = eraseSecrets(now);
    return deletions.reduce((sum, { statement, keptMs }) => sum + statement.run(now - keptMs).changes, rewritten);
  };
}

/** Who owns what may have one owner at a time. */
export function openLeases(connection: Connection) {
  const take = connection.prepare(
    `INSERT INTO leases (name, owner, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
     WHERE owner = excluded.owner OR expires_at <= ?`,
  );
  const holder = connection.prepare<{ owner: string }>('SELECT owner FROM leases WHERE name = ?');
  const inherit = connection.prepare('UPDATE leases SET owner = ?, expires_at = ? WHERE name = ? AND owner = ?');
  const drop = connection.prepare('DELETE FROM leases WHERE name = ? AND owner = ?');
  const holders = connection.prepare<{ owner: string }>('SELECT DISTINCT owner FROM leases');
  const lives = openProcessLocks(connection.file, () => holders.all().map(({ owner }) => owner));

  const fromTheDead = (name: string, owner: string, until: number): boolean => {
    const before = holder.get(name)?.owner;
    return before !== undefined && lives.hasEnded(before) && inherit.run(owner, until, name, before).changes > 0;
  };
  return {
    take: (name: string, owner: string, now: number, ttlMs: number): boolean =>
      lives.begin(owner) &&
      (take.run(name, owner, now + ttlMs, now).changes > 0 || fromTheDead(name, owner, now + ttlMs)),
    drop: (name: string, owner: string): void => void drop.run(name, owner),
    close: (): void => lives.close(),
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
