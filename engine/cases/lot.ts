/**
 * [CS26] Who is drawn: the candidates in the order of their ids, each once, and of these the one at the place that SHA-256 of
 * `SEED NUMBER` (in UTF-8, read as one number) leaves when it is divided by how many they are, counted from 0. Anybody can draw
 * again who knows the seed, the number of the case and the candidates. null = there is nobody to draw from.
 */
export function drawnByLot(candidates: readonly string[], { seed, number }: Lot, sha256: Sha256): string | null {
  const all = inOrder(candidates);
  if (all.length === 0) return null;
  const place = BigInt(`0x${sha256(lotText({ seed, number }))}`) % BigInt(all.length);
  return all[Number(place)] ?? null;
}

/** What a draw turns on: the seed that came with the command, and the number of the case. */
export interface Lot {
  readonly seed: string;
  readonly number: string;
}

/** SHA-256 of a text in UTF-8, in 64 hexadecimal figures. */
export type Sha256 = (text: string) => string;

/** The text whose SHA-256 says who it is. */
export const lotText = ({ seed, number }: Lot): string => `${seed} ${number}`;

/** The order in which candidates stand: by the code units of their ids, each once. */
export const inOrder = (candidates: readonly string[]): readonly string[] => [...new Set(candidates)].sort();
