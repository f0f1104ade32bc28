import type { AskedPerson } from './seat-book.ts';

/** The id of this person: that by which their phone or their address is known, to the first that knows it; else their own. */
export function personOf(
  known: readonly { personOfKey(key: string): string | null }[],
  { phoneKey, emailKey, person }: AskedPerson,
): string {
  for (const key of [phoneKey, emailKey]) {
    if (key === null) continue;
    for (const one of known) {
      const found = one.personOfKey(key);
      if (found !== null) return found;
    }
  }
  return person;
}
