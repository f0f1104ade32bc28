import { isOfCase, isTask } from '../../../shared/notices/notices.ts';
import { countedBy, type NewNotice, type NoticeCounts, type NoticeStore, type StoredNotice } from '../notices.ts';
import { type ClockShift, shiftedEnd, shiftedFact } from '../shifted.ts';

/** The outbox, in memory. */
export function memoryNotices(beforeWrite: () => void) {
  const rows = new Map<string, ReadonlyMap<string, StoredNotice>>();
  const keys = new Set<string>();
  const of = (centre: string): readonly StoredNotice[] => [...(rows.get(centre)?.values() ?? [])];
  const put = (centre: string, row: StoredNotice): void => {
    rows.set(centre, new Map(rows.get(centre)).set(row.id, row));
  };
  const store: NoticeStore = {
    ...readsOf(of),
    async changeNotice(centre, id, from, change) {
      beforeWrite();
      const row = rows.get(centre)?.get(id);
      if (row?.status !== from) return false;
      put(centre, { ...row, ...change });
      return true;
    },
    notice: async (centre, id) => rows.get(centre)?.get(id) ?? null,
  };
  return {
    store,
    add(centre: string, notices: readonly NewNotice[]): void {
      for (const { key, at, ...notice } of notices) {
        const name = `${centre}\n${key}`;
        if (keys.has(name)) continue;
        keys.add(name);
        const fresh = { channel: null, status: 'queued', reason: null, retryAt: null, tries: 0, deaths: 0 } as const;
        put(centre, { ...notice, ...fresh, toldBy: null, changedAt: at });
      }
    },
    shift(by: ClockShift): void {
      for (const [centre, all] of rows) for (const row of all.values()) put(centre, shifted(row, by));
    },
  };
}

/** What is read of all the notices of a centre. */
const readsOf = (
  of: (centre: string) => readonly StoredNotice[],
): Pick<NoticeStore, 'dueNotices' | 'noticesOfSeat' | 'notices' | 'noticeCounts'> => ({
  dueNotices: async (centre, now, limit) =>
    of(centre)
      .filter((row) => row.status === 'queued' && (!isTask(row.channel) || row.reason === 'not-reached'))
      .filter(({ due, retryAt }) => due <= now && (retryAt ?? 0) <= now)
      .sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
      .slice(0, limit),
  noticesOfSeat: async (centre, seat) => of(centre).filter((row) => row.seat === seat),
  notices: async (centre, { statuses, tasks = false, ofCases = false, before, limit }) =>
    of(centre)
      .filter(({ channel, kind }) => (!tasks || isTask(channel)) && (!ofCases || isOfCase(kind)))
      .filter(({ status, id }) => statuses.includes(status) && (before === undefined || id < before))
      .sort((a, b) => (a.id > b.id ? -1 : 1))
      .slice(0, limit),
  noticeCounts: async (centre) => countsOf(of(centre)),
});

const countsOf = (all: readonly StoredNotice[]): NoticeCounts => ({
  byStatus: countedBy((wanted) => all.filter(({ status }) => status === wanted).length),
  tasks: all.filter(({ status, channel }) => status === 'queued' && isTask(channel)).length,
});

const shifted = (row: StoredNotice, by: ClockShift): StoredNotice => ({
  ...row,
  retryAt: row.retryAt === null ? null : shiftedEnd(row.retryAt, by),
  changedAt: shiftedFact(row.changedAt, by),
});
