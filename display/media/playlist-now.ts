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

/** The line that stands below what else is shown: each in turn for its seconds (10 unless it says), by the clock (ms), so that all walls show the same; null = there is none. */
export function lineAt(lines: readonly HallItem[], now: number): HallItem | null {
  const seconds = lines.map((line) => line.seconds ?? usualSeconds);
  const round = seconds.reduce((sum, one) => sum + one, 0);
  let left = round === 0 ? 0 : Math.floor(now / 1000) % round;
  const at = seconds.findIndex((one) => {
    left -= one;
    return left < 0;
  });
  return lines[at] ?? null;
}

const usualSeconds = 10;

/** Monday first. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
