import type { HallItem } from '../../shared/wall/hall-wall.ts';
import { clockTime, dateIn, localTime } from '../../shared/words.ts';

/** What of a playlist is due at a moment (ms), by the hours, weekdays and dates of each item in the centre's own time. */
export function dueItems(items: readonly HallItem[], now: number, timeZone: string): readonly HallItem[] {
  const [time, date] = [clockTime(now, timeZone), dateIn(now, timeZone)];
  const weekday = weekdays[localTime(now, timeZone).weekday] ?? 'mon';
  return items.filter(
    (item) =>
      (item.from === undefined || item.from <= time) &&
      (item.to === undefined || time < item.to) &&
      (item.weekdays === undefined || item.weekdays.includes(weekday)) &&
      (item.firstDay === undefined || item.firstDay <= date) &&
      (item.lastDay === undefined || date <= item.lastDay),
  );
}

/** Monday first. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
