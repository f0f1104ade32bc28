import { applyAll } from '../../engine/queue/apply.ts';
import type { State } from '../../engine/queue/state.ts';
import { untilAllServed } from '../../engine/wait/visit-plan.ts';
import type { Command } from '../../shared/commands.ts';
import { isPromising, type QueueEvent } from '../../shared/events.ts';
import type { BatchSettings, CentreRequest } from './centre-request.ts';

/** What a request is given of the waits: before it is decided, and for the visitor once it is. */

/** [E2] Where the centre asks for it, a visitor's ticket is decided with the time until they would be served. */
export function withExpectedWait({ estimating }: BatchSettings, state: State, command: Command): Command {
  if (command.type !== 'issue-ticket' || state.centre?.limits?.onlyBeforeClosing !== true) return command;
  if (!state.index.services.has(command.service)) return command;
  const { service, later = [] } = command;
  const waits = estimating.waits(state, command.at);
  const wait = later.length === 0 ? waits.untilServed(service) : untilAllServed([service, ...later], waits);
  return { ...command, expectedWaitSeconds: wait };
}

/** The events with what the visitors are told of their waits: it is stored with the ticket, and never worked out again. */
export function withQuotes(
  { estimating }: BatchSettings,
  state: State,
  events: readonly QueueEvent[],
  { shown, seats }: Pick<CentreRequest, 'shown'> & { readonly seats: readonly string[] },
): readonly QueueEvent[] {
  return events.map((event, index) => {
    // Those who booked were told their time.
    if (!isPromising(event) || (event.type === 'ticket-issued' && event.booked !== undefined)) return event;
    // Those who come along stand behind the one who was shown something.
    const saw = index === 0 ? (shown ?? null) : null;
    const quoted = estimating.quote(applyAll(state, events.slice(0, index)), event, saw, seats);
    return quoted === null ? event : { ...event, quoted };
  });
}
