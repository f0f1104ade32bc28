import { plainLetters } from '../plain-letters.ts';
import { freeId, isId } from '../setup/lists/ids.ts';

/** An id made from a name, at most 64 letters, that is not among those taken; `spare` where the name has no letter for one. */
export function idFrom(name: string, taken: ReadonlySet<string>, spare: string): string {
  const whole = plainLetters(name).replaceAll(' ', '-');
  const id = shortened(whole, mostLetters - roomForNumber) || spare;
  return freeId(id, taken);
}

/** The id that a code of somebody's own list becomes; the code itself where it is one already. Empty if it has no letter for one. */
export function idOfCode(code: string): string {
  return isId(code) ? code : plainLetters(code).replaceAll(' ', '-').slice(0, mostLetters);
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
