import { bookedName } from '../../shared/booking/booked-name.ts';
import { foldForSearch } from '../../shared/words.ts';
import { aboutPerson } from '../store/about-person.ts';
import type { CitizenSubject } from '../store/citizen.ts';
import type { Store } from '../store/store.ts';
import type { PersonKey } from './person-key.ts';

/** The words of a name, each by its key (HMAC): folded as for searching, so that neither capitals nor diacritics matter. */
export type NameKeys = ReadonlySet<string>;

/** Something kept under a phone or an address, with the name that was given with it; of no words where none was. */
export interface NamedSubject extends CitizenSubject {
  readonly words: NameKeys;
  /** Those of the surname, where the form asked for it by itself: without them nothing is theirs. */
  readonly surname: NameKeys;
}

/** The words of a name as somebody typed it. */
export function nameKeys(key: PersonKey, name: string): NameKeys {
  const words = foldForSearch(name, 'az').split(' ');
  return new Set(words.filter((word) => word !== '').map((word) => key(`name ${word}`)));
}

/** With their names, in the order given; what is erased by now is left out. */
export async function namedSubjects(
  store: Pick<Store, 'casePeople' | 'seatPeople'>,
  key: PersonKey,
  subjects: readonly CitizenSubject[],
): Promise<readonly NamedSubject[]> {
  const found = new Map<string, Pick<NamedSubject, 'words' | 'surname'>>();
  const centres = Map.groupBy(subjects, ({ centre }) => centre);
  for (const [centre, some] of centres) {
    const ids = (kind: CitizenSubject['kind']) => some.filter((one) => one.kind === kind).map(({ id }) => id);
    for (const person of await store.casePeople(centre, ids('case')))
      found.set(`${centre} case ${person.case}`, namesIn(key, person));
    for (const person of await store.seatPeople(centre, ids('seat')))
      found.set(`${centre} seat ${person.seat}`, namesIn(key, person));
  }
  return subjects.flatMap((one) => {
    const names = found.get(`${one.centre} ${one.kind} ${one.id}`);
    return names === undefined ? [] : [{ ...one, ...names }];
  });
}

/** The whole name where all of these can be of one person, as "Nümunə" and "Nümunəvi Nümunə" can; null = they are of several. */
export function oneName(of: readonly NamedSubject[]): NameKeys | null {
  const longest = of.map(({ words }) => words).reduce<NameKeys>((a, b) => (b.size > a.size ? b : a), new Set());
  return of.every(({ words }) => words.isSubsetOf(longest)) ? longest : null;
}

/**
 * [PV5] What of it is theirs who have this name, of one person alone; empty where it could be of two. What has no name, or a
 * part of one, is theirs only if it cannot be of anybody else.
 */
export function ofName(of: readonly NamedSubject[], name: NameKeys): readonly NamedSubject[] {
  const fits = ({ words, surname }: NamedSubject): boolean =>
    (words.isSubsetOf(name) || (name.size > 0 && name.isSubsetOf(words))) && surname.isSubsetOf(name);
  const whole = of.filter((one) => of.every((other) => !one.words.isSubsetOf(other.words) || fits(other)));
  return oneName(whole) === null ? [] : whole;
}

/** What they answered to the form tells it best; else the name by which they are reached. */
const namesIn = (key: PersonKey, kept: { readonly about: string }): Pick<NamedSubject, 'words' | 'surname'> => {
  const about = aboutPerson(kept);
  const { surname } = about?.answers ?? {};
  const isAsked = typeof surname === 'string' && surname.trim() !== '';
  const person = about === null || !isAsked ? about : { contact: {}, answers: about.answers };
  return { words: nameKeys(key, bookedName(person) ?? ''), surname: nameKeys(key, isAsked ? surname : '') };
};
