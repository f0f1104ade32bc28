import type { QueueEvent } from '../../shared/events.ts';

/** A call out of turn, as the log tells it, with the number called. */
export interface CallOutOfTurn {
  readonly at: number;
  readonly date: string;
  readonly number: string;
  readonly counter: string;
  readonly clerk: string;
  readonly reason: string;
}

/** What is listed of a call out of turn; null for any other event, and on practice days. */
export function outOfTurnOf(event: QueueEvent, number: string): CallOutOfTurn | null {
  if (event.type !== 'ticket-called' || event.because.rule !== 'out-of-turn' || event.practice) return null;
  const { at, date, counter, clerk, because } = event;
  return { at, date: date ?? '', number, counter, clerk, reason: because.reason };
}

/** The same of these events of one centre with `from` <= date <= `to`, the latest first. */
export function outOfTurnIn(events: readonly QueueEvent[], from: string, to: string): readonly CallOutOfTurn[] {
  const numbers = new Map(
    events.flatMap((event) => ('number' in event && 'ticket' in event ? [[event.ticket, event.number] as const] : [])),
  );
  return events
    .flatMap((event) => ('ticket' in event ? (outOfTurnOf(event, numbers.get(event.ticket) ?? '') ?? []) : []))
    .filter(({ date }) => date >= from && date <= to)
    .reverse();
}
