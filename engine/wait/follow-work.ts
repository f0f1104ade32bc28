import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import type { CounterEvent } from '../../shared/centre/counter-events.ts';
import type { CentreIndex } from '../queue/centre-index.ts';
import { serviceLine } from '../queue/order/lines.ts';
import type { AtWork } from './observation.ts';

/** The counters that are at work, open and not paused, and what each takes by its profile, as events tell it. */
export function followWork(index: () => CentreIndex | null) {
  const profiles = new Map<string, string>();
  const paused = new Set<string>();
  let known: AtWork | null = null;
  const atWork = (): AtWork => {
    known ??= new Map(
      [...profiles]
        .filter(([counter]) => !paused.has(counter) && !isPhoneDesk(index()?.counters.get(counter)))
        .map(([counter, profile]) => [counter, servicesOf(index(), profile)] as const),
    );
    return known;
  };
  const forget = (): void => {
    known = null;
  };
  const follow = (event: CounterEvent): void => {
    forget();
    if (event.type === 'counter-paused') paused.add(event.counter);
    else if (event.type !== 'profile-changed') paused.delete(event.counter);
    if (event.type === 'counter-opened' || event.type === 'profile-changed') {
      profiles.set(event.counter, event.profile);
    } else if (event.type === 'counter-closed') profiles.delete(event.counter);
  };
  const taking = (service: string): number =>
    atWork()
      .values()
      .reduce((sum, takes) => sum + (takes.has(service) ? 1 : 0), 0);
  return {
    follow,
    forget,
    close(): void {
      forget();
      profiles.clear();
      paused.clear();
    },
    atWork,
    taking,
  };
}

/** What a profile takes. Of one that is no longer configured nobody knows: then all services, and what its counter was seen to take decides. */
const servicesOf = (index: CentreIndex | null, profile: string): ReadonlySet<string> => {
  const lines = index?.tierOf.get(profile);
  const services = [...(index?.services.keys() ?? [])];
  return new Set(services.filter((service) => lines === undefined || lines.has(serviceLine(service))));
};
