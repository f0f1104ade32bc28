import { caseNoticeKinds, taskChannels } from '../../../shared/notices/notices.ts';
import { countedBy, type NewNotice, type NoticeChange, type NoticeStore, type StoredNotice } from '../notices.ts';
import type { Connection, Session, Value } from './database.ts';
import { manyRows } from './many.ts';

/** Writes notices into the outbox; nothing where the key of one is known. */
export const addNotices = (to: Session, centre: string, notices: readonly NewNotice[]): Promise<void> =>
  add(
    to,
    notices.map(({ id, key, seat, kind, about, mustReach, due, at }) => [
      ...[centre, id, key, seat, kind, about, mustReach, due, at],
    ]),
  );

/** The outbox. */
export function openNotices({ read, write }: Connection): NoticeStore {
  const all = (where: string, values: readonly Value[]): Promise<readonly StoredNotice[]> =>
    read((from) => from.all<StoredNotice>(`SELECT ${columns} FROM notices WHERE centre = $1 AND ${where}`, values));
  return {
    dueNotices: (centre, now, limit) => all(due, [centre, now, limit, taskChannels]),
    changeNotice: (centre, id, from, changed) =>
      write(async (to) => (await to.run(change, [centre, id, from, ...valuesOf(changed)])) > 0),
    notice: async (centre, id) => (await all('id = $2', [centre, id]))[0] ?? null,
    noticesOfSeat: (centre, seat) => all('seat = $2 ORDER BY id', [centre, seat]),
    notices: (centre, { statuses, tasks = false, ofCases = false, before = null, limit }) =>
      all(page, [centre, statuses, before, limit, tasks ? taskChannels : null, ofCases ? caseNoticeKinds : null]),
    noticeCounts: (centre) => read((from) => countsOf(from, centre)),
  };
}

const add = manyRows(
  'notices',
  [
    ...(['centre', 'id', 'key', 'seat', 'kind'] as const).map((name) => [name, 'text'] as const),
    ['about', 'int8'],
    ['must_reach', 'bool'],
    ['due', 'int8'],
    ['changed_at', 'int8'],
  ],
  'ON CONFLICT (centre, key) DO NOTHING',
);

const columns = `id, seat, kind, about, must_reach AS "mustReach", due, retry_at AS "retryAt", channel, status, reason,
  tries, deaths, told_by AS "toldBy", changed_at AS "changedAt"`;

/** Those that wait, in the words of their index. */
const waitingRows = "status IN ('queued', 'sending')";

const due = `status = 'queued' AND ${waitingRows} AND due <= $2 AND coalesce(retry_at, 0) <= $2
  AND (channel IS NULL OR channel <> ALL($4) OR reason = 'not-reached') ORDER BY due, id LIMIT $3`;

const page = `status = ANY($2) AND ($3::text IS NULL OR id < $3) AND ($5::text[] IS NULL OR channel = ANY($5))
  AND ($6::text[] IS NULL OR kind = ANY($6)) ORDER BY id DESC LIMIT $4`;

const change = `UPDATE notices SET status = $4, changed_at = $5,
    reason = CASE WHEN $6::bool THEN $7 ELSE reason END, retry_at = CASE WHEN $8::bool THEN $9 ELSE retry_at END,
    channel = coalesce($10, channel), tries = coalesce($11, tries), deaths = coalesce($12, deaths),
    told_by = coalesce($13, told_by)
  WHERE centre = $1 AND id = $2 AND status = $3`;

/** From $4 on. */
const valuesOf = (change: NoticeChange): readonly (string | number | boolean | null)[] => {
  const { status, reason, channel, retryAt, tries, deaths, toldBy, changedAt } = change;
  return [
    ...[status, changedAt, reason !== undefined, reason ?? null, retryAt !== undefined, retryAt ?? null],
    ...[channel ?? null, tries ?? null, deaths ?? null, toldBy ?? null],
  ];
};

const countsOf = async (from: Session, centre: string) => {
  const counted = await from.all<{ readonly status: StoredNotice['status']; readonly count: number }>(
    'SELECT status, count(*) AS count FROM notices WHERE centre = $1 GROUP BY status',
    [centre],
  );
  const found = new Map(counted.map(({ status, count }) => [status, count]));
  const tasks = await from.get<{ readonly count: number }>(
    `SELECT count(*) AS count FROM notices
     WHERE centre = $1 AND status = 'queued' AND ${waitingRows} AND channel = ANY($2)`,
    [centre, taskChannels],
  );
  return { byStatus: countedBy((status) => found.get(status) ?? 0), tasks: tasks?.count ?? 0 };
};
