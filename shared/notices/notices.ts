/** Notices: what people are told of their seats and cases by e-mail, SMS or a person, and how far each has come. */

/** What a notice tells. */
export const seatNoticeKinds = ['booked', 'standing-by', 'moved', 'cancelled', 'called-off', 'reminder'] as const;
export type SeatNoticeKind = (typeof seatNoticeKinds)[number];
/** Those that tell of what was asked in writing. */
export const caseNoticeKinds = [
  'case-unconfirmed',
  'case-lapsed',
  'case-received',
  'case-asked',
  'case-extended',
  'case-visit',
  'case-sent-on',
  'case-answered',
  'case-decided',
] as const;
export type CaseNoticeKind = (typeof caseNoticeKinds)[number];
/** `code` brings a citizen the code that they asked for. */
export const noticeKinds = [...seatNoticeKinds, ...caseNoticeKinds, 'code'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Whether it tells of a seat. */
export function isOfSeat(kind: NoticeKind): kind is SeatNoticeKind {
  return seatNoticeKinds.some((one) => one === kind);
}

/** Whether it tells of a case. */
export function isOfCase(kind: NoticeKind): kind is CaseNoticeKind {
  return caseNoticeKinds.some((one) => one === kind);
}

/**
 * [NO2] `sent` = the provider took it; `delivered` = the person was reached for certain; `lapsed` = its time is over, or nobody
 * is left to tell; `cancelled` = what it told of is not so any more.
 */
export const noticeStatuses = ['queued', 'sending', 'sent', 'delivered', 'failed', 'lapsed', 'cancelled'] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];

/** By which way. `phone`, `letter` and `hand` are tasks for a person of the centre: to ring, to post it, or to give it when they come. */
export const noticeChannels = ['email', 'sms', 'phone', 'letter', 'hand'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** [NO4] By which way who asks in writing may choose to be told first. */
export const chosenWays = noticeChannels;
export type ChosenWay = (typeof chosenWays)[number];

/** How somebody is reached. */
export interface ReachedBy {
  readonly phone?: string;
  readonly email?: string;
  /** For letters. */
  readonly address?: string;
}

/** The ways to choose from: those for which an address was given; on paper, when they come, always. */
export function waysWithAddress({ phone, email, address }: ReachedBy): readonly ChosenWay[] {
  const given = { email, sms: phone, phone, letter: address, hand: '' };
  return chosenWays.filter((way) => given[way] !== undefined);
}

/** What a form offers to choose from: a letter too, whose address is asked once it is chosen. */
export function waysOffered(of: ReachedBy): readonly ChosenWay[] {
  return waysWithAddress({ address: '', ...of });
}

/** The ways of which a person has to do something. */
export const taskChannels = ['phone', 'letter', 'hand'] as const satisfies readonly NoticeChannel[];
export type TaskChannel = (typeof taskChannels)[number];

/** Whether a person has to do it. */
export const isTask = (channel: NoticeChannel | null): channel is TaskChannel =>
  taskChannels.some((task) => task === channel);

/** The lists of the page of notices: what a person has to do, what waits, what failed, what went out. */
export const noticeGroups = ['all', 'tasks', 'waiting', 'failed', 'sent'] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

/** The statuses of each list. */
export const statusesOfGroup: { readonly [G in NoticeGroup]: readonly NoticeStatus[] } = {
  all: noticeStatuses,
  tasks: ['queued'],
  waiting: ['queued', 'sending'],
  failed: ['failed'],
  sent: ['sent', 'delivered'],
};

/** Why a notice ended otherwise than it should have, or waits. */
export const noticeReasons = [
  /** The provider refused it for good. */
  'refused',
  /** All tries are used up. */
  'no-answer',
  /** The process ended twice while it was sent: nobody knows whether it went out. */
  'not-known',
  /** There is no way to reach them, and no need to: they saw it on the screen. */
  'no-way',
  /** Its time is over. */
  'too-late',
  /** They have seen nothing of what it would take back. */
  'nothing-told',
  /** What it told of is not so any more. */
  'changed',
  /** Somebody tried, and did not reach them. */
  'not-reached',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** One row of the page of notices: nothing personal. Times in ms since 1970. */
export interface NoticeRow {
  readonly id: string;
  /** Of a seat its id; of a case that of the case; of a code that of the code. */
  readonly seat: string;
  readonly kind: NoticeKind;
  /** null = not chosen yet. */
  readonly channel: NoticeChannel | null;
  readonly status: NoticeStatus;
  readonly reason: NoticeReason | null;
  /** When it is to be sent; 0 = at once. */
  readonly due: number;
  /** When it is tried again; null = it is not. */
  readonly retryAt: number | null;
  /** How often a provider was asked. */
  readonly tries: number;
  /** When it last changed. */
  readonly changedAt: number;
}
