import type { Span, Week } from '../../../../shared/centre/centre.ts';
import { minutesOf } from '../../../../shared/time/time-of-day.ts';

/** The spans of a day and of a week. */

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** One span more: an hour behind the last, or the usual day where there is none. */
export function withSpan(spans: readonly Span[]): Span[] {
  const last = spans.at(-1)?.to;
  if (last === undefined) return [{ ...usualDay }];
  const from = Math.min(latest - 60, minutesOf(last) + 60);
  return [...spans, { from: timeOf(from), to: timeOf(from + 60) }];
}

/** The spans with a break in the one that it falls into; where it falls into none, as they are. */
export function withBreak(spans: readonly Span[], pause: Span = noon): Span[] {
  return spans.flatMap((span) =>
    span.from < pause.from && pause.to < span.to
      ? [
          { from: span.from, to: pause.from },
          { from: pause.to, to: span.to },
        ]
      : [span],
  );
}

/** Whether a break can be made in one of the spans. */
export function canBreak(spans: readonly Span[], pause: Span = noon): boolean {
  return spans.some(({ from, to }) => from < pause.from && pause.to < to);
}

/** The week with a day's spans on other days too. */
export function withDayCopied(week: Week, from: Weekday, to: readonly Weekday[]): Week {
  const copy = Object.fromEntries(to.map((day) => [day, week[from].map((span) => ({ ...span }))]));
  return { ...week, ...copy };
}

/** The minutes that a day is open; spans that are not times of day count as none. */
export function openMinutes(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, minutesOf(to) - minutesOf(from) || 0), 0);
}

/** Spans in words: 09:00–13:00, 14:00–18:00. */
export function spansText(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}

/** A week in which every day is closed. */
export function emptyWeek(): Week {
  return { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
}

const noon: Span = { from: '13:00', to: '14:00' };
const usualDay: Span = { from: '09:00', to: '18:00' };
const latest = 24 * 60;

const two = (n: number): string => String(n).padStart(2, '0');
const timeOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
