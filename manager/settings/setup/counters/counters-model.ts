import { isPhoneDesk } from '../../../../shared/calls/phone-desks.ts';
import type { Centre, Counter } from '../../../../shared/centre/centre.ts';
import { writtenAt } from '../at-path.ts';
import { freeId, idFrom, idsOf } from '../lists/ids.ts';
import { shifted, without } from '../lists/moved.ts';
import type { PastePlan } from '../sheet/paste-plan.ts';

/** Changes of a centre's counters, and of the walls and officials that name them. Counters are told by their places in the document. */

/** The document with a part of a counter changed; a new code is taken over wherever the old one is named. */
export function withCounterPart(centre: Centre, at: number, path: string, value: unknown): Centre {
  const counter = centre.counters[at];
  if (counter === undefined) return centre;
  const next = writtenAt(centre, `counters/${at}/${path}`, value);
  const isOnly = centre.counters.every(({ id }, place) => place === at || id !== counter.id);
  if (path !== 'id' || typeof value !== 'string' || !isOnly) return next;
  const shown = onWalls(next, (id) => [id === counter.id ? value : id]);
  if (centre.officials === undefined) return shown;
  const officials = centre.officials.map((one) => (one.counter === counter.id ? { ...one, counter: value } : one));
  return { ...shown, officials };
}

/** What several counters at once are made of. */
export interface CounterRun {
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
  readonly profile: string;
  readonly direction: Counter['direction'];
  readonly place: Counter['place'];
}

/** The names that a run makes, told apart from those that a counter has already. */
export function namesOfRun(centre: Centre, { prefix, from, to }: Pick<CounterRun, 'prefix' | 'from' | 'to'>) {
  const taken = new Set(centre.counters.map(({ name }) => name));
  const count = Math.max(0, Math.min(mostAtOnce, to - from + 1));
  const names = Array.from({ length: count }, (_, index) => `${prefix}${from + index}`);
  return { fresh: names.filter((name) => !taken.has(name)), there: names.filter((name) => taken.has(name)) };
}

/** The counters of a run behind the others; names that are there already are left out. */
export function withRun(centre: Centre, run: CounterRun): Centre {
  return namesOfRun(centre, run).fresh.reduce((next, name) => withCounter(next, name, run), centre);
}

/** One new counter behind the others, with the next number that is free. */
export function withNewCounter(centre: Centre): Centre {
  const names = new Set(centre.counters.map(({ name }) => name));
  let number = centre.counters.length + 1;
  while (names.has(String(number))) number++;
  const last = centre.counters.at(-1);
  const profile = last?.profile ?? centre.profiles[0]?.id ?? '';
  return withCounter(centre, String(number), { profile, direction: last?.direction, place: last?.place });
}

/** Without the counters, on the walls too. */
export function withoutCounters(centre: Centre, places: ReadonlySet<number>): Centre {
  const counters = without(centre.counters, places);
  const left = idsOf(counters);
  const gone = new Set([...places].flatMap((at) => centre.counters[at]?.id ?? []).filter((id) => !left.has(id)));
  return onWalls({ ...centre, counters }, (id) => (gone.has(id) ? [] : [id]));
}

/** The counters one place up or down, and where they stand then. */
export function withCountersShifted(centre: Centre, places: ReadonlySet<number>, by: -1 | 1) {
  const { list, places: next } = shifted(centre.counters, places, by);
  return { centre: { ...centre, counters: list }, places: next };
}

/** The counters with a part set alike in all. */
export function withAllCounters(centre: Centre, places: ReadonlySet<number>, path: string, value: unknown): Centre {
  return [...places].reduce((next, at) => writtenAt(next, `counters/${at}/${path}`, value), centre);
}

/** The walls that show a counter: those that name it, or all that name none. */
export function wallsOf(centre: Centre, id: string): readonly Centre['displays'][number][] {
  if (isPhoneDesk(centre.counters.find((one) => one.id === id))) return [];
  return centre.displays.filter(({ counters }) => counters === undefined || counters.includes(id));
}

/** The walls that name one of the counters. */
export function wallsNaming(centre: Centre, places: ReadonlySet<number>): readonly Centre['displays'][number][] {
  const ids = new Set([...places].map((at) => centre.counters[at]?.id));
  return centre.displays.filter(({ counters }) => counters?.some((id) => ids.has(id)));
}

/** The document with what was pasted; new counters stand at its end. */
export function withCountersPasted(centre: Centre, plan: PastePlan<Counter>): Centre {
  let next = centre;
  for (const { at, cells } of plan.rows) {
    const place = at ?? next.counters.length;
    if (at === null) {
      const code = cells.find(({ column }) => column.key === 'id')?.value?.is;
      next = withNewCounter(next);
      if (typeof code === 'string') next = withCounterPart(next, place, 'id', code);
    }
    for (const { column, value } of cells)
      if (value !== null && !(at === null && column.key === 'id'))
        next = withCounterPart(next, place, column.key, value.is);
  }
  return next;
}

const withCounter = (
  centre: Centre,
  name: string,
  { profile, direction, place }: Pick<CounterRun, 'profile' | 'direction' | 'place'>,
): Centre => {
  const id = freeId(idFrom(name) || 'counter', idsOf(centre.counters));
  const counter: Counter = {
    ...{ id, name, profile },
    ...(direction === undefined ? {} : { direction }),
    ...(place === undefined ? {} : { place }),
  };
  return { ...centre, counters: [...centre.counters, counter] };
};

const onWalls = (centre: Centre, each: (id: string) => readonly string[]): Centre => ({
  ...centre,
  displays: centre.displays.map((display) =>
    display.counters === undefined ? display : { ...display, counters: display.counters.flatMap(each) },
  ),
});

const mostAtOnce = 500;
