import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { CentreIndex } from '../centre-index.ts';
import { byPlace, counterNow, type LineKey, type State } from '../state.ts';
import {
  clerkLine,
  counterLine,
  counterOfBooked,
  isBookedLine,
  type LineRule,
  ofBooked,
  serviceLine,
} from './lines.ts';

/**
 * Who goes first: priority gathers with the wait (Kleinrock 1964; several classes: Stanford, Taylor and Ziedins 2014),
 * and those who have passed a limit go first. Within one line every one of these orders is the order of places.
 */

/** The lines from which a counter calls, and in which of its tiers each stands. */
export interface Taking {
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly tierOf: ReadonlyMap<string, number>;
}

/** What a counter of this profile takes; its own line and its clerk's, where given. */
export function taking(index: CentreIndex, profile: string, counter: string | null, clerk: string | null): Taking {
  return {
    counter: counter === null ? null : counterLine(counter),
    clerk: clerk === null ? null : clerkLine(clerk),
    tierOf: index.tierOf.get(profile) ?? noTiers,
  };
}

/** What a counter takes as it stands; null if the centre has none of this id. */
export function takingOf(state: State, id: string): Taking | null {
  const now = counterNow(state, id);
  if (isPhoneDesk(state.index.counters.get(id))) return nothingTaken;
  return now === null ? null : taking(state.index, now.profile, id, now.clerk);
}

/** In which of its tiers, from 0, a counter has a line; below 0 come first those sent to it, to its clerk, to the front. */
export function tierIn({ counter, clerk, tierOf }: Taking, line: string): number | undefined {
  if (line === counter) return sentToCounter;
  if (line === clerk) return sentToClerk;
  return isBookedLine(line) ? tierOfBooked({ counter, tierOf }, line) : tierOf.get(line);
}

/** A place in a line that counts by a rule. */
export interface Standing {
  readonly key: LineKey;
  readonly rule: LineRule;
}

/** Higher priority first, then the earlier place. */
export function byPriority(a: Standing, b: Standing, at: number): number {
  return priorityAt(b, at) - priorityAt(a, at) || byPlace(a.key, b.key);
}

/** [SE9] Those who booked stand in the tier of their service; those that one counter alone receives, at that one, whatever its profile. */
const tierOfBooked = ({ counter, tierOf }: Pick<Taking, 'counter' | 'tierOf'>, line: string): number | undefined => {
  const only = counterOfBooked(line);
  const tier = tierOf.get(serviceLine(ofBooked(line).service));
  if (only === null) return tier;
  return counter === counterLine(only) ? (tier ?? 0) : undefined;
};

const noTiers: ReadonlyMap<string, number> = new Map();

/** [HL1] A phone desk calls nobody of the hall. */
const nothingTaken: Taking = { counter: null, clerk: null, tierOf: noTiers };

export const sentToCounter = -3;
export const sentToClerk = -2;

const ordinary: LineRule = {
  service: '',
  priorityClass: null,
  rate: 1,
  headStartMs: 0,
  limitMs: Number.POSITIVE_INFINITY,
  limitOf: 'service',
};

/** How the tickets of a line count; as ordinary ones without a limit where it is no service's. */
export const lineRule = (state: State, line: string): LineRule =>
  state.index.rules.get(line) ?? (isBookedLine(line) ? state.index.bookedRules(line) : null) ?? ordinary;

/** When a place passes its limit (ms); Infinity without one. */
export const dueAt = ({ key, rule }: Standing): number => key.order + rule.headStartMs + rule.limitMs;

export const isOverdue = (one: Standing, at: number): boolean => dueAt(one) <= at;

/** Priority gathered at `at`: the rate times the ms since it counts as having come. */
export const priorityAt = ({ key, rule }: Standing, at: number): number => rule.rate * (at - key.order);

/** Of those who have passed a limit: the one who passed it earlier first, then the earlier place. */
export const byDue = (a: Standing, b: Standing): number => dueAt(a) - dueAt(b) || byPlace(a.key, b.key);
