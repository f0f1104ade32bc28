import { AsyncLocalStorage } from 'node:async_hooks';
import type { SecurityNote } from '../store/security.ts';
import type { AccessLocked, AccessStore, AccessWrite } from '../store/store.ts';

/** What lines of the security log a change is worth. It sees the change, and what stood before it. */
export type Tell = (write: AccessWrite, locked: AccessLocked) => readonly SecurityNote[];

/**
 * A store whose changes carry their lines of the security log in their own transaction, so that neither is there without
 * the other: every change made within `telling` is told of.
 */
export function openTelling(store: AccessStore) {
  const current = new AsyncLocalStorage<Tell>();
  const changeAccess: AccessStore['changeAccess'] = (decide) =>
    store.changeAccess((locked) => {
      const { write, value } = decide(locked);
      const told = Object.keys(write).length === 0 ? [] : (current.getStore()?.(write, locked) ?? []);
      return { write: told.length === 0 ? write : { ...write, told }, value };
    });
  return { changeAccess, telling: <T>(tell: Tell, run: () => Promise<T>): Promise<T> => current.run(tell, run) };
}
