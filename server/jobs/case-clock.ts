import { type CaseWorld, caseToday } from '../../engine/cases/case-world.ts';
import { movedDue, oldEnd } from '../../engine/cases/moves/clock.ts';
import { calendarOf } from '../../engine/queue/business-day.ts';
import { theClock } from '../../engine/queue/commands/day.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import { type Case, type CaseStatus, owedCaseStatuses } from '../../shared/cases/cases.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import { type Calendars, countryCalendar } from '../calendar/calendars.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { CaseStore } from '../store/cases.ts';
import type { LeasedJob } from './lease.ts';

export interface CaseClockParts {
  readonly calendars: Pick<Calendars, 'find'>;
  readonly store: Pick<CaseStore, 'casesOf'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * [CS12] [CS27] [CA5] Closes answers that nobody objected to, lets lapse what nobody confirmed, and reckons again what is due wherever the
 * calendar has changed: one page of cases a turn, so that the hall never waits for more than that.
 */
export function runCases(live: LiveCentre, parts: CaseClockParts): LeasedJob {
  const { clock, log, calendars } = parts;
  let reckoning: Walk & { readonly by: Calendar | null } = { ...fromTheFirst, by: null };
  let closing: Walk = fromTheFirst;
  let closedAt = Number.NEGATIVE_INFINITY;
  return every(clock, tickMs, async () => {
    const state = live.latest();
    const { centre } = state;
    // As a decision has it: a centre that names no calendar goes by the country's.
    const calendar = calendarOf(state) ?? calendars.find(countryCalendar);
    if (centre?.caseKinds === undefined || calendar === null) return;
    const world = { at: clock.now(), centre };
    try {
      if (calendar !== reckoning.by) reckoning = { ...fromTheFirst, by: calendar };
      if (!reckoning.done) {
        reckoning = { ...(await onePage(live, parts, reckoning, dueMoves(calendar, world))), by: calendar };
        return;
      }
      if (closing.done && clock.now() - closedAt < closingMs) return;
      closing = await onePage(live, parts, closing.done ? fromTheFirst : closing, ends(world));
      if (closing.done) closedAt = clock.now();
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'the clock of the cases failed');
    }
  });
}

/** How far it has come through the cases of a centre. */
interface Walk {
  readonly after: Pick<Case, 'due' | 'number'> | null;
  readonly done: boolean;
}
const fromTheFirst: Walk = { after: null, done: false };

/** What is asked of which cases. */
interface Work {
  readonly type: 'close-old' | 'reckon';
  readonly status: readonly CaseStatus[];
  readonly isDue: (one: Case) => boolean;
}

const ends = (world: Pick<CaseWorld, 'at' | 'centre'>): Work => ({
  type: 'close-old',
  status: ['unconfirmed', 'answered', 'decided'],
  isDue: (one) => oldEnd(world, one) !== null,
});

const dueMoves = (calendar: Calendar, world: Pick<CaseWorld, 'at' | 'centre'>): Work => {
  const today = caseToday(world);
  return { type: 'reckon', status: owedCaseStatuses, isDue: (one) => movedDue(calendar, one, today) !== null };
};

const onePage = async (
  live: LiveCentre,
  { store, clock }: CaseClockParts,
  { after }: Walk,
  { type, status, isDue }: Work,
): Promise<Walk> => {
  const rows = await store.casesOf(live.id, { status }, after, pageRows);
  const cases = rows.filter(isDue).map(({ id }) => id);
  if (cases.length > 0) {
    const command = { type, cases } as const;
    const asked = { at: clock.now(), by: theClock, staff: null, command };
    const reply = await live.ask({ command: null, case: asked, toReply: () => null });
    if (!reply.ok) return { after, done: false };
  }
  return { after: rows.at(-1) ?? null, done: rows.length < pageRows };
};

const tickMs = 1000;
const pageRows = 100;
/** Answers are closed by dates: an hour later is early enough. */
const closingMs = 3_600_000;
