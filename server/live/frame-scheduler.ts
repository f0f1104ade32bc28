/** Begins what is to be done a few at a time, one turn of the event loop after another, so that requests get in between. */
export interface FrameScheduler {
  /** Begins at once where this turn has room, else in a later one; what is urgent goes before what is not. */
  take(begin: () => void, urgent: boolean): void;
  close(): void;
}

/** How many begin in one turn. */
export function createFrameScheduler(perTurn: number): FrameScheduler {
  let urgent: (() => void)[] = [];
  let others: (() => void)[] = [];
  let begun = 0;
  let next: NodeJS.Immediate | null = null;
  const run = (begin: () => void): void => {
    begun += 1;
    next ??= setImmediate(turn);
    begin();
  };
  const turn = (): void => {
    next = null;
    begun = 0;
    const now = [...urgent.splice(0, perTurn)];
    now.push(...others.splice(0, perTurn - now.length));
    for (const begin of now) run(begin);
  };
  return {
    take(begin, isUrgent) {
      if (begun < perTurn && urgent.length === 0 && others.length === 0) return run(begin);
      (isUrgent ? urgent : others).push(begin);
    },
    close() {
      if (next !== null) clearImmediate(next);
      urgent = [];
      others = [];
    },
  };
}
