/** Work that goes on beside everything else: nobody waits for it but the end. */
export interface Background {
  /** Begins it, unless this is closed; what goes wrong in it is told to `onFault`. Resolves once it has ended, however it did. */
  run(work: () => Promise<unknown>, onFault: (error: unknown) => void): Promise<void>;
  /** Begins nothing more; resolves once all that is under way has ended, so that what it reads can be closed after it. */
  close(): Promise<void>;
}

/** No work yet. */
export function openBackground(): Background {
  const underWay = new Set<Promise<void>>();
  let closed = false;
  return {
    async run(work, onFault) {
      if (closed) return;
      const one = work().then(() => undefined, onFault);
      underWay.add(one);
      await one;
      underWay.delete(one);
    },
    async close() {
      closed = true;
      await Promise.all(underWay);
    },
  };
}
