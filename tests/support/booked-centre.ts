import type { Centre } from '../../shared/centre/centre.ts';
import { openCentre } from './server.ts';

/** A centre that is never closed: service a may be booked every five minutes at one counter, the head receives on Fridays at counter 3. */
export function bookedCentre(change: Partial<Centre> = {}): Centre {
  const plain = openCentre();
  return {
    ...plain,
    services: plain.services.map((service) =>
      service.id === 'a' ? { ...service, bookable: { minutes: 5, desks: 1, share: 1 } } : service,
    ),
    officials: [
      {
        id: 'head',
        surname: 'S',
        name: 'N',
        post: { az: 'Rəis' },
        department: 'd',
        offered: true,
        counter: '3',
        service: 'c',
        receptions: [{ weekday: 'fri', from: '10:00', to: '11:00', minutes: 15, onHoliday: 'skip' }],
      },
    ],
    ...change,
  };
}
