import type { QueueEvent } from '../../shared/events.ts';
import type { CallOutOfTurn } from './store.ts';

/** What is listed of a call out of turn; null for any other event, and on practice days. */
export const outOfTurnOf = (event: QueueEvent, number: string): CallOutOfTurn | null => {
  if (event.type !== 'ticket-called' || event.because.rule !== 'out-of-turn' || event.practice) return null;
  const { at, date, counter, clerk, because } = event;
  return { at, date: date ?? '', number, counter, clerk, reason: because.reason };
};
