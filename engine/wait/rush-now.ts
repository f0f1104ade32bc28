import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import { closingNow } from '../queue/business-day.ts';
import { memoize } from '../queue/memoize.ts';
import { hallCounters, type State } from '../queue/state.ts';
import { whoWorks } from '../queue/who-works.ts';
import { workWaiting } from './capacity-floor.ts';

/** What stands before the counters in a state, for all who ask in it; `opening` says when the hours begin that are still to come (ms). */
export function rushNow(state: State, visitSeconds: (service: string) => number, opening: () => number | null) {
  return {
    work: workWaiting(state, visitSeconds),
    waiting: state.waiting,
    counters: [...state.index.counters.values()].filter((counter) => !isPhoneDesk(counter)).length,
    open: hallCounters(state).filter(([, counter]) => counter.state === 'open').length,
    works: memoize((line: string) => whoWorks(state, line, opening)),
    closesAt: once(() => closingNow(state)),
  };
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
