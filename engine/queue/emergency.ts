import type { EmergencyEvent, EmergencyLine, Stop } from '../../shared/centre/emergency.ts';
import { iso } from './dates.ts';
import type { State } from './state.ts';

/** The state after an emergency began or ended. */
export function applyEmergency(state: State, event: EmergencyEvent): State {
  const { emergency, stops } = state;
  if (event.type === 'emergency-ended') {
    const ended = stops.map((stop) => ({ ...stop, to: stop.to ?? event.at }));
    return { ...state, emergency: null, stops: ended };
  }
  const since = emergency?.since ?? event.at;
  const on = emergency === null ? [...stops, { from: event.at, to: null }] : stops;
  return { ...state, emergency: { kind: event.kind, texts: event.texts, since, by: event.by.id }, stops: on };
}

/** [T6] The stretches of emergencies, and the one that stands, by another clock. */
export function emergencyMoved({ emergency, stops }: State, by: number): Pick<State, 'emergency' | 'stops'> {
  return {
    emergency: emergency === null ? null : { ...emergency, since: emergency.since + by },
    stops: stops.map((stop): Stop => ({ from: stop.from + by, to: stop.to === null ? null : stop.to + by })),
  };
}

/** What screens show of it; `nameOf` for those of staff, who are told who began it. */
export function emergencyLine({ emergency, centre }: State, nameOf?: (user: string) => string): EmergencyLine | null {
  if (emergency === null) return null;
  const { kind, texts, since, by } = emergency;
  const keypad = centre?.keypads?.find(({ id }) => id === by);
  return { kind, texts, since: iso(since), ...(nameOf === undefined ? {} : { by: keypad?.name ?? nameOf(by) }) };
}
