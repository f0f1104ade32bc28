import { applyStored } from '../../engine/queue/apply.ts';
import type { State } from '../../engine/queue/state.ts';
import type { Estimating } from '../../engine/wait/estimating.ts';
import type { ClockCorrected, StoredEvent } from '../../shared/events.ts';
import type { QueueStore } from '../store/store.ts';
import type { CentreState } from './centre-state.ts';

/** What somebody else has stored after the event `from`, with the state that it leads to. */
export interface Progress {
  readonly from: number;
  readonly stored: readonly StoredEvent[];
  readonly state: State;
}

export interface FollowParts {
  readonly id: string;
  readonly store: Pick<QueueStore, 'events'>;
  readonly following: CentreState;
  readonly estimating: Estimating;
  readonly heed?: ((event: ClockCorrected) => void) | undefined;
}

/** Takes in what others have stored in the log of a centre: as it is told, where that goes on from here, else as it is read. */
export function followLog(parts: FollowParts) {
  const { id, store, following } = parts;
  let told: Progress[] = [];
  let mustRead = false;
  const readAll = async (): Promise<void> => {
    mustRead = false;
    for (let more = true; more; ) {
      const missed = await store.events(id, following.latest().seq, portion);
      await takeIn(parts, applyStored(following.latest(), missed), missed);
      more = missed.length === portion;
    }
  };
  return {
    /** Without an argument something was stored, and nobody says what. */
    note(known?: Progress): void {
      if (known === undefined) mustRead = true;
      else told.push(known);
    },
    async catchUp(): Promise<void> {
      const known = told;
      told = [];
      for (const { from, state, stored } of known)
        if (from === following.latest().seq) await takeIn(parts, state, stored);
        else mustRead ||= state.seq > following.latest().seq;
      if (mustRead) await readAll();
    },
  };
}

/** Takes in corrections of the time, before anything is dated after them. */
export function heedAll({ heed }: Pick<FollowParts, 'heed'>, missed: readonly StoredEvent[]): void {
  if (heed === undefined) return;
  for (const { event } of missed) if (event.type === 'clock-corrected') heed(event);
}

export const eventOf = ({ event }: StoredEvent): StoredEvent['event'] => event;

/** How many events of others are read at a time. */
const portion = 500;

const takeIn = async (parts: FollowParts, state: State, missed: readonly StoredEvent[]): Promise<void> => {
  const { estimating, following } = parts;
  heedAll(parts, missed);
  estimating.follow(missed);
  await following.goOn(state, missed);
  following.publish(missed.map(eventOf), []);
};
