/** Of places 0 to `end`, of which the first ones are `before`, the first that is not; `end` where all are. */
export function firstNot(end: number, before: (at: number) => boolean): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows in ascending order. */
export type Rows = ArrayLike<number>;

/** What stands in each of the lists. */
export function commonOf(lists: readonly Rows[]): Rows {
  const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
  if (others.length === 0) return shortest;
  return Array.from(shortest).filter((value) => others.every((list) => holds(list, value)));
}

/** Whether a value stands in a list. */
export function holds(list: Rows, value: number): boolean {
  return list[firstNot(list.length, (at) => (list[at] ?? value) < value)] === value;
}

/** What stands in any of some lists, each value once. Its buffers serve every union: what it gives holds until the next one. */
export function openUnion() {
  let stands = new Uint8Array();
  let union = new Int32Array();
  return (lists: readonly Rows[]): Rows => {
    const [first = []] = lists;
    if (lists.length < 2) return first;
    const end = 1 + Math.max(...lists.map((list) => list[list.length - 1] ?? -1));
    if (stands.length < end) [stands, union] = [new Uint8Array(end + room), new Int32Array(end + room)];
    for (const list of lists) for (let at = 0; at < list.length; at++) stands[list[at] ?? 0] = 1;
    let count = 0;
    for (let value = 0; value < end; value++) if (stands[value] === 1) union[count++] = value;
    stands.fill(0, 0, end);
    return union.subarray(0, count);
  };
}
const room = 10_000;

/** Puts a value into a list of ascending order, once. */
export function insertInto<Value extends number | string>(list: Value[], value: Value): void {
  const last = list.at(-1);
  const at = last === undefined || last < value ? list.length : placeOf(list, value);
  if (list[at] !== value) list.splice(at, 0, value);
}

/** Takes a value out of a list of ascending order. */
export function removeFrom<Value extends number | string>(list: Value[], value: Value): void {
  const at = placeOf(list, value);
  if (list[at] === value) list.splice(at, 1);
}

const placeOf = <Value extends number | string>(list: readonly Value[], value: Value): number =>
  firstNot(list.length, (at) => (list[at] ?? value) < value);
