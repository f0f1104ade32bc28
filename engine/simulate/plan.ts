import type { Centre } from '../../shared/centre/centre.ts';
import type { Channel } from '../../shared/events.ts';

/** A day before it is run: who comes when and for what, and which counters are open. Instants in ms since 1970. */

/** One service of a visit. The first is what the ticket is for; each later one is reached by a transfer (`queue`), as the next of the visit, or added without a queue. */
export interface PlannedStage {
  readonly service: string;
  readonly serviceMs: number;
  readonly reached: 'queue' | 'next' | 'added';
}

export interface PlannedVisit {
  readonly at: number;
  /** At least one. */
  readonly stages: readonly PlannedStage[];
  readonly priorityClass: string | null;
  readonly language: string | null;
  readonly channel: Channel;
  /** From the call to the start. */
  readonly walkMs: number;
  /** null = comes when called; else how long the counter waits before it gives up. */
  readonly missedMs: number | null;
  /** Goes away unless called by then; null = never. */
  readonly patienceMs: number | null;
  /** Served without a ticket at this counter, as soon as that is free; null = queues. */
  readonly directlyAt: string | null;
  readonly outcome: string | null;
  /** The slot that they booked: its start (ms), and the same local (HH:MM); absent = they walk in. */
  readonly booked?: { readonly startsAt: number; readonly from: string };
}

export interface PlannedSpan {
  readonly from: number;
  readonly to: number;
}

export interface PlannedCounter {
  readonly counter: string;
  readonly clerk: string;
  readonly profile: string;
  /** When it works, in order; between two of them it is paused. */
  readonly spans: readonly PlannedSpan[];
  /** From the end of one visit to the next call, while somebody waits. */
  readonly restMs: number;
  /** How long after somebody came to an idle counter it calls. */
  readonly reactionMs: number;
}

export interface DayPlan {
  readonly centre: Centre;
  /** In the order of coming. */
  readonly visits: readonly PlannedVisit[];
  readonly counters: readonly PlannedCounter[];
  readonly opensAt: number;
  /** How the day opens and closes: with the hours of the centre, or at `opensAt` and when all is done. */
  readonly by: 'clock' | 'hand';
  /** How long counters go on after their last span while somebody waits that they take. */
  readonly overtimeMs: number;
}
