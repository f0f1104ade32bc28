import type { Clock } from '../clock.ts';
import type { AccessStore } from '../store/store.ts';

/** How long a list of names is good for (ms): a new name shows within a moment, and a busy hall asks once a while. */
const goodForMs = 3000;

/** What people and programs are called, by id; one who is no longer there keeps his id. */
export interface Names {
  load(): Promise<(id: string) => string>;
}

/** Opens the names of a store. */
export const openNames = (store: Pick<AccessStore, 'users' | 'tokens'>, clock: Clock): Names => {
  let names: Promise<ReadonlyMap<string, string>> | null = null;
  let goodUntil = 0;
  const read = async (): Promise<ReadonlyMap<string, string>> => {
    const [users, tokens] = await Promise.all([store.users(), store.tokens()]);
    return new Map([...tokens, ...users].map(({ id, name }) => [id, name]));
  };
  return {
    async load() {
      const now = clock.now();
      if (names === null || now >= goodUntil || now < goodUntil - goodForMs) {
        names = read();
        goodUntil = now + goodForMs;
        names.catch(() => {
          names = null;
        });
      }
      const known = await names;
      return (id) => known.get(id) ?? id;
    },
  };
};
