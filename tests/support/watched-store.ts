import type { Store } from '../../server/store/store.ts';

/** A store that keeps the name of each question, in order; what `held` names waits until it is let go. */
export function watchedStore(store: Store, held: string | null = null) {
  const asked: string[] = [];
  let letGo = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const watched = new Proxy(store, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        asked.push(String(property));
        const run = () => Reflect.apply(value, target, given);
        return property === held ? waiting.then(run) : run();
      };
    },
  });
  return { asked, store: watched, letGo: () => letGo() };
}
