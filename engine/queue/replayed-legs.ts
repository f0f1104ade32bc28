import type { StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { apply } from './apply.ts';
import { changedLegs } from './legs.ts';
import { initialState } from './state.ts';

/** The legs that a log gives when it is replayed from its beginning, each as it stands at the end. */
export function replayedLegs(stored: readonly StoredEvent[]): readonly LegRow[] {
  const legs = new Map<string, LegRow>();
  let state = initialState;
  for (const { event, seq } of stored) {
    state = apply(state, event, seq);
    for (const leg of changedLegs(state, [event])) legs.set(`${leg.ticket} ${leg.leg}`, leg);
  }
  return [...legs.values()];
}
