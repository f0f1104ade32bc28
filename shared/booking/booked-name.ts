/** How somebody who booked is called: by the name that they gave, else by what they answered to the form; null where neither is. */
export function bookedName(person: BookedPerson | null): string | null {
  if (person === null) return null;
  const given = person.contact.name?.trim() ?? '';
  if (given !== '') return given;
  const { surname, name, father, patronymic } = person.answers;
  const parts = [surname, name, father ?? patronymic].filter((part) => typeof part === 'string' && part.trim() !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

interface BookedPerson {
  readonly contact: { readonly name?: string };
  readonly answers: { readonly [question: string]: unknown };
}
