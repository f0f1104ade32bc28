import type { SeriesUse } from './day-uses.ts';
import type { EventBase } from './event-base.ts';

/** [N5] The log goes on upon a copy: what was written after that copy was made is not here, and numbers pass over what was given then. */
export type LogGoneOn = EventBase & {
  readonly type: 'log-gone-on';
  /** Where the copy ends, and which life of the log that was. */
  readonly copy: { readonly incarnation: string; readonly seq: number; readonly hash: string };
  /** The day by the calendar of the centre. */
  readonly on: string;
  /** Where each series goes on that day. */
  readonly series: readonly SeriesUse[];
};
