import type { EventBase } from '../event-base.ts';

/** What a counter tells of itself: who sits at it, and what it takes. */
export type CounterEvent = CounterOpened | CounterPaused | CounterResumed | CounterClosed | ProfileChanged;

export type CounterOpened = EventBase & {
  readonly type: 'counter-opened';
  readonly counter: string;
  readonly clerk: string;
  readonly profile: string;
};
export type CounterPaused = EventBase & {
  readonly type: 'counter-paused';
  readonly counter: string;
  readonly reason: string | null;
};
/** What the counter takes from its next call on. */
export type ProfileChanged = EventBase & {
  readonly type: 'profile-changed';
  readonly counter: string;
  readonly profile: string;
};
export type CounterResumed = EventBase & { readonly type: 'counter-resumed'; readonly counter: string };
export type CounterClosed = EventBase & {
  readonly type: 'counter-closed';
  readonly counter: string;
  readonly reason: string | null;
};
