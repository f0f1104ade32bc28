import type { Clock } from '../../shared/time/clock.ts';
import type { NameStore, PersonName } from '../store/names.ts';
import type { AccessStore } from '../store/store.ts';

/**
 * What people and programs are called by id: now, or at a moment (ms). Who was removed keeps the last name; an id of nobody
 * known is given back as it is.
 */
export type PersonNameOf = (id: string, at?: number) => string;

export interface Names {
  load(): Promise<PersonNameOf>;
}

/** Opens the names of a store. */
export function createDisplayNames(store: Kept, clock: Clock): Names {
  let names: Promise<PersonNameOf> | null = null;
  let goodUntil = 0;
  return {
    load() {
      const now = clock.now();
      if (names === null || now >= goodUntil || now < goodUntil - goodForMs) {
        const reading = readNames(store);
        names = reading;
        goodUntil = now + goodForMs;
        reading.catch(() => {
          names = null;
        });
      }
      return names;
    },
  };
}

/** How long a list of names is good for (ms): a new name shows within a moment, and a busy hall asks once a while. */
const goodForMs = 3000;

type Kept = Pick<AccessStore, 'users' | 'tokens'> & Pick<NameStore, 'personNames'>;

const readNames = async (store: Kept): Promise<PersonNameOf> => {
  const [past, users, tokens] = await Promise.all([store.personNames(), store.users(), store.tokens()]);
  const had = Map.groupBy(past, ({ id }) => id) as Map<string, PersonName[]>;
  // What somebody is called now counts from the last change on, whatever that was written down as.
  for (const { id, name } of [...tokens, ...users]) {
    const before = had.get(id) ?? [];
    had.set(id, [...before.slice(0, -1), { id, since: before.at(-1)?.since ?? 0, name }]);
  }
  return (id, at = Number.POSITIVE_INFINITY) => {
    const of = had.get(id) ?? [];
    return (of.findLast(({ since }) => since <= at) ?? of[0])?.name ?? id;
  };
};
