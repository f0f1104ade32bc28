import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { HallCondition } from '../../../shared/centre/hall-troubles.ts';
import type { SerialDevice } from '../../../shared/devices/serial.ts';
import type { TodayFigures } from '../../../shared/reports/figures.ts';
import type { FloorView } from '../../../shared/views.ts';
import { calendarEnd } from '../../calendar/calendar-end.ts';
import { counterPlace } from '../announce.ts';
import { calendarOf, dateAt, dayLine } from '../business-day.ts';
import { iso } from '../dates.ts';
import { findTicket } from '../lookup.ts';
import { entries, get } from '../ordered-map.ts';
import { counterNow, type OrderedLine, type State } from '../state.ts';
import { centreLine, since } from './view-lines.ts';
import type { Waits } from './waits.ts';

export interface FloorExtra {
  readonly nameOf: (user: string) => string;
  readonly printers: FloorView['printers'];
  readonly devices: FloorView['devices'];
  /** Passed through, where there is any. */
  readonly serial: readonly SerialDevice[];
  readonly today: TodayFigures;
  readonly waits: Waits;
  /** What is amiss with the server: passed through. */
  readonly server: Pick<FloorView, 'clock' | 'refusedFiles' | 'certificate' | 'voiceMissing' | 'uplink'>;
}

/** The hall as its manager sees it, live. */
export function floorView(state: State, now: number, extra: FloorExtra): FloorView | null {
  const { centre } = state;
  if (centre === null) return null;
  const longest = longestByService(state);
  const first = firstOf(longest);
  const calendar = calendarOf(state);
  return {
    ...extra.server,
    calendarEnds: calendar === null ? null : calendarEnd(calendar, dateAt(now, centre.timeZone)),
    centre: centreLine(state, extra.nameOf),
    day: dayLine(state, now),
    targets: centre.targets,
    waiting: state.waiting,
    longestSince: first === null ? null : iso(first),
    today: extra.today,
    counters: floorCounters(state, extra.nameOf),
    services: centre.services.map(({ id, name }) => {
      const since = longest.get(id);
      return {
        id,
        name,
        waiting: get(state.waitingFor, id) ?? 0,
        longestSince: since === undefined ? null : iso(since),
        estimate: extra.waits.ofService(id).estimate,
      };
    }),
    outOfTurn: state.outOfTurn.map((call) => ({
      ...call,
      counterName: counterPlace(state, call.counter).name,
      clerk: extra.nameOf(call.clerk),
      at: iso(call.at),
    })),
    printers: extra.printers,
    devices: extra.devices,
    ...(extra.serial.length === 0 ? {} : { serial: extra.serial }),
  };
}

export type ConditionExtra = Pick<FloorExtra, 'printers' | 'devices' | 'serial'> &
  Pick<HallCondition, 'voiceMissing' | 'uplink'>;

/** What of the hall its troubles are known by; null while the centre has no document. */
export function hallCondition(state: State, now: number, extra: ConditionExtra): HallCondition | null {
  if (state.centre === null) return null;
  const counters = floorCounters(state, () => '');
  return { day: dayLine(state, now), waiting: state.waiting, counters, ...extra };
}

/** Since when the one who waits longest has waited (ms); null where nobody does. */
export function longestSince(state: State): number | null {
  return firstOf(longestByService(state));
}

const firstOf = (longest: ReadonlyMap<string, number>): number | null =>
  longest.size === 0 ? null : Math.min(...longest.values());

const earliest = (a: number | undefined, b: number): number => Math.min(a ?? b, b);

/** Since when the one who has waited longest for each service has waited (ms). */
const longestByService = (state: State): ReadonlyMap<string, number> => {
  const longest = new Map<string, number>();
  const look = (line: OrderedLine): void => {
    for (const { value } of entries(line)) {
      const ticket = findTicket(state, value);
      if (ticket !== null) longest.set(ticket.service, earliest(longest.get(ticket.service), since(ticket)));
    }
  };
  for (const line of state.lines.values()) look(line);
  look(state.cooldown);
  return longest;
};

const floorCounters = (state: State, nameOf: (user: string) => string): FloorView['counters'] =>
  (state.centre?.counters ?? []).flatMap((counter) => {
    const { id, name } = counter;
    const now = counterNow(state, id);
    if (now === null) return [];
    const ticket = now.ticket === null ? null : findTicket(state, now.ticket);
    return [
      {
        id,
        name,
        ...(isPhoneDesk(counter) ? { kind: 'phone' } : {}),
        state: now.state,
        since: now.state === 'closed' ? null : iso(now.since),
        clerk: now.clerk === null ? null : nameOf(now.clerk),
        profile: now.profile,
        ticket: ticket === null ? null : { number: ticket.number, status: ticket.status, since: iso(since(ticket)) },
        served: now.served,
      },
    ];
  });
