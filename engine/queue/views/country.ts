import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { CountryHall } from '../../../shared/country/country.ts';
import { iso } from '../dates.ts';
import { counterNow, type State } from '../state.ts';
import { longestSince } from './floor.ts';

/** A hall as the board of all centres shows it; null while the centre has no document. */
export function countryHall(state: State): CountryHall | null {
  const { centre, day, emergency } = state;
  if (centre === null) return null;
  const desks = centre.counters.filter((counter) => !isPhoneDesk(counter));
  const inState = (wanted: string): number => desks.filter(({ id }) => counterNow(state, id)?.state === wanted).length;
  const longest = longestSince(state);
  return {
    waiting: state.waiting,
    longestSince: longest === null ? null : iso(longest),
    counters: { open: inState('open'), paused: inState('paused'), all: desks.length },
    day: { open: day !== null, practice: day?.practice ?? false },
    emergency: emergency?.kind ?? null,
    targets: { waitSeconds: centre.targets.waitSeconds, serviceLevel: centre.targets.serviceLevel },
  };
}
