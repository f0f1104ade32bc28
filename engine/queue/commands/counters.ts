import type {
  ChangeProfile,
  CloseCounter,
  OpenCounter,
  PauseCounter,
  ResumeCounter,
} from '../../../shared/commands.ts';
import type { QueueEvent, TicketEdited } from '../../../shared/events.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { findTicket } from '../lookup.ts';
import { clerkLine, counterLine } from '../order/lines.ts';
import { isAtCounter, releasedLine } from '../order/places.ts';
import { entries } from '../ordered-map.ts';
import { type CounterNow, counterNow, type State } from '../state.ts';
import { type Decision, decided, stamp, theCounter, theDay } from './guards.ts';

/** [C5] Opening a counter binds the clerk to it; one counter has one clerk, and a clerk one counter. */
export function openCounter(state: State, command: OpenCounter): Decision {
  const { counter: id, by } = command;
  const counter = counterNow(state, id);
  if (counter === null) return refuse('counter-not-found', `there is no counter ${id}`, { counter: id });
  const day = theDay(state);
  if (!day.ok) return day;
  const profile =
    command.profile ?? (counter.state === 'closed' ? state.index.counters.get(id)?.profile : counter.profile) ?? '';
  if (!state.index.profiles.has(profile))
    return refuse('profile-not-found', `there is no work profile ${profile}`, { profile });
  if (counter.state !== 'closed' && counter.clerk !== by.id)
    return refuse('counter-taken', `counter ${id} is taken`, { counter: id });
  if (counter.state === 'open' && counter.profile === profile) return decided();
  const other = by.role === 'clerk' ? otherCounter(state, by.id, id) : null;
  if (other !== null) return refuse('already-at-counter', `you have counter ${other} open`, { counter: other });
  return decided({ ...stamp(state, command), type: 'counter-opened', counter: id, clerk: by.id, profile });
}

/** [C9] What a counter takes, from its next call on; nothing happens to the visitor it serves. */
export function changeProfile(state: State, command: ChangeProfile): Decision {
  const { counter: id, profile } = command;
  const counter = theCounter(state, command.by, id);
  if (!counter.ok) return counter;
  if (counter.value.state === 'closed') return refuse('counter-closed', `counter ${id} is closed`, { counter: id });
  if (!state.index.profiles.has(profile))
    return refuse('profile-not-found', `there is no work profile ${profile}`, { profile });
  if (counter.value.profile === profile) return decided();
  return decided({ ...stamp(state, command), type: 'profile-changed', counter: id, profile });
}

export function pauseCounter(state: State, command: PauseCounter): Decision {
  const counter = idleCounter(state, command);
  if (!counter.ok) return counter;
  const { counter: id, reason } = command;
  if (counter.value.state === 'paused') return refuse('counter-paused', `counter ${id} is paused`, { counter: id });
  return decided({ ...stamp(state, command), type: 'counter-paused', counter: id, reason });
}

export function resumeCounter(state: State, command: ResumeCounter): Decision {
  const { counter: id } = command;
  const counter = theCounter(state, command.by, id);
  if (!counter.ok) return counter;
  if (counter.value.state === 'closed') return refuse('counter-closed', `counter ${id} is closed`, { counter: id });
  if (counter.value.state === 'open') return refuse('counter-open', `counter ${id} is not paused`, { counter: id });
  return decided({ ...stamp(state, command), type: 'counter-resumed', counter: id });
}

export function closeCounter(state: State, command: CloseCounter): Decision {
  const counter = idleCounter(state, command);
  if (!counter.ok) return counter;
  const { counter: id, reason } = command;
  const closed: QueueEvent = { ...stamp(state, command), type: 'counter-closed', counter: id, reason };
  return decided(...releaseSent(state, command, counter.value.clerk), closed);
}

const otherCounter = (state: State, clerk: string, id: string): string | null =>
  [...state.counters].find(([other, now]) => other !== id && now.state !== 'closed' && now.clerk === clerk)?.[0] ??
  null;

/** [C8] An open or paused counter without a visitor; `still-serving` with one. */
const idleCounter = (state: State, command: PauseCounter | CloseCounter): Result<CounterNow> => {
  const { counter: id } = command;
  const counter = theCounter(state, command.by, id);
  if (!counter.ok) return counter;
  if (counter.value.state === 'closed') return refuse('counter-closed', `counter ${id} is closed`, { counter: id });
  if (counter.value.ticket !== null)
    return refuse('still-serving', `counter ${id} has a visitor`, { counter: id, ticket: counter.value.ticket });
  return ok(counter.value);
};

/** Those who wait for this counter, or for its clerk if they have no other; in line or cooldown. */
const sentHere = (state: State, counter: string, clerk: string | null): readonly string[] => {
  const person = clerk === null || isAtCounter(state, clerk, counter) ? null : clerkLine(clerk);
  const lines = [counterLine(counter), ...(person === null ? [] : [person])];
  const inLine = lines.flatMap((name) => {
    const line = state.lines.get(name);
    return line === undefined ? [] : [...entries(line)].map(({ value }) => value);
  });
  const cooldown = [...entries(state.cooldown)].map(({ value }) => value);
  return [...inLine, ...cooldown.filter((id) => lines.includes(findTicket(state, id)?.place?.line ?? ''))];
};

/** [W2] Those who were sent to this counter go on waiting in their service's line, at the same place. */
const releaseSent = (state: State, command: CloseCounter, clerk: string | null): readonly TicketEdited[] =>
  sentHere(state, command.counter, clerk).flatMap((id) => {
    const ticket = findTicket(state, id);
    if (ticket === null || ticket.place === null) return [];
    const place = { ...ticket.place, line: releasedLine(ticket) };
    return [{ ...stamp(state, command), type: 'ticket-edited', ticket: id, personal: [], place } as const];
  });
