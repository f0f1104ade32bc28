import type { Seat } from '../../shared/booking/seats.ts';
import { type Case, hasOpenVisit, isOpenCase } from '../../shared/cases/cases.ts';
import type {
  CaseNoticeKind,
  NoticeKind,
  NoticeReason,
  NoticeStatus,
  SeatNoticeKind,
} from '../../shared/notices/notices.ts';

/** What a notice told of when it was written. */
export interface NoticeCause {
  readonly kind: SeatNoticeKind;
  /** The start of the slot, else the SEQUENCE, as in `PlannedNotice`. */
  readonly about: number;
}

/** The other notices of the same seat. */
export type ToldBefore = readonly { readonly kind: NoticeKind; readonly status: NoticeStatus }[];

/** [NO3] Why a notice is not to be sent any more at an instant (ms); null = it is. */
export function whyNotSent(cause: NoticeCause, seat: Seat | null, told: ToldBefore, now: number): NoticeReason | null {
  return seat === null ? 'changed' : reasons[cause.kind](cause.about, seat, now, told);
}

/** [NO3] Why a notice of a case is not to be sent any more; null = it is. */
export function whyCaseNotSent(kind: CaseNoticeKind, one: Case | null): NoticeReason | null {
  return one !== null && standsOf[kind](one) ? null : 'changed';
}

/** [PV5] Why a code is not to be sent any more at an instant (ms): it was used or replaced, or counts no longer; null = it is. */
export function whyCodeNotSent(code: { readonly expiresAt: number } | null, now: number): NoticeReason | null {
  return code === null ? 'changed' : unlessLate(code.expiresAt <= now);
}

const standsOf: { readonly [K in CaseNoticeKind]: (one: Case) => boolean } = {
  'case-unconfirmed': ({ status }) => status === 'unconfirmed',
  'case-lapsed': ({ status }) => status === 'lapsed',
  'case-received': ({ status }) => status !== 'withdrawn' && status !== 'unconfirmed' && status !== 'lapsed',
  'case-asked': ({ status }) => status === 'asked',
  'case-extended': ({ status }) => isOpenCase(status),
  'case-visit': hasOpenVisit,
  'case-sent-on': ({ status }) => status === 'sent-on',
  'case-decided': ({ status }) => status === 'decided' || status === 'closed',
  'case-answered': ({ status }) => status === 'answered' || status === 'left' || status === 'closed',
};

type Reason = (about: number, seat: Seat, now: number, told: ToldBefore) => NoticeReason | null;

const isOver = ({ endsAt }: Seat, now: number): boolean => endsAt !== null && endsAt <= now;
const unlessLate = (isLate: boolean): NoticeReason | null => (isLate ? 'too-late' : null);
const holds = ({ status, startsAt }: Seat, about: number): boolean => status === 'booked' && startsAt === about;

const reasons: { readonly [K in SeatNoticeKind]: Reason } = {
  booked: (about, seat, now) => (holds(seat, about) ? unlessLate(isOver(seat, now)) : 'changed'),
  reminder: (about, seat, now) => (holds(seat, about) ? unlessLate(about <= now) : 'changed'),
  moved: (about, seat, now) =>
    seat.status === 'booked' && seat.sequence === about ? unlessLate(isOver(seat, now)) : 'changed',
  'standing-by': (_about, { status }) => (status === 'standby' ? null : 'changed'),
  cancelled: (_about, _seat, _now, told) => (told.some(hasGoneOut) ? null : 'nothing-told'),
  'called-off': (_about, seat, now) => unlessLate(isOver(seat, now)),
};

const hasGoneOut = ({ kind, status }: ToldBefore[number]): boolean =>
  kind !== 'cancelled' && (status === 'sent' || status === 'delivered');
