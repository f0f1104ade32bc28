import type { Centre } from '../../shared/centre.ts';
import type { SeatBody, TicketBody } from '../../shared/routes.ts';
import { smallCentre } from '../queue/small-centre.ts';
import type { Crowd } from './crowd.ts';
import type { SeatOperation } from './seat-checker.ts';

/** People who book, think again, give up and come: beside the crowd, and by the same ways. */

/** What a crowd's centre has besides for them: a service with a place a minute, for which one may come at any time of its day. */
export const bookedPart: Partial<Centre> = {
  services: [
    ...smallCentre().services,
    {
      ...{ id: 'e', group: 'all', name: { az: 'E' }, series: 'c', documents: [], offered: true, standardSeconds: 60 },
      bookable: { minutes: 1, desks: 1, share: 1, toDays: 0, cutoffMinutes: 0 },
    },
  ],
  booking: { earlySeconds: 86_400, lateSeconds: 86_400, reopenAfterSeconds: 0, overbookRisk: 0, reminders: [] },
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
  /** One of the next dozen minutes of the afternoon; they are soon taken. */
  const aTime = (): string => {
    const minute = 14 * 60 + Math.floor(wanted) + Math.floor(random() * 12);
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };
  /** Null = it was refused, since somebody else has the place. */
  const hold = async (): Promise<string | null> => {
    const body = { resource: 'service-e', date: plan.date(), from: aTime() };
    const { answer } = await crowd.post('/holds', token, body);
    wanted += 0.5;
    if (answer.refusal === 'slot-taken') return null;
    return answer.value<{ hold: string }>().hold;
  };
  const book = async (): Promise<SeatBody | null> => {
    const seat = await hold();
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
  const bookers: Bookers = {
    operations,
    async visit() {
      const booked = await book();
      if (booked === null) return;
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
