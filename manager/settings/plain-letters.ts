/** A text in plain Latin letters, small, its words parted by one space: for headings and for ids made from names. `own`: letters that are written otherwise here. */
export function plainLetters(text: string, own: Letters = {}): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(
      /\P{ASCII}/gu,
      (letter) => own[letter] ?? letters[letter] ?? letter.normalize('NFD').replace(/\P{ASCII}/gu, ''),
    )
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

interface Letters {
  readonly [letter: string]: string;
}

const letters: Letters = {
  ...{ ə: 'e', ı: 'i', ö: 'o', ü: 'u', ş: 's', ç: 'c', ğ: 'g' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', '№': 'no' },
};
