import type { JobStatus } from '../../../shared/devices/printing.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import type { LearntRow } from '../learnt.ts';
import type { PrinterGradeRow } from '../printer-grades.ts';
import type { NewJob, StoredJob } from '../store.ts';
import type { Connection } from './database.ts';
import { openProcessLocks } from './process-locks.ts';

/** Slips to print. Synchronous: within a transaction or a read of the connection, as all below. */
export function openJobs(connection: Connection) {
  const fields =
    "id, centre, printer, choices, coalesce(ticket, '') AS ticket, copy, queued_at AS queuedAt, slip, status, reason";
  type Raw = Omit<StoredJob, 'copy' | 'choices'> & { readonly copy: number; readonly choices: string | null };
  const add = connection.prepare(
    `INSERT INTO jobs (id, centre, printer, choices, ticket, copy, queued_at, slip)
     VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?)`,
  );
  const pending = connection.prepare<Raw>(
    `SELECT ${fields} FROM jobs WHERE centre = ? AND printer = ? AND status IN ('queued', 'sending')
     ORDER BY queued_at, rowid`,
  );
  const recent = connection.prepare<Raw>(
    `SELECT ${fields} FROM jobs WHERE centre = ? AND queued_at >= ? ORDER BY queued_at, rowid`,
  );
  const mark = connection.prepare('UPDATE jobs SET status = ?, reason = ?, marked_at = ? WHERE id = ?');
  const move = connection.prepare('UPDATE jobs SET printer = ?, status = ?, marked_at = ? WHERE id = ?');
  const stored = (rows: readonly Raw[]): StoredJob[] =>
    rows.map(({ choices, ...row }) => ({
      ...row,
      copy: row.copy === 1,
      ...(choices === null ? {} : { choices: JSON.parse(choices) }),
    }));
  return {
    add: (job: NewJob): void =>
      void add.run(
        ...([job.id, job.centre, job.printer, choicesOf(job), job.ticket] as const),
        ...([Number(job.copy), job.queuedAt, job.slip] as const),
      ),
    pending: (centre: string, printer: string) => stored(pending.all(centre, printer)),
    recent: (centre: string, since: number) => stored(recent.all(centre, since)),
    mark: (id: string, status: JobStatus, reason: string | null, now: number): void =>
      void mark.run(status, reason, now, id),
    move: (id: string, printer: string, status: 'queued' | 'sending', now: number): void =>
      void move.run(printer, status, now, id),
  };
}

const choicesOf = ({ choices }: NewJob): string | null => (choices === undefined ? null : JSON.stringify(choices));

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
