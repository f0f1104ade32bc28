/** Who waits for a password to be tried. */
export interface Asker {
  /** From where; addresses take turns. */
  readonly address: string;
  /** A browser that has signed in to this account before, or somebody who is signed in: they go first. */
  readonly known: boolean;
  /** Set off when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/**
 * The line before what tries passwords, so many at once. Known ones go before strangers; strangers take turns by address, so
 * that one who asks as fast as they can holds up nobody from elsewhere; what finds no room is refused at once, and what hung
 * up goes out of the line.
 */
export function createHashLine(atOnce: number) {
  const known = createFairQueue();
  const strangers = createFairQueue();
  let running = 0;

  const hasRoom = ({ address, known: isKnown }: Asker): boolean =>
    isKnown
      ? known.length() < roomFor.known
      : strangers.from(address) < roomFor.address && strangers.length() < roomFor.strangers;

  const next = (): void => {
    const one = known.take() ?? strangers.take();
    if (one === null) running -= 1;
    // The place goes over to the next in line: nobody can slip in between.
    else one.go();
  };

  return {
    /** Runs this in its turn. Rejects with LineFull or HungUp, and then it has not run. */
    async inTurn<T>(asker: Asker, run: () => Promise<T>): Promise<T> {
      if (asker.signal?.aborted === true) throw new HungUp('nobody waits for the answer');
      if (running < atOnce) running += 1;
      else if (hasRoom(asker)) await waitIn(asker.known ? known : strangers, asker);
      else throw new LineFull();
      try {
        return await run();
      } finally {
        next();
      }
    },
    waiting: () => known.length() + strangers.length(),
  };
}
export type HashLine = ReturnType<typeof createHashLine>;

/** Waits for the turn of one who asks; rejects with HungUp where nobody waits for the answer any more. */
const waitIn = (turns: ReturnType<typeof createFairQueue>, asker: Asker): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => {
      turns.drop(one);
      reject(new HungUp('nobody waits for the answer'));
    };
    const one: Waiting = {
      asker,
      go() {
        asker.signal?.removeEventListener('abort', leave);
        resolve();
      },
    };
    asker.signal?.addEventListener('abort', leave, { once: true });
    turns.add(one);
  });

/** Nobody's address: what the house itself asks for. */
export const ourselves: Asker = { address: '', known: true };

/** There is no room in the line; said as 429. */
export class LineFull extends Error {
  override readonly name = 'LineFull';
  readonly statusCode = 429;
  readonly retryAfterSeconds = 2;
  constructor() {
    super('Too many sign-ins at once: try again in 2 s');
  }
}
/** The caller has hung up: no work is done for them. */
export class HungUp extends Error {
  override readonly name = 'HungUp';
  readonly statusCode = 400;
}

/** How many may wait from one address, and in all, among strangers and among known ones. */
export const roomFor = { address: 24, strangers: 48, known: 200 } as const;

interface Waiting {
  readonly asker: Asker;
  go(): void;
}

/** Those who wait, by address: each address gives one in turn. */
const createFairQueue = () => {
  const byAddress = new Map<string, Waiting[]>();
  let length = 0;
  return {
    length: () => length,
    from: (address: string) => byAddress.get(address)?.length ?? 0,
    add(one: Waiting): void {
      const { address } = one.asker;
      const there = byAddress.get(address);
      if (there === undefined) byAddress.set(address, [one]);
      else there.push(one);
      length += 1;
    },
    take(): Waiting | null {
      for (const [address, there] of byAddress) {
        byAddress.delete(address);
        const one = there.shift();
        if (one === undefined) continue;
        // Its next one waits until all other addresses have had a turn.
        if (there.length > 0) byAddress.set(address, there);
        length -= 1;
        return one;
      }
      return null;
    },
    drop(one: Waiting): void {
      const there = byAddress.get(one.asker.address);
      const at = there?.indexOf(one) ?? -1;
      if (there === undefined || at < 0) return;
      there.splice(at, 1);
      if (there.length === 0) byAddress.delete(one.asker.address);
      length -= 1;
    },
  };
};
