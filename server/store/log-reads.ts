import type { QueueStore } from './store.ts';

/** What of a queue's store is read from its log alone, and the legs that it gives. */
export type LogReads = Pick<
  QueueStore,
  | 'configurations'
  | 'configurationsBefore'
  | 'configuration'
  | 'replay'
  | 'events'
  | 'ticketEvents'
  | 'callsOutOfTurn'
  | 'seatReasons'
  | 'head'
  | 'centres'
  | 'legs'
>;
