/** The letters of an alphabet in rows as even as they can be, none wider than a screen of targets allows. */
export function keyRows(alphabet: string): readonly (readonly string[])[] {
  const letters = [...alphabet];
  const rows = Math.max(1, Math.ceil(letters.length / keysInRow));
  const each = Math.ceil(letters.length / rows);
  return Array.from({ length: rows }, (_, row) => letters.slice(row * each, (row + 1) * each));
}

const keysInRow = 11;
