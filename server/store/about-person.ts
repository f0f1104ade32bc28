import type { ChosenWay } from '../../shared/notices/notices.ts';
import type { Proof } from '../registers/registers.ts';
import type { SeatPerson } from './seats.ts';

/** How a person is reached. */
export interface Contact {
  readonly name?: string;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  /** Where letters go. */
  readonly address?: string;
  /** [NO4] By which way they chose to be told first; absent = they chose none. */
  readonly by?: ChosenWay;
}

/** What somebody who booked said of themselves; kept as JSON in `SeatPerson.about`. */
export interface AboutPerson {
  readonly contact: Contact;
  /** As `reception@1`; null = none was answered. */
  readonly form: string | null;
  readonly answers: { readonly [question: string]: unknown };
  /** [PV4] By what it is known who they are; absent = they said it. */
  readonly proof?: Proof;
  /** What they added afterwards, the latest last. */
  readonly comments: readonly { readonly at: string; readonly text: string }[];
}

/** Who has a seat, as they said it; null once it is erased. */
export function aboutPerson(kept: Pick<SeatPerson, 'about'> | undefined): AboutPerson | null {
  return kept === undefined ? null : readAbout(kept.about);
}

/** The same out of what is kept of them. */
export function readAbout(about: string): AboutPerson {
  // Written by this program, from a request that was checked. Nobody had added anything when it was written first.
  return { comments: [], ...(JSON.parse(about) as Omit<AboutPerson, 'comments'>) };
}

/** [PV4] By what it is known who somebody is, while that is kept; null = it is not. */
export function proofOf(kept: Pick<SeatPerson, 'about'> | undefined): Proof | null {
  return aboutPerson(kept)?.proof ?? null;
}

/** By what somebody can be reached at all. */
export function reachableBy({ email, phone, address }: Contact) {
  return { email: email !== undefined, phone: phone !== undefined, address: address !== undefined };
}
