import { addDays, type Days, daysBetween } from '../../shared/time/days.ts';
import { isDate } from '../../shared/time/is-date.ts';

/** Ranges of days for a report. */

export type Range = Days;

export type Preset = (typeof presets)[number];

/** The range of a preset as seen on `today`. */
export function presetRange(preset: Preset, today: string): Range {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: addDays(today, -29), to: today };
    case 'thisMonth':
      return { from: `${today.slice(0, 8)}01`, to: today };
  }
}

/** The first preset that is this range today, if any. */
export function presetOf(range: Range, today: string): Preset | null {
  return (
    presets.find((preset) => {
      const its = presetRange(preset, today);
      return its.from === range.from && its.to === range.to;
    }) ?? null
  );
}

export type RangeFault = 'noDate' | 'backwards' | 'tooLong';

/** What is wrong with a range, if anything. */
export function rangeFault({ from, to }: Range): RangeFault | null {
  if (!isDate(from) || !isDate(to)) return 'noDate';
  if (from > to) return 'backwards';
  return daysBetween(from, to) > mostDays ? 'tooLong' : null;
}

export const presets = ['today', 'yesterday', 'week', 'month', 'thisMonth'] as const;

const mostDays = 3700;
