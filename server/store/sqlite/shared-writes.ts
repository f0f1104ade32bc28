import type { Connection } from './database.ts';

/** Writes whose work shares one transaction, and so one commit, with all that is asked for until its turn comes; in the order of asking. Where one fails all of its transaction do. */
export function createSharedWrites({ write }: Pick<Connection, 'write'>) {
  let waiting: Asked[] = [];
  const begin = (): void => {
    let group: readonly Asked[] = [];
    const all = write(() => {
      // What could not begin for another writer is tried again, with the same work and more.
      group = [...group, ...waiting];
      waiting = [];
      return group.map(({ run }) => run());
    });
    all.then(
      (answers) => {
        for (const answer of answers) answer();
      },
      (error) => {
        // Where the work has not begun they wait still.
        for (const { reject } of group.length > 0 ? group : waiting.splice(0)) reject(error);
      },
    );
  };
  return <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const run = () => {
        const value = work();
        return () => resolve(value);
      };
      if (waiting.push({ run, reject }) === 1) begin();
    });
}

interface Asked {
  /** Gives what tells the result once it is on disk. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}
