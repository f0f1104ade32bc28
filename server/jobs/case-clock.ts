import { calendarOf } from '../../engine/queue/business-day.ts';
import { theClock } from '../../engine/queue/commands/day.ts';
import type { Calendar } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import { every } from '../async/repeat.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { LeasedJob } from './lease.ts';

/** [CS12] [CA5] Closes answers that nobody objected to, and reckons again what is due wherever the calendar has changed. */
export function runCases(live: LiveCentre, clock: Clock, log: Log): LeasedJob {
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
    const calendar = calendarOf(state);
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
