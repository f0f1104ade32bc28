import type { SeatPerson } from '../store/seats.ts';

/** How a person is reached. */
export interface Contact {
  readonly name?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
}

/** How somebody who booked is reached, from what they said then; nothing where that is erased. */
export function contactOf(person: SeatPerson | undefined): Contact {
  // Written by this program, from a body that was held to its schema.
  return person === undefined ? {} : ((JSON.parse(person.about) as { readonly contact?: Contact }).contact ?? {});
}
