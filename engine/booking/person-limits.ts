import { isLive, type Seat } from '../../shared/booking/seats.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { standsAs } from './taken.ts';
import { rulesOf, type World } from './world.ts';

/** [SE7] Why a person gets no seat of a resource: they have one of it, as many as anybody may have, or stayed away too often; null if they do. */
export function personRefusal(world: World, person: string, resource: string): Refusal | null {
  const rules = rulesOf(world);
  const seats = world.ofPerson(person);
  const live = seats.filter((seat) => isLive(standsAs(seat, world.at, rules)));
  const here = live.find((seat) => seat.resource === resource);
  if (here !== undefined)
    return refuse('has-seat', 'This person has a seat there', { date: here.date, from: here.from }).refusal;
  if (live.length >= rules.perPerson)
    return refuse('too-many-seats', 'This person has as many seats as one may have', { limit: rules.perPerson })
      .refusal;
  const until = pausedUntil(world, seats);
  if (until === null || until <= world.at) return null;
  return refuse('booking-paused', 'This person stayed away too often', { until: new Date(until).toISOString() })
    .refusal;
}

/** Until when somebody who stayed away too often cannot book (ms); null where they did not. */
const pausedUntil = (world: World, seats: readonly Seat[]): number | null => {
  const { missedLimit, ...rules } = rulesOf(world);
  if (missedLimit === undefined) return null;
  const since = world.at - missedLimit.days * dayMs;
  const missed = seats
    .filter((seat) => standsAs(seat, world.at, rules) === 'missed' && seat.ticket === null)
    .map(({ startsAt }) => startsAt ?? 0)
    .filter((at) => at >= since)
    .sort((a, b) => a - b);
  const last = missed.at(-1);
  return last === undefined || missed.length < missedLimit.times ? null : last + missedLimit.pauseDays * dayMs;
};
