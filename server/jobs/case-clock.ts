import { calendarOf } from '../../engine/queue/business-day.ts';
import { theClock } from '../../engine/queue/commands/day.ts';
import type { Calendar } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import { every } from '../async/repeat.ts';
import { type Calendars, countryCalendar } from '../calendar/calendars.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { LeasedJob } from './lease.ts';

export interface CaseClockParts {
  readonly calendars: Pick<Calendars, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** [CS12] [CS27] [CA5] Closes answers that nobody objected to, lets lapse what nobody confirmed, and reckons again what is due wherever the calendar has changed. */
export function runCases(live: LiveCentre, { clock, log, calendars }: CaseClockParts): LeasedJob {
  let reckoned: Calendar | null = null;
  let closedAt = Number.NEGATIVE_INFINITY;
  const ask = (type: 'close-old' | 'reckon') =>
    live.ask({
      command: null,
      case: { at: clock.now(), by: theClock, staff: null, command: { type } },
      toReply: () => null,
    });
  return every(clock, tickMs, async () => {
    const state = live.latest();
    // As a decision has it: a centre that names no calendar goes by the country's.
    const calendar = calendarOf(state) ?? calendars.find(countryCalendar);
    if (state.centre?.caseKinds === undefined || calendar === null) return;
    try {
      if (calendar !== reckoned && (await ask('reckon')).ok) reckoned = calendar;
      if (clock.now() - closedAt < closingMs) return;
      if ((await ask('close-old')).ok) closedAt = clock.now();
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'the clock of the cases failed');
    }
  });
}

const tickMs = 1000;
/** Answers are closed by dates: an hour later is early enough. */
const closingMs = 3_600_000;
