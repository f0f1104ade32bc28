import type { Actor } from '../../../shared/access.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { CloseDay, OpenDay, Tick } from '../../../shared/commands.ts';
import type { DayClosed, DayOpened, QueueEvent } from '../../../shared/events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { hasEnded } from '../../../shared/tickets/ticket.ts';
import { applyAll } from '../apply.ts';
import { closingOf, dateAt, openingOf, openSpanAt } from '../business-day.ts';
import { freshUse } from '../numbering.ts';
import { entries } from '../ordered-map.ts';
import type { KeptDay, State } from '../state.ts';
import { type Decision, decided, stamp, theCentre } from './guards.ts';

export function openDay(state: State, command: OpenDay): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const room = makeRoom(state, command);
  if (!room.ok) return room;
  const after = applyAll(state, room.value);
  return decided(...room.value, opened(after, centre.value, command, command.practice, false));
}

export function closeDay(state: State, command: CloseDay): Decision {
  const { day } = state;
  if (day === null) return refuse('day-closed', 'no day is open');
  if (command.practice !== null && command.practice !== day.practice)
    return refuse('day-closed', `no ${command.practice ? 'practice' : 'real'} day is open`, { practice: day.practice });
  if (isBeingServed(state) && !command.force)
    return refuse('still-serving', 'somebody is being served; close with force to cut them short');
  return decided(...closing(state, command, false));
}

/** [D2] The clock opens the day with the hours and closes it after them; at midnight whatever still stands. */
export function tick(state: State, command: Tick): Decision {
  const centre = theCentre(state);
  if (!centre.ok) return centre;
  const closed = clockCloses(state, centre.value, command.at) ? closing(state, command, true) : [];
  const after = applyAll(state, closed);
  const open = clockOpens(after, centre.value, command.at) ? [opened(after, centre.value, command, false, true)] : [];
  return decided(...closed, ...open);
}

interface AskedDay {
  readonly at: number;
  readonly by: Actor;
}

/** The clock of the centre, as one who asks. */
export const theClock: Actor = { kind: 'system', id: 'clock', role: 'system' };

/** [D1] What a day opened again on the same date goes on with; any other starts again. */
const earlierToday = (state: State, date: string, practice: boolean): KeptDay | null =>
  !practice && state.kept?.date === date ? state.kept : null;

const opened = (state: State, centre: Centre, command: AskedDay, practice: boolean, byClock: boolean): DayOpened => {
  const date = dateAt(command.at, centre.timeZone);
  const earlier = earlierToday(state, date, practice);
  return {
    at: command.at,
    by: command.by,
    type: 'day-opened',
    date,
    practice,
    timeZone: centre.timeZone,
    byClock,
    series: centre.series.map((series) => earlier?.series.find((use) => use.id === series.id) ?? freshUse(series)),
    ...(earlier?.services === undefined ? {} : { services: earlier.services }),
    kept: practice ? state.kept : null,
  };
};

const isBeingServed = (state: State): boolean =>
  [...state.counters.values()].some((counter) => counter.ticket !== null);

/** [D3] What is still open becomes expired, counters close, then the day. A visit under way is cut short. */
const closing = (state: State, command: AskedDay, byClock: boolean): readonly QueueEvent[] => {
  const on = stamp(state, command);
  const expired = [...entries(state.tickets)].flatMap(({ value: ticket }) =>
    hasEnded(ticket.status)
      ? []
      : [
          {
            ...on,
            type: 'ticket-expired',
            ticket: ticket.id,
            reason: 'day-closed',
            inaccurate: ticket.status === 'serving',
          } as const,
        ],
  );
  const counters = [...state.counters].flatMap(([counter, now]) =>
    now.state === 'closed' ? [] : [{ ...on, type: 'counter-closed', counter, reason: null } as const],
  );
  const closed: DayClosed = { ...on, type: 'day-closed', byClock, forced: isBeingServed(state) };
  return [...expired, ...counters, closed];
};

/** [D4] The day that stands gives way only if it is a practice day, and with force if somebody is being served in it. */
const makeRoom = (state: State, command: OpenDay): Result<readonly QueueEvent[]> => {
  const { day } = state;
  if (day === null) return ok([]);
  const inTheWay = command.at < day.midnight && (!day.practice || command.practice);
  if (inTheWay) return refuse('day-open', 'the day is open already', { date: day.date, practice: day.practice });
  if (isBeingServed(state) && !command.force)
    return refuse('still-serving', 'somebody is being served; close with force to cut them short');
  return ok(closing(state, command, false));
};

/** Whether the clock closes the day that stands: its date is over, real hours begin, or its grace after closing time is. */
const clockCloses = (state: State, centre: Centre, at: number): boolean => {
  const { day } = state;
  if (day === null) return false;
  if (at >= day.midnight) return true;
  // [EM4] Nobody's place is lost for it but at midnight.
  if (state.emergency !== null) return false;
  if (day.practice) return clockOpens({ ...state, day: null }, centre, at) && !isBeingServed(state);
  if (isBeingServed(state)) return false;
  const end = closingOf(openingOf(state, centre), day);
  return end !== null && at >= end + centre.hours.graceSeconds * 1000;
};

/** Whether the clock opens a day: the centre is in use, none stands, the hours have begun, and nobody closed this date by hand. */
const clockOpens = (state: State, centre: Centre, at: number): boolean => {
  if (state.archived || state.emergency !== null || state.day !== null) return false;
  if (openSpanAt(openingOf(state, centre), centre.timeZone, at) === null) return false;
  const closedByHand = state.kept?.closedByHand === true && state.kept.date === dateAt(at, centre.timeZone);
  return !closedByHand;
};
