/**
 * Judges whether what many saw of one thing can have come about one after another: a linearizable register (Herlihy and
 * Wing 1990), searched as Wing and Gong do and remembered as Lowe does. It knows nothing of the server, only what was
 * asked and answered, and when.
 */
export interface Seen {
  /** The thing that it was about: each is judged by itself. */
  readonly of: string;
  /** In words, for anyone who reads a finding. */
  readonly what: string;
  /** When it was asked and when the answer was there, by one clock. */
  readonly began: number;
  readonly ended: number;
  /** States that the answer was possible in; null = any. */
  readonly from: readonly string[] | null;
  /** The state that it led to; null = it changed nothing. */
  readonly to: string | null;
}

/** Whether one order of all these fits both the clock and the answers, beginning in this state. */
export function isLinearizable(initial: string, history: readonly Seen[]): boolean {
  const all = [...history].sort((a, b) => a.began - b.began);
  const tried = new Set<string>();
  // The path of the search: `done[i]` = the i-th stands in the order already.
  const search = (state: string, done: readonly boolean[], left: number): boolean => {
    if (left === 0) return true;
    const name = `${state} ${done.map(Number).join('')}`;
    if (tried.has(name)) return false;
    tried.add(name);
    const firstEnd = Math.min(...all.flatMap(({ ended }, index) => (done[index] ? [] : ended)));
    return all.some(({ began, from, to }, index) => {
      if (done[index] || began > firstEnd || (from !== null && !from.includes(state))) return false;
      return search(to ?? state, done.with(index, true), left - 1);
    });
  };
  return search(initial, Array<boolean>(all.length).fill(false), all.length);
}

/** The things whose histories contradict themselves, each with what was seen of it. */
export function contradictions(history: readonly Seen[], initial: (of: string) => string): readonly string[] {
  return [...Map.groupBy(history, ({ of }) => of)].flatMap(([of, seen]) => {
    if (isLinearizable(initial(of), seen)) return [];
    const lines = seen.toSorted((a, b) => a.began - b.began).map((one) => `  ${one.began}-${one.ended} ${one.what}`);
    return [`${of}\n${lines.join('\n')}`];
  });
}
