/** An Azerbaijani ordinal: the ending follows the last vowel of the number as it is said. 3-cü, 6-cı, 20-ci, 2026-cı. */
export function azOrdinal(n: number): string {
  return `${n}-${ending(n)}`;
}

const ending = (n: number): string => {
  if (n % 1000 === 0) return n === 0 ? 'cı' : 'ci';
  if (n % 100 === 0) return 'cü';
  return (n % 10 === 0 ? tens[(n % 100) / 10] : ones[n % 10]) ?? 'ci';
};

/** sıfır, bir, iki, üç … doqquz; on, iyirmi … doxsan. */
const ones = ['cı', 'ci', 'ci', 'cü', 'cü', 'ci', 'cı', 'ci', 'ci', 'cu'] as const;
const tens = ['cı', 'cu', 'ci', 'cu', 'cı', 'ci', 'cı', 'ci', 'ci', 'cı'] as const;
