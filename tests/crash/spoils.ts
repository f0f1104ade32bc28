/** What becomes of the bytes of a file on a bad disk. */
export type Spoil = (bytes: Buffer, random: () => number) => Buffer;
const page = 4096;
const somePage = (bytes: Buffer, random: () => number): number => Math.floor(random() * (bytes.length / page)) * page;
export const spoils: readonly (readonly [string, Spoil])[] = [
  [
    'a bit flipped',
    (bytes, random) => {
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return bytes;
    },
  ],
  [
    'a byte of a page of text changed',
    (bytes, random) => {
      const at = bytes.indexOf('A001', Math.floor(random() * bytes.length));
      bytes[Math.max(at, 100) + 3] = 0x39;
      return bytes;
    },
  ],
  ['cut', (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length))],
  [
    'two pages swapped',
    (bytes, random) => {
      const [a, b] = [somePage(bytes, random), somePage(bytes, random)];
      const first = Buffer.from(bytes.subarray(a, a + page));
      bytes.copy(bytes, a, b, b + page);
      first.copy(bytes, b);
      return bytes;
    },
  ],
  [
    'a page zeroed',
    (bytes, random) => {
      const at = somePage(bytes, random);
      return bytes.fill(0, at, at + page);
    },
  ],
];
