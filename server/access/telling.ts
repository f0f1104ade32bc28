import { AsyncLocalStorage } from 'node:async_hooks';
import type { SecurityNote } from '../store/security.ts';
import type { AccessLocked, AccessStore, AccessWrite } from '../store/store.ts';

/** What line of the security log a change is worth; null = none. It sees the change, and what stood before it. */
export type Tell = (write: AccessWrite, locked: AccessLocked) => SecurityNote | null;

/**
 * A store whose changes carry a line of the security log in their own transaction, so that neither is there without the
 * other: every change made within `telling` is told of.
 */
export const openTelling = (store: AccessStore) => {
  const current = new AsyncLocalStorage<Tell>();
  const changeAccess: AccessStore['changeAccess'] = (decide) =>
    store.changeAccess((locked) => {
      const { write, value } = decide(locked);
      const note = Object.keys(write).length === 0 ? null : (current.getStore()?.(write, locked) ?? null);
      return { write: note === null ? write : { ...write, note }, value };
    });
  return { changeAccess, telling: <T>(tell: Tell, run: () => Promise<T>): Promise<T> => current.run(tell, run) };
};
