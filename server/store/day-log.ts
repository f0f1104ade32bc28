import type { ServedTicket } from './figures.ts';

/** How what the work of a day is made of comes out of the log and the legs. */

/** The event that opened a business day. */
export interface OpenedDay {
  readonly seq: number;
  readonly day: string;
}

/** Between which events a day lies: from `first` on, before `end`; null = it was never opened. `isOver` = a later day was. */
export function spanOfDay(days: readonly OpenedDay[], date: string) {
  const first = days.find(({ day }) => day === date);
  const next = days.find(({ seq, day }) => seq > (first?.seq ?? 0) && day > date);
  return { first: first?.seq ?? null, end: next?.seq ?? Number.MAX_SAFE_INTEGER, isOver: next !== undefined };
}

/** A ticket whose last leg was served; times in ms. */
export interface RawServed extends Omit<ServedTicket, 'staySeconds'> {
  readonly issuedAt: number;
  readonly endedAt: number;
}

export function servedTicket({ counter, clerk, issuedAt, endedAt }: RawServed): ServedTicket {
  return { counter, clerk, staySeconds: Math.max(0, Math.floor((endedAt - issuedAt) / 1000)) };
}
