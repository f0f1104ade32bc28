import type { NewNotice } from './notices.ts';

/** The part of the port that knows citizens by what they show that they hold: a phone number or an address, by its key (HMAC). */

/** What somebody asked for, or booked, with a phone number or an address. */
export interface CitizenSubject {
  readonly centre: string;
  readonly kind: 'case' | 'seat';
  readonly id: string;
}

/** A code that is on its way to a phone or an address. What it says is not stored: it follows from the id and the server's own key. */
export interface CitizenCode extends CitizenSubject {
  /** The id of the code; `id` is that of what tells the address. */
  readonly code: string;
  /** The key of the phone number or address. */
  readonly key: string;
  readonly by: 'phone' | 'email';
  readonly language: string;
  readonly expiresAt: number;
}

/** `hash` is SHA-256 of the secret that the browser holds. Times in ms. */
export interface CitizenSession {
  readonly hash: string;
  readonly key: string;
  /** Whose list it is, of several who gave one number: the words of their name by their keys (HMAC), apart by spaces. */
  readonly names: string;
  readonly expiresAt: number;
}

export interface CitizenStore {
  /** All that is kept under this key, in every centre: cases first, and of each kind the latest first. */
  citizenSubjects(key: string): Promise<readonly CitizenSubject[]>;
  /** In one transaction: the code in place of the one before under its key, and the notice that brings it. */
  putCitizenCode(code: CitizenCode, notice: NewNotice): Promise<void>;
  /** The code under this key that still counts at `now` (ms). */
  citizenCode(key: string, now: number): Promise<CitizenCode | null>;
  /** A code by its own id, whether it still counts or not. */
  citizenCodeOf(code: string): Promise<CitizenCode | null>;
  /** In one transaction: the code is used up, and the session begins; false, and nothing is changed, if it was used or replaced. */
  startCitizenSession(code: string, session: CitizenSession): Promise<boolean>;
  citizenSession(hash: string, now: number): Promise<CitizenSession | null>;
  endCitizenSession(hash: string): Promise<void>;
}
