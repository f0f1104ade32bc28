import { dash, duration, type FigureWords, fixedSpace } from '../../shared/reports/figure-words.ts';
import type { manager } from '../../shared/text/az.ts';
import { localTime, type Words } from '../../shared/words.ts';

/** Numbers, durations and dates as this screen writes them. `Intl` is not asked: browsers may lack Azerbaijani. */

export type ManagerWords = Words<typeof manager>;

/** Two durations (seconds) as one range in whole minutes: 4–12 dəq. */
export function minuteRange(from: number, to: number, words: FigureWords): string {
  const [low, high] = [Math.round(from / 60), Math.round(to / 60)];
  return `${low === high ? high : `${low}–${high}`}${fixedSpace}${words.units.minute}`;
}

/** The same for a column of a table: whole minutes show their 0 seconds, so that figures stand under each other. */
export function columnDuration(seconds: number | null, words: FigureWords): string {
  if (seconds === null) return dash;
  const whole = seconds >= 60 && seconds < 3600 && Math.round(seconds) % 60 === 0;
  return whole
    ? `${duration(seconds, words)}${fixedSpace}0${fixedSpace}${words.units.second}`
    : duration(seconds, words);
}

/** An instant (ms) as date and time: 20.11, 14:05. */
export function dayAndTime(at: number, timeZone: string, words: FigureWords): string {
  const { day, month, hour, minute } = localTime(at, timeZone);
  return `${words.shortDate(day, month)}, ${two(hour)}:${two(minute)}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
