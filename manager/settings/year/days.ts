import { addDays } from '../../../shared/time/days.ts';
import { dateByKey } from '../../../ui/calendar/month.ts';

/** The date that a key leads to from another, within its year; null if it leads nowhere. */
export function dateAfter(date: string, key: string): string | null {
  const to = dateByKey(date, key);
  if (to === null) return null;
  const year = date.slice(0, 4);
  return to.startsWith(year) ? to : to < date ? `${year}-01-01` : `${year}-12-31`;
}

/** The dates from one to another, in whichever order they are given. */
export function datesBetween(one: string, other: string): readonly string[] {
  const [from, to] = one < other ? [one, other] : [other, one];
  const dates = [from];
  while ((dates.at(-1) ?? to) < to) dates.push(addDays(dates.at(-1) ?? to, 1));
  return dates;
}

/** Dates in order as stretches of those that follow each other. */
export function stretchesOf(dates: readonly string[]): readonly (readonly [from: string, to: string])[] {
  const found: [string, string][] = [];
  for (const date of dates) {
    const last = found.at(-1);
    if (last !== undefined && datesBetween(last[1], date).length === 2) last[1] = date;
    else found.push([date, date]);
  }
  return found;
}

/** Dates in order as stretches of days alike. */
export function alikeStretches(
  dates: readonly string[],
  mark: (date: string) => string,
): readonly (readonly [from: string, to: string])[] {
  const groups: string[][] = [];
  for (const date of dates) {
    const last = groups.at(-1);
    if (last !== undefined && mark(last[0] ?? '') === mark(date)) last.push(date);
    else groups.push([date]);
  }
  return groups.flatMap(stretchesOf);
}

/** What all have in common; null if they differ. */
export function oneOf<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
