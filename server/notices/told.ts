import type { StaffMember } from '../../engine/cases/case-commands.ts';
import { hasConflict } from '../../engine/cases/case-world.ts';
import { seesCase } from '../../engine/cases/duties.ts';
import { waysTo } from '../../engine/notices/ways.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { isTask, type NoticeChannel } from '../../shared/notices/notices.ts';
import { noticeRules } from '../../shared/notices/notices-schema.ts';
import { type Contact, reachableBy } from '../store/about-person.ts';
import type { NoticeChange, NoticeStore, StoredNotice } from '../store/notices.ts';

/** What a person says of a task: whether they told them, who they are and when it was (ms). */
export interface SaidOfTask {
  readonly reached: boolean;
  readonly by: string;
  readonly at: number;
  /** How who is told wished to be told first. */
  readonly chosen: Contact['by'] | undefined;
}

/**
 * [NO2] [NO4] Marks what a person has told, or could not: then the next way is gone, if the task was the way that they chose. A
 * letter is `sent`, since nobody knows that it arrived. Null, and nothing is changed, where it is no task, or none any more.
 */
export async function markTold(
  store: Pick<NoticeStore, 'changeNotice'>,
  centre: string,
  notice: StoredNotice,
  { reached, by, at, chosen }: SaidOfTask,
): Promise<NoticeChange | null> {
  if (!isOpenTask(notice)) return null;
  const end = { toldBy: by, changedAt: at, retryAt: null };
  const change: NoticeChange = reached
    ? { ...end, status: notice.channel === 'letter' ? 'sent' : 'delivered' }
    : { ...end, status: notice.channel === chosen ? 'queued' : 'failed', reason: 'not-reached' };
  return (await store.changeNotice(centre, notice.id, 'queued', change)) ? change : null;
}

/** Whether a person is to do it now; one that reached nobody goes the next way. */
export function isOpenTask({ status, channel, reason }: StoredNotice): boolean {
  return status === 'queued' && isTask(channel) && reason !== 'not-reached';
}

/** [CS9] Whether somebody who looks after a case tells its citizen: not who only visits the household, nor who is complained of. */
export function tellsOf(staff: StaffMember, one: Case): boolean {
  return seesCase(staff, { ...one, visitor: null, visitOf: null }) && !hasConflict(one, staff);
}

/** [NO4] The way by which somebody is told first as things are, by the providers that there are. */
export function firstWay(
  sends: { readonly mail: boolean; readonly sms: boolean },
  centre: Centre,
  contact: Contact,
): NoticeChannel | null {
  const sms = sends.sms && noticeRules(centre).sms !== undefined;
  return waysTo(reachableBy(contact), { email: sends.mail, sms }, true, contact.by)[0] ?? null;
}
