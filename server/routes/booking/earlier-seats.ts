import { ticketFromEvents } from '../../../engine/queue/evolve-ticket.ts';
import type { EarlierSeats } from '../../../shared/booking/seat-routes.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { PastNames } from '../../centre/past-names.ts';
import { attended } from '../../store/seats.ts';
import type { RouteParts } from '../centre-request.ts';

export type EarlierParts = Pick<RouteParts, 'store'> & { readonly pastNames: PastNames };

/** What else somebody has had here: how often they came, how often they did not, and the last ones with what the office did. */
export async function earlierSeats(
  { store, pastNames }: EarlierParts,
  centre: string,
  { id, person }: Pick<Seat, 'id' | 'person'>,
): Promise<EarlierSeats> {
  if (person === null) return { came: 0, missed: 0, seats: [] };
  const others = (await store.seatsOfPerson(centre, person, countedAtMost)).filter((seat) => seat.id !== id);
  const came = others.map(attended);
  const nameOf = await pastNames.load(centre);
  const outcomeOf = async ({ ticket }: Seat) => {
    if (ticket === null) return null;
    const events = (await store.ticketEvents(centre, ticket)).map(({ event }) => event);
    const { outcome = null, endedAt = null } = ticketFromEvents(events) ?? {};
    return outcome === null ? null : nameOf('outcome', outcome, endedAt ?? Number.POSITIVE_INFINITY);
  };
  return {
    came: came.filter((one) => one === true).length,
    missed: came.filter((one) => one === false).length,
    seats: await Promise.all(
      others.slice(0, shownAtMost).map(async (seat) => ({
        ...{ id: seat.id, date: seat.date, from: seat.from, resource: seat.resource, status: seat.status },
        outcome: await outcomeOf(seat),
      })),
    ),
  };
}

/** So many seats of a person are counted, the latest; and so many are told one by one. */
const countedAtMost = 200;
const shownAtMost = 5;
