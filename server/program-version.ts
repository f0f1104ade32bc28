/** The version of this program, as `package.json` has it. */
export const programVersion = '0.2.0';

/** Whether a version (`0.2.0`) is older than another; a part that is missing, or no number, counts as 0. */
export function isOlderVersion(version: string, than: string): boolean {
  const [own, other] = [partsOf(version), partsOf(than)];
  for (let at = 0; at < Math.max(own.length, other.length); at++) {
    const by = (own[at] ?? 0) - (other[at] ?? 0);
    if (by !== 0) return by < 0;
  }
  return false;
}

const partsOf = (version: string): readonly number[] =>
  version.split('.').map((part) => Number.parseInt(part, 10) || 0);
