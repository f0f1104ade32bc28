/** The bytes of hexadecimal digits, with or without spaces between. */
export function fromHex(digits = ''): Uint8Array {
  return Uint8Array.from(digits.match(/[0-9a-f]{2}/giu) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Bytes as hexadecimal digits, in capitals and without spaces. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** A text as boards can show it, which know no letters but the 26 of ASCII: one byte a character. */
export function boardText(text: string): Uint8Array {
  const plain = [...text.toUpperCase()].map((letter) => plainLetters[letter] ?? letter);
  return Uint8Array.from(plain, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x20 && code < 0x7f ? code : 0x3f;
  });
}

const plainLetters: { readonly [letter: string]: string } = {
  Ə: 'E',
  Ğ: 'G',
  İ: 'I',
  Ö: 'O',
  Ş: 'S',
  Ü: 'U',
  Ç: 'C',
  '–': '-',
  '→': '>',
};

/** What of a stream of bytes is no message yet. */
export type Found<T> = 'more' | 'garbage' | { readonly length: number; readonly message: T };

/** Reads messages out of bytes that come cut anywhere: `find` looks at the beginning of what has come. */
export function createStreamReader<T>(find: (bytes: Uint8Array) => Found<T>): (bytes: Uint8Array) => readonly T[] {
  let held = new Uint8Array();
  return (bytes) => {
    held = Uint8Array.from([...held, ...bytes]);
    const messages: T[] = [];
    let from = 0;
    for (; from < held.length; ) {
      const found = find(held.subarray(from));
      if (found === 'more') break;
      if (found !== 'garbage') messages.push(found.message);
      from += found === 'garbage' ? 1 : found.length;
    }
    held = held.slice(from);
    return messages;
  };
}
