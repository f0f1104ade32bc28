import type { Actor } from './access.ts';

/**
 * What has happened in a centre: the log, and the truth. A stored event is a fact and is never refused.
 * `at` is ms since 1970 and never runs backwards in a log but across `clock-corrected`; `date` is the business day (YYYY-MM-DD, the centre's zone).
 * Nothing personal is ever in an event: no phone number, no note, no secret.
 */
export interface EventBase {
  readonly at: number;
  readonly by: Actor;
  readonly date: string | null;
  readonly practice: boolean;
}
