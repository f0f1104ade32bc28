import type { Centre } from '../../shared/centre/centre.ts';
import type { SeatBody, TicketBody } from '../../shared/route-bodies.ts';
import { smallCentre } from '../queue/small-centre.ts';
import type { Crowd } from './crowd.ts';
import type { SeatOperation } from './seat-checker.ts';

/** People who book, think again, give up and come: beside the crowd, and by the same ways. */

/** What a crowd's centre has besides for them: a service with places each minute, for which one may come from noon on but in the late evening. */
export const bookedPart: Partial<Centre> = {
  services: [
    ...smallCentre().services,
    {
      ...{ id: 'e', group: 'all', name: { az: 'E' }, series: 'c', documents: [], offered: true, standardSeconds: 60 },
      bookable: { minutes: 1, desks: 2, share: 1, toDays: 0, cutoffMinutes: 0 },
    },
  ],
  booking: { earlySeconds: 36_000, lateSeconds: 86_400, reopenAfterSeconds: 0, overbookRisk: 0, reminders: [] },
};

export interface Bookers {
  readonly operations: readonly SeatOperation[];
  /** One books a time of those that everybody wants, and then what chance says: moves, gives up, comes, stays at home. */
  visit(): Promise<void>;
}

export function createBookers(crowd: Crowd, token: string, plan: { date(): string; random(): number }) {
  const operations: SeatOperation[] = [];
  const { random } = plan;
  let wanted = 0;
  let people = 0;
  /** One of the next dozen minutes of the afternoon; they are soon taken. Or of the last hour of the day, for which one comes too early. */
  const aTime = (late = false): string => {
    const next = 14 * 60 + (Math.floor(wanted) % (8 * 60)) + Math.floor(random() * 12);
    const minute = late ? 23 * 60 + Math.floor(random() * 60) : next;
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };
  /** Null = it was refused, since somebody else has the place. */
  const hold = async (late: boolean): Promise<string | null> => {
    const body = { resource: 'service-e', date: plan.date(), from: aTime(late) };
    const { answer } = await crowd.post('/holds', token, body);
    if (!late) wanted += 0.25;
    if (answer.refusal === 'slot-taken') return null;
    return answer.value<{ hold: string }>().hold;
  };
  const book = async (late: boolean): Promise<SeatBody | null> => {
    const seat = await hold(late);
    if (seat === null) return null;
    const contact = { email: `someone${people++}@example.org` };
    const { answer } = await crowd.post('/seats', token, { hold: seat, contact });
    const { seat: booked } = answer.value<{ seat: SeatBody }>();
    operations.push({ do: 'book', seat: booked.id, from: booked.from ?? '' });
    return booked;
  };
  const move = async (seat: string): Promise<void> => {
    const { answer } = await crowd.post(`/seats/${seat}/move`, token, { date: plan.date(), from: aTime() });
    if (answer.refusal === 'slot-taken') return;
    const { from } = answer.value<{ seat: SeatBody }>().seat;
    operations.push({ do: 'move', seat, from: from ?? '' });
  };
  /** [SE10] Who comes too early has an ordinary ticket, and the seat is given up in the same commit. */
  const comeEarly = async (seat: string): Promise<void> => {
    const ticket = await crowd.takeOrdinary(token, seat);
    if (ticket !== null) operations.push({ do: 'ordinary', seat, ticket });
  };
  const bookers: Bookers = {
    operations,
    async visit() {
      const late = random() < 0.25;
      const booked = await book(late);
      if (booked === null) return;
      if (late) return comeEarly(booked.id);
      if (random() < 0.4) await move(booked.id);
      const end = random();
      if (end < 0.2) {
        const { answer } = await crowd.post(`/seats/${booked.id}/cancel`, token);
        answer.value();
        operations.push({ do: 'cancel', seat: booked.id });
      } else if (end < 0.55) {
        const ticket = await crowd.arrive(token, booked.id);
        operations.push({ do: 'arrive', seat: booked.id, ticket });
        // [SE10] Coming twice gives the same ticket.
        if (random() < 0.3) {
          const again = (await crowd.post(`/seats/${booked.id}/arrive`, token)).answer;
          if (again.value<{ ticket: TicketBody }>().ticket.id !== ticket)
            throw new Error(`${booked.id} has two tickets`);
        }
      }
    },
  };
  return bookers;
}

const two = (value: number): string => String(value).padStart(2, '0');
