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

/** What stands in each of the lists; these and what comes out are in ascending order. */
export function commonOf(lists: readonly (readonly number[])[]): readonly number[] {
  const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce<readonly number[]>(
    (common, list) =>
      common.filter((value) => list[firstNot(list.length, (at) => (list[at] ?? value) < value)] === value),
    shortest,
  );
}

/** What stands in any of the lists, which are in ascending order, in that order; values are below `end`. */
export function unionOf(lists: readonly (readonly number[])[], end: number): readonly number[] {
  const [first = []] = lists;
  if (lists.length < 2) return first;
  const holds = new Uint8Array(end);
  for (const list of lists) for (const value of list) holds[value] = 1;
  const union: number[] = [];
  for (let value = 0; value < end; value++) if (holds[value] === 1) union.push(value);
  return union;
}

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
