import type { FloorView, TodayFigures } from '../../../shared/views.ts';
import { dayLine } from '../business-day.ts';
import { findTicket } from '../lookup.ts';
import { entries, sizeOf } from '../ordered-map.ts';
import { counterNow, type Line, type State, serviceLine } from '../state.ts';
import { centreLine, iso, since } from './parts.ts';

export interface FloorExtra {
  readonly nameOf: (user: string) => string;
  readonly printers: FloorView['printers'];
  readonly today: TodayFigures;
}

/** Since when the one who has waited longest in a line has waited (ms); null for an empty line. */
const longestIn = (state: State, line: Line | undefined): number | null => {
  if (line === undefined) return null;
  let longest: number | null = null;
  for (const { value } of entries(line)) {
    const ticket = findTicket(state, value);
    if (ticket !== null) longest = Math.min(longest ?? Number.POSITIVE_INFINITY, since(ticket));
  }
  return longest;
};

const floorCounters = (state: State, nameOf: (user: string) => string): FloorView['counters'] =>
  (state.centre?.counters ?? []).flatMap(({ id, name }) => {
    const now = counterNow(state, id);
    if (now === null) return [];
    const ticket = now.ticket === null ? null : findTicket(state, now.ticket);
    return [
      {
        id,
        name,
        state: now.state,
        since: now.state === 'closed' ? null : iso(now.since),
        clerk: now.clerk === null ? null : nameOf(now.clerk),
        profile: now.profile,
        ticket: ticket === null ? null : { number: ticket.number, status: ticket.status, since: iso(since(ticket)) },
        served: now.served,
      },
    ];
  });

/** The hall as its manager sees it, live. */
export const floorView = (state: State, now: number, extra: FloorExtra): FloorView | null => {
  const { centre } = state;
  if (centre === null) return null;
  const longest = [...state.lines.values()].flatMap((line) => longestIn(state, line) ?? []);
  return {
    centre: centreLine(state),
    day: dayLine(state, now),
    targets: centre.targets,
    waiting: state.waiting,
    longestSince: longest.length === 0 ? null : iso(Math.min(...longest)),
    today: extra.today,
    counters: floorCounters(state, extra.nameOf),
    services: centre.services.map(({ id, name }) => {
      const line = state.lines.get(serviceLine(id));
      const since = longestIn(state, line);
      return {
        id,
        name,
        waiting: line === undefined ? 0 : sizeOf(line),
        longestSince: since === null ? null : iso(since),
      };
    }),
    outOfTurn: state.outOfTurn.map((call) => ({ ...call, clerk: extra.nameOf(call.clerk), at: iso(call.at) })),
    printers: extra.printers,
  };
};
