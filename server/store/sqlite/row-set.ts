/** A set of rows, which are numbers from 0 on, a bit each. */
export interface RowSet {
  has(row: number): boolean;
  put(row: number, holds: boolean): void;
  /** In memory. */
  readonly bytes: number;
  /** Writes its rows into a buffer, in ascending order, and says how many. */
  into(buffer: Int32Array): number;
}

/** The set of these rows, which are in ascending order; it grows as rows above them are put. */
export function rowSetOf(rows: readonly number[]): RowSet {
  let bits = new Int32Array(1 + ((rows.at(-1) ?? 0) >> 5));
  const put = (row: number, holds: boolean): void => {
    const at = row >> 5;
    if (at >= bits.length) {
      const more = new Int32Array(at + growth);
      more.set(bits);
      bits = more;
    }
    const bit = 1 << (row & 31);
    bits[at] = holds ? (bits[at] ?? 0) | bit : (bits[at] ?? 0) & ~bit;
  };
  for (const row of rows) put(row, true);
  return {
    put,
    has: (row) => (((bits[row >> 5] ?? 0) >> (row & 31)) & 1) === 1,
    get bytes() {
      return bits.byteLength;
    },
    into(buffer) {
      let count = 0;
      for (let at = 0; at < bits.length; at++)
        // The lowest bit is taken off until none is left.
        for (let left = bits[at] ?? 0; left !== 0; left &= left - 1)
          buffer[count++] = (at << 5) + 31 - Math.clz32(left & -left);
      return count;
    },
  };
}

/** So many words of bits more than are needed just now: a set does not grow at each row. */
const growth = 300;
