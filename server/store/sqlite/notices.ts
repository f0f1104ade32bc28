import { caseNoticeKinds, taskChannels } from '../../../shared/notices/notices.ts';
import { countedBy, type NewNotice, type NoticeStore, type StoredNotice } from '../notices.ts';
import type { Connection } from './database.ts';

/** The outbox. */
export function openNotices(connection: Connection) {
  const add = connection.prepare(
    `INSERT INTO notices (centre, id, "key", seat, kind, about, must_reach, due, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (centre, "key") DO NOTHING`,
  );
  return {
    store: openReads(connection),
    add(centre: string, notice: NewNotice): void {
      const { id, key, seat, kind, about, mustReach, due, at } = notice;
      add.run(centre, id, key, seat, kind, about, mustReach ? 1 : 0, due, at);
    },
  };
}

const columns = `id, seat, kind, about, must_reach AS mustReach, due, retry_at AS retryAt, channel, status, reason,
  tries, deaths, told_by AS toldBy, changed_at AS changedAt`;

/** A list of our own words, as SQL. */
const listed = (words: readonly string[]): string => `(${words.map((word) => `'${word}'`).join(', ')})`;
const [tasks, kindsOfCases] = [listed(taskChannels), listed(caseNoticeKinds)];

type Row = Omit<StoredNotice, 'mustReach'> & { readonly mustReach: number };
const noticeOf = (row: Row): StoredNotice => ({ ...row, mustReach: row.mustReach === 1 });

/** The condition of the index of those that wait, in its words: SQLite knows it by nothing else. */
const waitingRows = "status IN ('queued', 'sending')";

const openReads = (connection: Connection): NoticeStore => {
  const due = connection.prepare<Row>(
    `SELECT ${columns} FROM notices
     WHERE centre = ? AND status = 'queued' AND ${waitingRows} AND due <= ? AND coalesce(retry_at, 0) <= ?
       AND (channel IS NULL OR channel NOT IN ${tasks} OR reason = 'not-reached')
     ORDER BY due, id LIMIT ?`,
  );
  const ofSeat = connection.prepare<Row>(`SELECT ${columns} FROM notices WHERE centre = ? AND seat = ? ORDER BY id`);
  const one = connection.prepare<Row>(`SELECT ${columns} FROM notices WHERE centre = ? AND id = ?`);
  const page = connection.prepare<Row>(
    `SELECT ${columns} FROM notices
     WHERE centre = ? AND status IN (SELECT value FROM json_each(?)) AND (? IS NULL OR id < ?)
       AND (NOT ? OR channel IN ${tasks}) AND (NOT ? OR kind IN ${kindsOfCases}) ORDER BY id DESC LIMIT ?`,
  );
  return {
    dueNotices: (centre, now, limit) => connection.read(() => due.all(centre, now, now, limit).map(noticeOf)),
    changeNotice: openChange(connection),
    notice: (centre, id) =>
      connection.read(() => {
        const row = one.get(centre, id);
        return row === undefined ? null : noticeOf(row);
      }),
    noticesOfSeat: (centre, seat) => connection.read(() => ofSeat.all(centre, seat).map(noticeOf)),
    notices: (centre, { statuses, tasks: areTasks = false, ofCases = false, before = null, limit }) =>
      connection.read(() =>
        page
          .all(centre, JSON.stringify(statuses), before, before, areTasks ? 1 : 0, ofCases ? 1 : 0, limit)
          .map(noticeOf),
      ),
    noticeCounts: openCounts(connection),
  };
};

const openCounts = (connection: Connection): NoticeStore['noticeCounts'] => {
  const counts = connection.prepare<{ readonly status: StoredNotice['status']; readonly count: number }>(
    'SELECT status, count(*) AS count FROM notices WHERE centre = ? GROUP BY status',
  );
  const counted = connection.prepare<{ readonly count: number }>(
    `SELECT count(*) AS count FROM notices
     WHERE centre = ? AND status = 'queued' AND ${waitingRows} AND channel IN ${tasks}`,
  );
  return (centre) =>
    connection.read(() => {
      const found = new Map(counts.all(centre).map(({ status, count }) => [status, count]));
      return { byStatus: countedBy((status) => found.get(status) ?? 0), tasks: counted.get(centre)?.count ?? 0 };
    });
};

const openChange = (connection: Connection): NoticeStore['changeNotice'] => {
  const change = connection.prepare(
    `UPDATE notices SET status = ?, changed_at = ?, reason = iif(?, ?, reason), retry_at = iif(?, ?, retry_at),
       channel = coalesce(?, channel), tries = coalesce(?, tries), deaths = coalesce(?, deaths),
       told_by = coalesce(?, told_by)
     WHERE centre = ? AND id = ? AND status = ?`,
  );
  return (centre, id, from, { status, reason, channel, retryAt, tries, deaths, toldBy, changedAt }) =>
    connection.write(
      () =>
        change.run(
          ...[status, changedAt, reason === undefined ? 0 : 1, reason ?? null, retryAt === undefined ? 0 : 1],
          ...[retryAt ?? null, channel ?? null, tries ?? null, deaths ?? null, toldBy ?? null],
          ...[centre, id, from],
        ).changes > 0,
    );
};
