import { dateAt, instantOf } from '../queue/business-day.ts';

/** Local times (HH:MM) between which nobody is disturbed, over midnight where `from` is the later; the same = never quiet. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** [NO7] The instant (ms), or where it is quiet then, a minute before that began. */
export function beforeQuiet(at: number, quiet: QuietHours, timeZone: string): number {
  const span = quietSpanAt(at, quiet, timeZone);
  return span === null ? at : span.from - minuteMs;
}

/** [NO7] The instant (ms), or where it is quiet then, the end of that. */
export function afterQuiet(at: number, quiet: QuietHours, timeZone: string): number {
  return quietSpanAt(at, quiet, timeZone)?.to ?? at;
}

const minuteMs = 60_000;

/** The quiet span that holds an instant; it may have begun the day before. */
const quietSpanAt = (at: number, quiet: QuietHours, timeZone: string) => {
  if (quiet.from === quiet.to) return null;
  const today = Temporal.PlainDate.from(dateAt(at, timeZone));
  for (const began of [today.subtract({ days: 1 }), today]) {
    const ends = quiet.from < quiet.to ? began : began.add({ days: 1 });
    const from = instantOf(began.toString(), quiet.from, timeZone);
    const to = instantOf(ends.toString(), quiet.to, timeZone);
    if (from <= at && at < to) return { from, to };
  }
  return null;
};
