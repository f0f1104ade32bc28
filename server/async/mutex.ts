/** Runs what it is given one after another. */
export type Mutex = <T>(run: () => Promise<T>) => Promise<T>;

/** A mutex that goes by the order of asking; work that fails does not stop the next. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** A mutex for each key: work under one key is done one after another, under different keys side by side. */
export function createKeyedMutex() {
  const lines = new Map<string, { readonly inTurn: Mutex; length: number }>();
  return {
    async inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
      const line = lines.get(key) ?? { inTurn: createMutex(), length: 0 };
      lines.set(key, line);
      line.length += 1;
      try {
        return await line.inTurn(run);
      } finally {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      }
    },
    /** How many run or wait under this key. */
    length: (key: string): number => lines.get(key)?.length ?? 0,
    /** Resolves once all that is asked for by now has run. */
    async settled(): Promise<void> {
      await Promise.all([...lines.values()].map(({ inTurn }) => inTurn(async () => undefined)));
    },
  };
}
