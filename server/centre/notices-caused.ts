import { noticeKey, noticesOf } from '../../engine/notices/notices-of.ts';
import { bookingRules } from '../../shared/booking/booking.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { noticeRules } from '../../shared/notices/notices-schema.ts';
import { newId } from '../ids.ts';
import type { NewNotice } from '../store/notices.ts';

/** [NO1] What people are to be told of these events, written in the transaction that stores them. */
export function noticesCaused(centre: Centre | null, events: readonly QueueEvent[]): readonly NewNotice[] {
  if (centre === null) return [];
  const { quietFrom, quietTo } = noticeRules(centre);
  const { reminders } = bookingRules(centre);
  const rules = { reminders, quiet: { from: quietFrom, to: quietTo }, timeZone: centre.timeZone };
  return events.flatMap((event) =>
    noticesOf(event, rules).map((planned): NewNotice => {
      const { seat, kind, due, about, mustReach } = planned;
      return { id: newId(), key: noticeKey(planned), seat, kind, due, about, mustReach, at: event.at };
    }),
  );
}
