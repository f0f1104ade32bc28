import { plainLetters } from '../../plain-letters.ts';

/** An id as the document asks for, made of what something is called: `Pensiyanın təyini` -> `pensiyanin-teyini`; empty if no letter of it can be written so. */
export function idFrom(text: string): string {
  return plainLetters(text, ownLetters).replaceAll(' ', '-').slice(0, longest).replace(/-+$/, '');
}

/** The id itself, or the first of `id-2`, `id-3` … that nobody has. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const end = `-${n}`;
    const id = `${wanted.slice(0, longest - end.length)}${end}`;
    if (!taken.has(id)) return id;
  }
}

/** Whether the document takes a text as an id. */
export function isId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);
}

/** The ids of a list, also of one that is not finished. */
export function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id));
}

const longest = 64;

/** Ids that are made while somebody types are shorter by a letter or two; ids that stand in documents keep to it. */
const ownLetters = { ё: 'e', щ: 'sch', '№': '' };
