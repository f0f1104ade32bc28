import type { BookedShare, Fared } from '../../shared/booking/booked-shares.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { spread } from '../../shared/reports/figures.ts';
import type { DayRun } from './run-day.ts';

/** How those who walked in and those who booked fared, over some simulated days. */
export type BookedFigures = Omit<BookedShare, 'share'>;

/** The figures of these days, by the first leg of each ticket. */
export function bookedFigures(runs: readonly Pick<DayRun, 'events' | 'legs'>[]): BookedFigures {
  const waits: { readonly [Of in 'walkIns' | 'booked']: number[] } = { walkIns: [], booked: [] };
  const came = { walkIns: 0, booked: 0 };
  const punctuality: number[] = [];
  for (const { events, legs } of runs) {
    const slots = new Map(events.flatMap(slotIn));
    for (const { ticket, leg, waitSeconds, calledAt } of legs) {
      if (leg !== 0) continue;
      const startsAt = slots.get(ticket);
      const of = startsAt === undefined ? 'walkIns' : 'booked';
      came[of] += 1;
      if (waitSeconds !== null) waits[of].push(waitSeconds);
      if (startsAt !== undefined && calledAt !== null) punctuality.push(Math.trunc((calledAt - startsAt) / 1000));
    }
  }
  const fared = (of: 'walkIns' | 'booked'): Fared => ({
    came: came[of],
    wait: spread(waits[of]),
    within: waits[of].length === 0 ? null : waits[of].filter((wait) => wait <= 600).length / waits[of].length,
  });
  return { walkIns: fared('walkIns'), booked: fared('booked'), punctuality: spread(punctuality) };
}

const slotIn = (event: QueueEvent): readonly (readonly [string, number])[] =>
  event.type === 'ticket-issued' && event.booked?.startsAt != null ? [[event.ticket, event.booked.startsAt]] : [];
