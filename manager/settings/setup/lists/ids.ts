/** An id as the document asks for, made of what something is called: `Pensiyanın təyini` -> `pensiyanin-teyini`; empty if no letter of it can be written so. */
export function idFrom(text: string): string {
  const plain = [...text.toLocaleLowerCase('az')].map((letter) => latin.get(letter) ?? letter).join('');
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
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

const latin: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ə: 'e', ı: 'i', ğ: 'g', ş: 's', ç: 'c', ö: 'o', ü: 'u' },
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
    ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
    ...{ щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  }),
);
