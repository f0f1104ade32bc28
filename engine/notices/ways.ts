import type { ChosenWay, NoticeChannel } from '../../shared/notices.ts';

export interface Reachable {
  readonly email: boolean;
  readonly phone: boolean;
}

/**
 * [NO4] The ways to a person, the first one first: those by which they can be reached and for which there is a provider, the one
 * that they chose before the other, then a task of the centre where it must be told. None = there is no way.
 */
export function waysTo(
  person: Reachable,
  providers: { readonly email: boolean; readonly sms: boolean },
  mustReach: boolean,
  chosen: ChosenWay | null = null,
): readonly NoticeChannel[] {
  const ways: NoticeChannel[] = [];
  if (person.email && providers.email) ways.push('email');
  if (person.phone && providers.sms) ways.push('sms');
  if (chosen === 'sms') ways.reverse();
  if (mustReach) ways.push(person.phone ? 'phone' : 'hand');
  return ways;
}

/** [NO4] The way after this one, for who chose a way or none; null = it was the last. */
export function wayAfter(
  ways: readonly NoticeChannel[],
  channel: NoticeChannel,
  chosen: ChosenWay | null = null,
): NoticeChannel | null {
  const order: readonly NoticeChannel[] =
    chosen === 'sms' ? ['sms', 'email', 'phone', 'hand'] : ['email', 'sms', 'phone', 'hand'];
  return ways.find((way) => order.indexOf(way) > order.indexOf(channel)) ?? null;
}

/** [NO4] When to try again (ms) after so many tries; null = no more. */
export function nextTry(tries: number, now: number, retrySeconds: readonly number[]): number | null {
  const after = retrySeconds[tries - 1];
  return after === undefined ? null : now + after * 1000;
}
