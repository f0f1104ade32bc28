import type { Spoken } from './model.ts';

/** Seconds that a ticket will wait from now on, and what that rests on; null when it cannot be known. */
export type RawEstimate =
  | (Spoken & { readonly from: 'model' | 'habit' | 'standard'; readonly ahead: number })
  | { readonly middle: null; readonly reason: 'nobody-open-and-no-history' };
