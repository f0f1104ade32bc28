import type { CountedSeat } from '../../../engine/figures/counted-seat.ts';
import { workEventTypes } from '../../../engine/figures/work.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { QueueEvent, StoredEvent } from '../../../shared/events.ts';
import type { LegRow, VisitOrigin } from '../../../shared/reports/figures.ts';
import type { FigureReads, FigureWrites, ServedTicket } from '../figures.ts';

/** Figures kept over the legs of days, for the store in memory: good as long as the day's legs are the very ones of the mark. */
export function openMemoryFigures(
  allLegs: () => readonly LegRow[],
  eventsOf: (centre: string) => readonly StoredEvent[],
  seatsOf: (centre: string) => readonly Seat[],
  beforeWrite: () => void,
): Omit<FigureReads, 'countCases' | 'changedCases' | 'callsBegun' | 'dueCallbacks'> & FigureWrites {
  const kept = new Map<string, Kept>();
  const ofDay = (centre: string, date: string): readonly LegRow[] =>
    allLegs().filter((leg) => leg.centre === centre && leg.date === date);
  /** What stands there and still holds. */
  const found = (centre: string, kind: string, date: string): Kept | null => {
    const one = kept.get(keyOf(centre, kind, date));
    return one !== undefined && areSame(one.legs, ofDay(centre, date)) ? one : null;
  };
  return {
    quotedLegs: async (centre, from, to) =>
      quotedIn(allLegs().filter((leg) => leg.centre === centre && leg.date >= from && leg.date <= to)),
    async dayFigures(centre, kind, from, to) {
      const dates = new Set(allLegs().flatMap((leg) => (leg.centre === centre ? leg.date : [])));
      const asked = [...dates].filter((date) => date >= from && date <= to).sort();
      return asked.map((date) => ({ date, body: found(centre, kind, date)?.body ?? null }));
    },
    ...countedReads(ofDay, seatsOf),
    dayLog: async (centre, date) => logOfDay(eventsOf(centre), date),
    servedTickets: async (centre, date) => servedIn(ofDay(centre, date).filter(({ practice }) => !practice)),
    async markDays(centre, kind, dates, mark) {
      beforeWrite();
      for (const date of dates) kept.set(keyOf(centre, kind, date), { mark, body: null, legs: ofDay(centre, date) });
    },
    async keepFigures(centre, kind, mark, made) {
      beforeWrite();
      for (const { date, body } of made) {
        const one = found(centre, kind, date);
        if (one?.mark === mark && one.body === null) kept.set(keyOf(centre, kind, date), { ...one, body });
      }
    },
  };
}

const keyOf = (centre: string, kind: string, date: string): string => `${centre} ${date} ${kind}`;

const areSame = (some: readonly LegRow[], others: readonly LegRow[]): boolean =>
  some.length === others.length && some.every((leg, at) => leg === others[at]);

/** The legs whose wait was said beforehand and came to something. */
const quotedIn = (legs: readonly LegRow[]) =>
  legs.flatMap((leg) => {
    const { practice, inaccurate, waitSeconds, quotedMiddle, promisedFrom } = leg;
    if (practice || inaccurate || leg.suspendedWaitSeconds > 0) return [];
    if (waitSeconds === null || quotedMiddle === null || promisedFrom === null) return [];
    return [{ ...leg, waitSeconds, quotedMiddle, promisedFrom }];
  });

const logOfDay = (stored: readonly StoredEvent[], date: string) => {
  const events = stored.map(({ event }) => event);
  return {
    events: events.filter((event) => event.date === date && isOfWork(event)),
    isOver: events.some((event) => event.type === 'day-opened' && event.date > date),
  };
};

/** What is counted of legs and of seats. */
const countedReads = (
  ofDay: (centre: string, date: string) => readonly LegRow[],
  seatsOf: (centre: string) => readonly Seat[],
): Pick<FigureReads, 'countedLegs' | 'callLegs' | 'countedSeats'> => ({
  async countedLegs(centre, date) {
    const came = new Map(seatsOf(centre).map((seat) => [seat.ticket, originOf(seat)]));
    const legs = ofDay(centre, date).filter(({ practice }) => !practice);
    return legs.map((leg) => ({ ...leg, origin: came.get(leg.ticket) ?? null }));
  },
  callLegs: async (centre, date) =>
    ofDay(centre, date)
      .filter(({ practice, channel }) => !practice && channel === 'call')
      .map(({ ticket, leg, service, issuedAt, serviceSeconds }) => ({ ticket, leg, service, issuedAt, serviceSeconds }))
      .toSorted((a, b) => (a.ticket === b.ticket ? a.leg - b.leg : a.ticket < b.ticket ? -1 : 1)),
  countedSeats: async (centre, from, to) =>
    seatsOf(centre)
      .filter(({ date, status, standby }) => date >= from && date <= to && isCounted(status, standby))
      .flatMap((seat) => countedSeat(seat, ofDay(centre, seat.date)) ?? []),
});

const isCounted = (status: Seat['status'], standby: boolean): boolean =>
  status !== 'held' && (status !== 'released' || standby);

/** null on a practice day. */
const countedSeat = (seat: Seat, legs: readonly LegRow[]): CountedSeat | null => {
  const leg = legs.find(({ ticket, leg: index }) => ticket === seat.ticket && index === 0);
  if (leg?.practice === true) return null;
  const { resource, date, from, startsAt, endsAt, status, standby, urgent, bookedAt, arrivedAt, endedAt, ticket } =
    seat;
  const fit = leg?.inaccurate === true ? undefined : leg;
  return {
    ...{ resource, date, from, startsAt, endsAt, status, standby, urgent, bookedAt, arrivedAt, endedAt },
    ...{ hasTicket: ticket !== null, calledAt: fit?.calledAt ?? null, waitSeconds: fit?.waitSeconds ?? null },
  };
};

const originOf = ({ urgent, standby }: Seat): VisitOrigin => (urgent ? 'urgent' : standby ? 'standby' : 'booked');

const isOfWork = (event: QueueEvent): boolean => workEventTypes.some((type) => type === event.type);

const servedIn = (legs: readonly LegRow[]): readonly ServedTicket[] =>
  [...Map.groupBy(legs, ({ ticket }) => ticket)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofTicket]) => {
      const last = ofTicket.reduce((latest, leg) => (leg.leg > latest.leg ? leg : latest));
      if (last.ending !== 'served' || last.endedAt === null || ofTicket.some(({ inaccurate }) => inaccurate)) return [];
      const staySeconds = Math.max(0, Math.floor((last.endedAt - last.issuedAt) / 1000));
      return [{ counter: last.counter ?? '', clerk: last.clerk ?? '', staySeconds }];
    });

/** What stands under one kind of one day: a mark or figures, and the legs that the day had when it was marked. */
interface Kept {
  readonly mark: string;
  readonly body: Uint8Array | null;
  readonly legs: readonly LegRow[];
}
