import type { NoticeChannel, NoticeReason, NoticeRow, NoticeStatus } from '../../shared/notices/notices.ts';

/** What the outbox knows of a notice. The address stands with the person of its seat. */
export interface StoredNotice extends NoticeRow {
  /** What it tells of, as in `PlannedNotice`. */
  readonly about: number;
  /** Whether a person has to tell it where nothing else reaches them. */
  readonly mustReach: boolean;
  /** How often a process ended while it sent it. */
  readonly deaths: number;
  /** The id of who told them, or tried to, where that was a task; null = nobody has. */
  readonly toldBy: string | null;
}

/** A notice that a transaction causes; nothing is written where its key is known. */
export interface NewNotice extends Pick<StoredNotice, 'id' | 'seat' | 'kind' | 'due' | 'about' | 'mustReach'> {
  /** Under which it stands once in its centre. */
  readonly key: string;
  /** When it was written (ms). */
  readonly at: number;
}

/** What becomes of a notice. What is absent stays as it is. */
export interface NoticeChange {
  readonly status: NoticeStatus;
  readonly reason?: NoticeReason | null;
  readonly channel?: NoticeChannel;
  readonly retryAt?: number | null;
  readonly tries?: number;
  readonly deaths?: number;
  readonly toldBy?: string;
  readonly changedAt: number;
}

/** Which notices of a centre: the newest first, before one of them if given. */
export interface NoticesAsked {
  readonly statuses: readonly NoticeStatus[];
  /** Only those that a person has to tell. */
  readonly tasks?: boolean;
  /** Only those that tell of cases. */
  readonly ofCases?: boolean;
  readonly before?: string;
  readonly limit: number;
}

/** The outbox: written in the transaction that causes it (`Write.notices`), sent by the one process that has the lease. */
export interface NoticeStore {
  /** Those that wait for a provider, or for the next way after a task that reached nobody, and are due at `now` (ms), the earliest first. */
  dueNotices(centre: string, now: number, limit: number): Promise<readonly StoredNotice[]>;
  /** Changes one that still has this status; false, and nothing is changed, where it has not. */
  changeNotice(centre: string, id: string, from: NoticeStatus, change: NoticeChange): Promise<boolean>;
  notice(centre: string, id: string): Promise<StoredNotice | null>;
  noticesOfSeat(centre: string, seat: string): Promise<readonly StoredNotice[]>;
  notices(centre: string, asked: NoticesAsked): Promise<readonly StoredNotice[]>;
  /** How many there are of each status, and how many tasks wait for a person. */
  noticeCounts(centre: string): Promise<NoticeCounts>;
}
export interface NoticeCounts {
  readonly byStatus: { readonly [S in NoticeStatus]: number };
  readonly tasks: number;
}

/** A number for each status. */
export function countedBy(count: (status: NoticeStatus) => number): NoticeCounts['byStatus'] {
  return {
    queued: count('queued'),
    sending: count('sending'),
    sent: count('sent'),
    delivered: count('delivered'),
    failed: count('failed'),
    lapsed: count('lapsed'),
    cancelled: count('cancelled'),
  };
}
