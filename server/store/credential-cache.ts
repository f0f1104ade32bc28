import type { Store } from './store.ts';

/**
 * The same store, which remembers who a token, a device or a session belongs to: every request asks for that, and it
 * changes seldom. A change of ours is known at once, that of another process at the next turn of the event loop.
 */
export function remembered(store: Store): Store {
  const { find, forget } = openMemory(store.foreignWrites);
  const forgetting =
    <A extends readonly unknown[], T>(write: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      try {
        return await write(...given);
      } finally {
        forget();
      }
    };
  return {
    ...store,
    tokenByHash: (hash) => find('tokenByHash', hash, () => store.tokenByHash(hash)),
    deviceByHash: (hash) => find('deviceByHash', hash, () => store.deviceByHash(hash)),
    user: (id) => find('user', id, () => store.user(id)),
    async session(hash, now) {
      const session = await find('session', hash, () => store.session(hash, now));
      return session !== null && session.expiresAt > now ? session : null;
    },
    changeAccess: (decide) => forgetting(() => store.changeAccess(decide))(),
    putUser: forgetting(store.putUser),
    removeUser: forgetting(store.removeUser),
    putSession: forgetting(store.putSession),
    renewSession: forgetting(store.renewSession),
    removeSession: forgetting(store.removeSession),
    removeSessionsOf: forgetting(store.removeSessionsOf),
    putToken: forgetting(store.putToken),
    removeToken: forgetting(store.removeToken),
    putDevice: forgetting(store.putDevice),
    renewDevice: forgetting(store.renewDevice),
    removeDevice: forgetting(store.removeDevice),
    erase: forgetting(store.erase),
    agreeOnTime: (wanted, boot, correction) =>
      wanted === null ? store.agreeOnTime(null, boot) : forgetting(() => store.agreeOnTime(wanted, boot, correction))(),
  };
}

type Found = 'tokenByHash' | 'deviceByHash' | 'session' | 'user';

/** Remembers what was found, until anything may have changed: by a write of ours, or by another process. */
const openMemory = (foreignWrites: () => number) => {
  const found = new Map<string, unknown>();
  let age = 0;
  let seen = foreignWrites();
  let looked = false;
  const forget = (): void => {
    age += 1;
    found.clear();
  };
  /** Others are looked for once a turn of the event loop: what came in one turn came at the same time. */
  const look = (): void => {
    if (looked) return;
    looked = true;
    setImmediate(() => {
      looked = false;
    });
    const now = foreignWrites();
    if (now !== seen) forget();
    seen = now;
  };
  return {
    forget,
    async find<T>(what: Found, key: string, read: () => Promise<T | null>): Promise<T | null> {
      look();
      const name = `${what} ${key}`;
      const known = found.get(name);
      if (known !== undefined) return known as T;
      const asOf = age;
      const row = await read();
      // What is not there is not remembered: anybody can ask for that without end.
      if (row !== null && asOf === age) found.set(name, row);
      return row;
    },
  };
};
