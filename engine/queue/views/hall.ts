import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { Display } from '../../../shared/centre/centre.ts';
import type { CounterState, HallCall, HallView } from '../../../shared/views.ts';
import { wallVoice } from '../../../shared/voice/voice-schema.ts';
import { type HallCounter, itemsOn } from '../../../shared/wall/hall-wall.ts';
import { wallShows } from '../../../shared/wall/wall-schema.ts';
import { counterPlace } from '../announce.ts';
import { dayLine } from '../business-day.ts';
import { iso } from '../dates.ts';
import { findTicket } from '../lookup.ts';
import { get } from '../ordered-map.ts';
import { hallCounters, type State } from '../state.ts';
import { centreLine } from './view-lines.ts';

/** All that a wall display shows; null if the centre has none of this id. Holds no names and no notes. */
export function hallView(state: State, id: string, now: number): HallView | null {
  const display = state.centre?.displays.find((one) => one.id === id);
  if (state.centre == null || display === undefined) return null;
  const { layout = 'calls' } = display;
  const counters = hallCounters(state).filter(([counter, { ticket }]) => isOnWall(state, display, counter, ticket));
  const calls = counters.flatMap(([counter, { ticket }]) => {
    const call = ticket === null ? null : callAt(state, counter, ticket);
    return call === null ? [] : [call];
  });
  const countersThat = (are: CounterState): number => counters.filter(([, now]) => now.state === are).length;
  return {
    centre: centreLine(state),
    day: dayLine(state, now),
    display: { id, name: display.name, text: display.text ?? null, ...(layout === 'calls' ? {} : { layout }) },
    voice: wallVoice(state.centre, display),
    calls: calls.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    last: lastCalls(state, display),
    waiting: waitingHere(state, display),
    openCounters: countersThat('open'),
    pausedCounters: countersThat('paused'),
    ...(layout === 'board' || layout === 'counter' ? { counters: countersOn(state, display, counters) } : {}),
    ...(layout === 'media' ? { playlist: itemsOn(state.centre.playlist ?? [], id) } : {}),
  };
}

/** Whether a wall shows this counter: one that serves what the wall does not show is no counter of it meanwhile. */
const isOnWall = (state: State, display: Display, counter: string, ticket: string | null): boolean => {
  const service = ticket === null ? undefined : findTicket(state, ticket)?.service;
  if (service !== undefined) return wallShows(display, counter, service);
  return display.counters?.includes(counter) ?? true;
};

type Counters = ReturnType<typeof hallCounters>;

/** In the order of the document; one that nobody has opened yet is closed. */
const countersOn = (state: State, display: Display, working: Counters): readonly HallCounter[] => {
  const now = new Map(working.map(([id, { state: is }]) => [id, is]));
  const busyElsewhere = (id: string): boolean => state.counters.has(id) && !now.has(id);
  const known = (state.centre?.counters ?? []).filter((one) => !isPhoneDesk(one)).map(({ id }) => id);
  return [...new Set([...known.filter((id) => display.counters?.includes(id) ?? true), ...now.keys()])]
    .filter((id) => !busyElsewhere(id))
    .map((id) => ({ ...counterPlace(state, id), state: now.get(id) ?? 'closed' }));
};

const waitingHere = (state: State, { services }: Display): number =>
  services === undefined
    ? state.waiting
    : services.reduce((sum, service) => sum + (get(state.waitingFor, service) ?? 0), 0);

const lastCalls = (state: State, display: Display): HallView['last'] =>
  state.pastCalls
    .filter(({ counter, service }) => wallShows(display, counter, service))
    .slice(0, lastCallsShown)
    .map(({ service: _, ...past }) => ({ ...past, counter: counterPlace(state, past.counter), at: iso(past.at) }));
const lastCallsShown = 8;

const callAt = (state: State, counter: string, ticketId: string): HallCall | null => {
  const ticket = findTicket(state, ticketId);
  const { callId, lastCalledAt, status, number, calls } = ticket ?? {};
  if (callId == null || lastCalledAt == null || number === undefined || calls === undefined) return null;
  if (status !== 'called' && status !== 'serving') return null;
  return { callId, number, counter: counterPlace(state, counter), at: iso(lastCalledAt), call: calls, status };
};
