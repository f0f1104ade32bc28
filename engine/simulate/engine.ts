import type { Command } from '../../shared/commands.ts';
import { isPromising, type PromisingEvent, type QueueEvent } from '../../shared/events.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import { apply } from '../queue/apply.ts';
import { decide } from '../queue/decide.ts';
import type { State } from '../queue/state.ts';

/** The engine as a simulated day drives it: the state goes on with every command, the log is kept. */
export interface Engine {
  state(): State;
  readonly events: readonly QueueEvent[];
  readonly newId: () => string;
  /** What a command made happen; or the code of the refusal. */
  ask(command: Command): readonly QueueEvent[] | RefusalCode;
  /** Whether a command would be let through. */
  may(command: Command): boolean;
  /** What a command made happen; throws if it is refused. */
  must(command: Command): readonly QueueEvent[];
}

/** Who stands beside the engine as a centre's estimates do. */
export interface Beside {
  /** What the visitor is told of the wait; `before` is the state before the event. */
  quote(before: State, event: PromisingEvent): Estimate | null;
  happened(event: QueueEvent): void;
  /** Told of each command that made something happen. */
  asked?(command: Command): void;
}

/** The engine from a state on. */
export function openEngine(from: State, newId: () => string, beside: Beside | null = null): Engine {
  let state = from;
  const events: QueueEvent[] = [];
  const ask: Engine['ask'] = (command) => {
    const decision = decide(state, command);
    if (!decision.ok) return decision.refusal.code;
    for (const decided of decision.value) {
      const event = told(state, decided, beside);
      state = apply(state, event);
      events.push(event);
      beside?.happened(event);
    }
    if (decision.value.length > 0) beside?.asked?.(command);
    return decision.value;
  };
  return {
    state: () => state,
    events,
    newId,
    ask,
    may: (command) => decide(state, command).ok,
    must(command) {
      const made = ask(command);
      if (typeof made === 'string')
        throw new Error(`a simulated day asked for what is refused: ${command.type}, ${made}`);
      return made;
    },
  };
}

/** The event with what the visitor is told. */
const told = (state: State, event: QueueEvent, beside: Beside | null): QueueEvent => {
  if (!isPromising(event)) return event;
  const quoted = beside?.quote(state, event);
  return quoted ? { ...event, quoted } : event;
};
