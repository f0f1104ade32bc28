import { receptionKind } from '../../shared/booking/receptions.ts';
import type { SeatEvent } from '../../shared/booking/seat-events.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { NoticeKind } from '../../shared/notices/notices.ts';
import { isCaseEvent } from '../queue/ticket.ts';
import { beforeQuiet, type QuietHours } from './quiet-hours.ts';

/** A notice that an event causes. */
export interface PlannedNotice {
  /** Of a notice of a case the id of the case. */
  readonly seat: string;
  readonly kind: NoticeKind;
  /** When to send it (ms); 0 = at once. */
  readonly due: number;
  /** What it tells of: the start of the slot, else the SEQUENCE; of a case when it happened (ms). With seat, kind and `before` the key under which it stands once. */
  readonly about: number;
  /** Of a reminder: how many seconds before the slot. */
  readonly before: number | null;
  /** Whether a person of the centre has to tell it where nothing else reaches them. */
  readonly mustReach: boolean;
}

/** [NO1] [NO7] The notices that an event causes: what happened, and the reminders of a slot that is still to come. */
export function noticesOf(
  event: QueueEvent,
  rules: { readonly reminders: readonly number[]; readonly quiet: QuietHours; readonly timeZone: string },
): readonly PlannedNotice[] {
  switch (event.type) {
    case 'seat-booked':
      return [toldOf(event, 'booked', event.startsAt, false), ...remindersOf(event, rules)];
    case 'seat-seated':
      return [toldOf(event, 'booked', event.startsAt, true), ...remindersOf(event, rules)];
    case 'seat-moved':
      return [toldOf(event, 'moved', event.sequence, false), ...remindersOf(event, rules)];
    case 'seat-stood-by':
      return [toldOf(event, 'standing-by', 0, false)];
    case 'seat-cancelled':
      return [toldOf(event, 'cancelled', event.sequence, false)];
    case 'seat-called-off':
      return [toldOf(event, 'called-off', event.sequence, true)];
    default:
      return isCaseEvent(event) ? ofCase(event) : [];
  }
}

/** [NO1] The key under which a notice stands only once in its centre. */
export function noticeKey({ seat, kind, about, before }: PlannedNotice): string {
  return [kind, seat, about, ...(before === null ? [] : [before])].join(':');
}

const toldOf = (
  { seat }: Pick<SeatEvent, 'seat'>,
  kind: NoticeKind,
  about: number,
  mustReach: boolean,
): PlannedNotice => ({ seat, kind, due: 0, about, before: null, mustReach });

/** [NO1] What the citizen is told of their case. Who handed the answer over, or posted it, has told them. */
const ofCase = (event: CaseEvent): readonly PlannedNotice[] => {
  const told = (kind: NoticeKind, mustReach: boolean) => [toldOf({ seat: event.case }, kind, event.at, mustReach)];
  switch (event.type) {
    case 'case-registered':
      // [CS28] Who is received has been told of their seat.
      if (event.kind === receptionKind && event.booking !== null) return [];
      return told(event.helped === undefined ? 'case-received' : 'case-unconfirmed', false);
    case 'case-lapsed':
      return event.missed === true ? [] : told('case-lapsed', true);
    case 'case-confirmed':
      return told('case-received', false);
    case 'case-answered':
      return told('case-answered', event.way !== 'post' && event.way !== 'print');
    default: {
      const kind = reaching[event.type];
      return kind === undefined ? [] : told(kind, true);
    }
  }
};

/** What has to reach them, by one way or another. */
const reaching: { readonly [T in CaseEvent['type']]?: NoticeKind } = {
  'case-asked': 'case-asked',
  'case-reminded': 'case-asked',
  'case-extended': 'case-extended',
  'case-due-moved': 'case-extended',
  'case-visit-drawn': 'case-visit',
  'case-sent-on': 'case-sent-on',
  'case-left': 'case-answered',
  'case-decided': 'case-decided',
};

const remindersOf = (
  { seat, at, startsAt }: { readonly seat: string; readonly at: number; readonly startsAt: number },
  { reminders, quiet, timeZone }: Parameters<typeof noticesOf>[1],
): readonly PlannedNotice[] =>
  reminders.flatMap((before) => {
    const due = beforeQuiet(startsAt - before * 1000, quiet, timeZone);
    // Who booked after it would have come has just been told.
    return due <= at ? [] : [{ seat, kind: 'reminder', due, about: startsAt, before, mustReach: false } as const];
  });
