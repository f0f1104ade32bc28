import type { Because } from '../events.ts';

/** Those before a ticket by one rule: how many, and the first few of them. */
export interface WhyGroup {
  readonly because: Because;
  readonly count: number;
  readonly numbers: readonly string[];
}
/** Why a waiting ticket is not called yet, at the counters that would be quickest for it. */
export interface WhyView {
  readonly number: string;
  readonly ahead: number;
  /** Those counters, by id. */
  readonly counters: readonly string[];
  /** It came back after a no-show and is not offered before this (ISO); null = it is offered. */
  readonly notBefore: string | null;
  readonly before: readonly WhyGroup[];
}
