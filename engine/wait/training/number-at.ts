/** The number at a place of a list of numbers. A place outside it is a fault of ours. */
export function numberAt(values: ArrayLike<number>, place: number): number {
  const value = values[place];
  if (value === undefined) throw new RangeError(`there is no number at ${place} of ${values.length}`);
  return value;
}
