import type { Centre, PriorityClass } from '../../shared/centre/centre.ts';
import { smallCentre } from './small-centre.ts';

/** The small centre with every rule of fair calling in use: rates, limits, a fast class, a slow one, returns after a no-show. */
export function fairCentre(change: Partial<Centre> = {}): Centre {
  const centre = smallCentre();
  return {
    ...centre,
    services: centre.services.map((service) => (service.id === 'b' ? { ...service, maxWaitSeconds: 1800 } : service)),
    priorityClasses: [
      classOf({ id: 'veteran', headStartSeconds: 600, rate: 2, latestSeconds: 1200 }),
      classOf({ id: 'infant', headStartSeconds: 0, rate: 1.5 }),
      classOf({ id: 'slow', headStartSeconds: 0, rate: 0.5 }),
    ],
    calling: {
      secondsBetweenRecalls: 0,
      callsBeforeNoShow: 1,
      coolingSeconds: 300,
      afterNoShow: { kind: 'back-after', tickets: 2, times: 2 },
    },
    ...change,
  };
}

type Rate = Pick<PriorityClass, 'id' | 'headStartSeconds'> & Partial<Pick<PriorityClass, 'rate' | 'latestSeconds'>>;

export const classOf = (one: Rate): PriorityClass => ({ name: { az: one.id }, proof: {}, offered: true, ...one });
