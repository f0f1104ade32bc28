/** What is due at which time: the earliest first, of equals whatever was set first. A binary heap. */
export interface Agenda<T> {
  add(at: number, what: T): void;
  /** The earliest, taken out; null when nothing is left. */
  take(): { readonly at: number; readonly what: T } | null;
}

/** An agenda with nothing in it. */
export function openAgenda<T>(): Agenda<T> {
  const heap: Due<T>[] = [];
  let turn = 0;
  return {
    add(at, what) {
      turn += 1;
      rise(heap, { at, turn, what });
    },
    take() {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined) return null;
      if (heap.length > 0) sink(heap, last);
      return top;
    },
  };
}

interface Due<T> {
  readonly at: number;
  readonly turn: number;
  readonly what: T;
}

const earlier = <T>(a: Due<T>, b: Due<T>): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

const rise = <T>(heap: Due<T>[], due: Due<T>): void => {
  let index = heap.push(due) - 1;
  while (index > 0) {
    const up = (index - 1) >> 1;
    const parent = heap[up];
    if (parent === undefined || !earlier(due, parent)) break;
    heap[index] = parent;
    index = up;
  }
  heap[index] = due;
};

/** Puts `due` at the top of a heap whose top has been taken, and lets it sink. */
const sink = <T>(heap: Due<T>[], due: Due<T>): void => {
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    if (left === undefined) break;
    const goRight = right !== undefined && earlier(right, left);
    const child = goRight ? right : left;
    if (!earlier(child, due)) break;
    heap[index] = child;
    index = 2 * index + (goRight ? 2 : 1);
  }
  heap[index] = due;
};
