/** A text in plain Latin letters, small, its words parted by one space: for headings and for ids made from names. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter.normalize('NFD').replace(/\P{ASCII}/gu, ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** An id made from a name, at most 64 letters, that is not among those taken; `spare` where the name has no letter for one. */
export function idFrom(name: string, taken: ReadonlySet<string>, spare: string): string {
  const whole = plainLetters(name).replaceAll(' ', '-');
  const id = shortened(whole, mostLetters - roomForNumber) || spare;
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** The id that a code of somebody's own list becomes; the code itself where it is one already. Empty if it has no letter for one. */
export function idOfCode(code: string): string {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(code) ? code : plainLetters(code).replaceAll(' ', '-').slice(0, mostLetters);
}

/** A text as it is compared: without case, in Azerbaijani too, and without doubled spaces. */
export function sameText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ıİ]|i̇/g, 'i')
    .replace(/\s+/g, ' ')
    .trim();
}

const mostLetters = 64;
const roomForNumber = 5;

/** Cut between two words where there is room for more than one. */
const shortened = (id: string, most: number): string => {
  if (id.length <= most) return id;
  const cut = id.slice(0, most + 1);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : id.slice(0, most);
};

const letters: { readonly [letter: string]: string } = {
  ...{ ə: 'e', ı: 'i', ö: 'o', ü: 'u', ş: 's', ç: 'c', ğ: 'g' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', '№': 'no' },
};
