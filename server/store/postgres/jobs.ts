import type { NewJob, QueueStore, StoredJob } from '../store.ts';
import type { Connection, Session } from './database.ts';
import { manyRows } from './many.ts';

/** Slips to print. */

export const addJobs = (to: Session, jobs: readonly NewJob[]): Promise<void> =>
  add(
    to,
    jobs.map(({ id, centre, printer, choices, ticket, copy, queuedAt, slip }) => [
      ...[id, centre, printer, choices === undefined ? null : JSON.stringify(choices)],
      ...[ticket === '' ? null : ticket, copy, queuedAt, slip],
    ]),
  );

export function openJobs(connection: Connection): Jobs {
  return {
    pendingJobs: (centre, printer) =>
      connection.read(async (from) => stored(await from.all<RawJob>(pending, [centre, printer]))),
    recentJobs: (centre, since) =>
      connection.read(async (from) => stored(await from.all<RawJob>(recent, [centre, since]))),
    markJob: (id, status, reason, now) =>
      connection.write(async (to) => {
        await to.run('UPDATE jobs SET status = $2, reason = $3, marked_at = $4 WHERE id = $1', [
          id,
          status,
          reason,
          now,
        ]);
      }),
    moveJob: (id, printer, status, now) =>
      connection.write(async (to) => {
        const moved = 'UPDATE jobs SET printer = $2, status = $3, marked_at = $4 WHERE id = $1';
        await to.run(moved, [id, printer, status, now]);
      }),
  };
}

type Jobs = Pick<QueueStore, 'pendingJobs' | 'recentJobs' | 'markJob' | 'moveJob'>;

const add = manyRows('jobs', [
  ['id', 'text'],
  ['centre', 'text'],
  ['printer', 'text'],
  ['choices', 'text'],
  ['ticket', 'text'],
  ['copy', 'bool'],
  ['queued_at', 'int8'],
  ['slip', 'text'],
]);

type RawJob = Omit<StoredJob, 'choices'> & { readonly choices: string | null };

const fields = `id, centre, printer, choices, coalesce(ticket, '') AS ticket, copy, queued_at AS "queuedAt", slip, status, reason`;
const pending = `SELECT ${fields} FROM jobs WHERE centre = $1 AND printer = $2 AND status IN ('queued', 'sending')
  ORDER BY queued_at, n`;
const recent = `SELECT ${fields} FROM jobs WHERE centre = $1 AND queued_at >= $2 ORDER BY queued_at, n`;

const stored = (rows: readonly RawJob[]): readonly StoredJob[] =>
  rows.map(({ choices, ...row }) => ({ ...row, ...(choices === null ? {} : { choices: JSON.parse(choices) }) }));
