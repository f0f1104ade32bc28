import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Party, TicketIssued } from '../../shared/events.ts';
import { refuse } from '../../shared/refusals.ts';
import type { Refused } from './commands/guards.ts';
import type { State } from './state.ts';

/**
 * [E5] Why this device gets no ticket yet though there is one: it has had as many as its pace allows, each device by itself.
 * A phone would be held to the same; people and programs are trusted with their own.
 */
export function paceRefusal(state: State, by: Actor, at: number): Refused | null {
  if (!isPaced(by)) return null;
  const { atOnce, everyMs } = paceOf(state.centre);
  const waitMs = (state.paced.get(by.id) ?? at) - (atOnce - 1) * everyMs - at;
  if (waitMs <= 0) return null;
  const seconds = Math.ceil(waitMs / 1000);
  return refuse('too-many', `This kiosk gives tickets too fast: try again in ${seconds} s`, {
    retryAfterSeconds: seconds,
  });
}

/** The state once a ticket has been counted towards the pace of the device that it came from. */
export function counted(state: State, { by, at, party }: TicketIssued): State {
  if (!isPaced(by) || !isFirst(party)) return state;
  const { everyMs } = paceOf(state.centre);
  const still = [...state.paced].filter(([id, until]) => until > at && id !== by.id);
  const until = Math.max(at, state.paced.get(by.id) ?? at) + everyMs;
  return { ...state, paced: new Map([...still, [by.id, until]]) };
}

/** [GR2] Whether a ticket is asked for by itself: those who come along with the first of a party are no question of their own. */
export function isFirst(party: Party | null | undefined): boolean {
  return party == null || party.index === 0;
}

/** What devices have had already, in the time that it costs by another configuration: a new pace holds at once. */
export function repaced({ paced, centre: before, at }: State, centre: Centre): State['paced'] {
  const scale = paceOf(centre).everyMs / paceOf(before).everyMs;
  return scale === 1 ? paced : new Map([...paced].map(([id, until]) => [id, at + Math.round((until - at) * scale)]));
}

/** Who has a pace, whatever routes there are by which to ask. */
const isPaced = ({ kind }: Actor): boolean => kind === 'device' || kind === 'phone';

const usual = { atOnce: 10, seconds: 2 } as const;

const paceOf = (centre: Centre | null) => {
  const { atOnce, seconds } = centre?.limits?.pace ?? usual;
  return { atOnce, everyMs: seconds * 1000 };
};
