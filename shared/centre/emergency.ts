import type { Actor } from '../access.ts';
import type { EventBase } from '../event-base.ts';
import type { LocalText } from './centre.ts';

/** All out; all stay inside; nothing is wrong but that nobody is served for a while. */
export const emergencyKinds = ['evacuate', 'shelter', 'suspend'] as const;
export type EmergencyKind = (typeof emergencyKinds)[number];

/** [EM1] From then on nobody is called and nothing is given out, until it is ended; the texts are what every screen shows. */
export type EmergencyBegun = EventBase & {
  readonly type: 'emergency-begun';
  readonly kind: EmergencyKind;
  readonly texts: LocalText;
};
export type EmergencyEnded = EventBase & { readonly type: 'emergency-ended' };
export type EmergencyEvent = EmergencyBegun | EmergencyEnded;

export type BeginEmergency = {
  readonly type: 'begin-emergency';
  readonly kind: EmergencyKind;
  readonly at: number;
  readonly by: Actor;
};
export type EndEmergency = { readonly type: 'end-emergency'; readonly at: number; readonly by: Actor };

/** An emergency as screens show it. */
export interface EmergencyLine {
  readonly kind: EmergencyKind;
  /** What everybody is told, by language. */
  readonly texts: LocalText;
  /** Since when (ISO). */
  readonly since: string;
  /** Who began it, for staff alone. */
  readonly by?: string;
}

/** What stops everything in a centre just now; absent = nothing. */
export interface Stopped {
  readonly emergency?: EmergencyLine;
}

/** A stretch in which an emergency stood; `to` is null while it does. Times in ms since 1970. */
export interface Stop {
  readonly from: number;
  readonly to: number | null;
}

/** Ms of [from, to) in which an emergency stood. */
export function stoppedMs(stops: readonly Stop[], from: number, to: number): number {
  return stops.reduce((sum, stop) => sum + Math.max(0, Math.min(stop.to ?? to, to) - Math.max(stop.from, from)), 0);
}
