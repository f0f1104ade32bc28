import type { CounterState, HallCall, HallView } from '../../../shared/views.ts';
import { wallVoice } from '../../../shared/voice-schema.ts';
import { counterPlace } from '../announce.ts';
import { dayLine } from '../business-day.ts';
import { iso } from '../dates.ts';
import { findTicket } from '../lookup.ts';
import { hallCounters, type State } from '../state.ts';
import { centreLine } from './view-lines.ts';

/** All that a wall display shows; null if the centre has none of this id. Holds no names and no notes. */
export function hallView(state: State, id: string, now: number): HallView | null {
  const display = state.centre?.displays.find((one) => one.id === id);
  if (state.centre == null || display === undefined) return null;
  const shows = (counter: string): boolean => display.counters === undefined || display.counters.includes(counter);
  const counters = hallCounters(state).filter(([counter]) => shows(counter));
  const calls = counters.flatMap(([counter, { ticket }]) => {
    const call = ticket === null ? null : callAt(state, counter, ticket);
    return call === null ? [] : [call];
  });
  const countersThat = (are: CounterState): number => counters.filter(([, now]) => now.state === are).length;
  return {
    centre: centreLine(state),
    day: dayLine(state, now),
    display: { id, name: display.name, text: display.text ?? null },
    voice: wallVoice(state.centre, display),
    calls: calls.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    last: lastCalls(state, shows),
    waiting: state.waiting,
    openCounters: countersThat('open'),
    pausedCounters: countersThat('paused'),
  };
}

const lastCalls = (state: State, shows: (counter: string) => boolean): HallView['last'] =>
  state.pastCalls
    .filter((past) => shows(past.counter))
    .slice(0, lastCallsShown)
    .map((past) => ({ ...past, counter: counterPlace(state, past.counter), at: iso(past.at) }));
const lastCallsShown = 8;

const callAt = (state: State, counter: string, ticketId: string): HallCall | null => {
  const ticket = findTicket(state, ticketId);
  const { callId, lastCalledAt, status, number, calls } = ticket ?? {};
  if (callId == null || lastCalledAt == null || number === undefined || calls === undefined) return null;
  if (status !== 'called' && status !== 'serving') return null;
  return { callId, number, counter: counterPlace(state, counter), at: iso(lastCalledAt), call: calls, status };
};
