import type { CalendarWords } from '../../shared/words.ts';

/** 23 noyabr, bazar ertəsi */
export function dayWords(
  date: string,
  { months, weekdays }: CalendarWords,
): { readonly day: string; readonly weekday: string } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return { day: `${day} ${months[month - 1] ?? month}`, weekday: weekdays[weekday] ?? '' };
}

/** 23 noyabr, bazar ertəsi: on one line of a text. */
export function dateLine(date: string, calendar: CalendarWords): string {
  const { day, weekday } = dayWords(date, calendar);
  return `${day.replace(' ', '\u00a0')}, ${weekday}`;
}
