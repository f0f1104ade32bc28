import type { Case, CaseChannel } from '../../shared/cases/cases.ts';
import {
  type ChosenWay,
  isTask,
  type NoticeChannel,
  type NoticeKind,
  noticeChannels,
} from '../../shared/notices/notices.ts';

export interface Reachable {
  readonly email: boolean;
  readonly phone: boolean;
  /** Whether there is an address for letters; absent = there is none. */
  readonly address?: boolean;
}

/**
 * [NO4] The ways to a person, the first one first: the one that they chose, the others by which they can be reached and for which
 * there is a provider, and where it must be told a task of the centre as the last. None = there is no way. What need not be told
 * is no task.
 */
export function waysTo(
  { email, phone, address = false }: Reachable,
  providers: { readonly email: boolean; readonly sms: boolean },
  mustReach: boolean,
  chosen: ChosenWay | null = null,
): readonly NoticeChannel[] {
  const last = phone ? 'phone' : address ? 'letter' : 'hand';
  const leads = {
    ...{ email: email && providers.email, sms: phone && providers.sms },
    ...{ phone, letter: address, hand: true },
  };
  return inOrder(chosen).filter((way) =>
    isTask(way) ? mustReach && leads[way] && (way === chosen || way === last) : leads[way],
  );
}

/** [NO4] The way after this one, for who chose a way or none; null = it was the last. */
export function wayAfter(
  ways: readonly NoticeChannel[],
  channel: NoticeChannel,
  chosen: ChosenWay | null = null,
): NoticeChannel | null {
  const order = inOrder(chosen);
  return ways.find((way) => order.indexOf(way) > order.indexOf(channel)) ?? null;
}

const inOrder = (chosen: ChosenWay | null): readonly NoticeChannel[] =>
  chosen === null ? noticeChannels : [chosen, ...noticeChannels.filter((way) => way !== chosen)];

/**
 * [NO4] Whether a notice of a case is a task although it need not reach them: an answer that goes out on paper, and that a case was
 * received whose citizen was not there, are told by the task that they chose.
 */
export function isTaskOfChoice(kind: NoticeKind, chosen: ChosenWay | null, of: Pick<Case, 'channel'> | null): boolean {
  if (!isTask(chosen) || of === null) return false;
  return kind === 'case-answered' || (kind === 'case-received' && awayBy.includes(of.channel));
}

/** By these comes what somebody wrote elsewhere: they have seen no number. */
const awayBy: readonly CaseChannel[] = ['post', 'e-mail', 'phone'];

/** [NO4] When to try again (ms) after so many tries; null = no more. */
export function nextTry(tries: number, now: number, retrySeconds: readonly number[]): number | null {
  const after = retrySeconds[tries - 1];
  return after === undefined ? null : now + after * 1000;
}
