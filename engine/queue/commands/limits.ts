import type { Centre, Service } from '../../../shared/centre/centre.ts';
import { refuse } from '../../../shared/refusals.ts';
import { openingOf, takesUntil } from '../business-day.ts';
import { get } from '../ordered-map.ts';
import type { Day, State } from '../state.ts';
import type { Refused } from './guards.ts';

/** [E1] Why visitors get no ticket for a service though it is open: too many wait, or closing time is near; null if they do. */
export function limitRefusal(state: State, day: Day, service: Service, asked: AskedTicket): Refused | null {
  const { centre } = state;
  const about = { service: service.id };
  const most = centre?.limits?.waiting;
  if (most !== undefined && state.waiting >= most)
    return refuse('hall-full', 'as many wait as this centre lets wait', { waiting: state.waiting });
  const waiting = get(state.waitingFor, service.id) ?? 0;
  if (service.waitingLimit !== undefined && waiting >= service.waitingLimit)
    return refuse('queue-full', `as many wait for ${service.id} as it lets wait`, { ...about, waiting });
  if (centre !== null && tooLate(state, centre, day, asked))
    return refuse('closing-soon', 'nobody who came now could be served before closing time', about);
  return null;
}

interface AskedTicket {
  readonly at: number;
  /** In seconds; null = not known. */
  readonly wait: number | null;
}

/** [E2] The last tickets: some time before closing, or while one who takes a ticket would still be called before it. */
const tooLate = (state: State, centre: Centre, day: Day, { at, wait }: AskedTicket): boolean => {
  const closing = takesUntil(openingOf(state, centre), day, at);
  const { lastTicketsSeconds, onlyBeforeClosing } = centre.limits ?? {};
  if (typeof closing !== 'number') return false;
  if (lastTicketsSeconds !== undefined && at >= closing - lastTicketsSeconds * 1000) return true;
  return onlyBeforeClosing === true && wait !== null && at + wait * 1000 > closing;
};
