import type { BookingEvent } from '../../shared/booking/seat-events.ts';
import type { CaseChange } from '../../shared/cases/case-events.ts';
import { type Case, type CaseMove, mayMoveCase } from '../../shared/cases/cases.ts';

/** What becomes of a request with its reception, and the other way about: in the same commit. */

/** [CS28] What an event of its seat makes of a request, and of the cases that are joined to it; nothing where it has ended by itself. */
export function followSeat(request: Case, joined: readonly Case[], event: BookingEvent): readonly CaseChange[] {
  const move = moveBy[event.type];
  const isLapsed = request.status === 'lapsed';
  if (move === undefined || !mayMoveCase(request.status, move) || (isLapsed && request.helped !== null)) return [];
  const { at, by, date } = event;
  const stamp = { at, by, date, practice: false };
  const of = { ...stamp, case: request.id };
  if (move === 'resume') return [{ ...of, type: 'case-resumed' }];
  const parted = joined.map(({ id }): CaseChange => ({ ...stamp, case: id, type: 'case-parted' }));
  return move === 'withdraw'
    ? [{ ...of, type: 'case-withdrawn' }, ...parted]
    : [{ ...of, type: 'case-lapsed', missed: true }, ...parted];
}

const moveBy: { readonly [T in BookingEvent['type']]?: Extract<CaseMove, 'withdraw' | 'lapse' | 'resume'> } = {
  'seat-cancelled': 'withdraw',
  'seat-missed': 'lapse',
  'seat-reinstated': 'resume',
  'seat-undone': 'resume',
};

/** [CS28] Whether an event ends a request so that nobody is received for it any more. */
export function needsNoSeat({ type }: CaseChange): boolean {
  return type === 'case-withdrawn' || type === 'case-sent-on' || type === 'case-left';
}
