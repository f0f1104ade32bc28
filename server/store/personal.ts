/** What is personal of a ticket, beside the log. */

/** Personal data of one ticket, kept apart from the log so that it can be erased. `undefined` leaves a field as it is. */
export interface PersonalWrite {
  readonly ticket: string;
  readonly note?: string | null;
  readonly phone?: string | null;
  /** When to erase (ms). */
  readonly eraseAt: number;
}
export interface Personal {
  readonly ticket: string;
  readonly note: string | null;
  readonly phone: string | null;
}

/** The secret that opens one ticket on its holder's phone; dead after `expiresAt` (ms). */
export interface TicketSecret {
  readonly secret: string;
  readonly ticket: string;
  readonly expiresAt: number;
  /** [RA1] The visit is asked about: its business day, the SHA-256 of the secret, and until when that opens the rating (ms). */
  readonly ask?: { readonly date: string; readonly link: string; readonly until: number };
}
