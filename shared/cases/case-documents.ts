/** Documents that are issued from cases, and checked by their codes. */

/** A document of a case, as the log tells it: nothing of what it says. */
export interface CaseDocument {
  readonly id: string;
  /** A kind of the centre's `caseDocuments`. */
  readonly kind: string;
  /** As `M26-000123-K/1`. */
  readonly number: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** When it was issued, and when it was withdrawn; null = it stands (ms). */
  readonly at: number;
  readonly withdrawn: number | null;
}

/** What a check comes to: unknown are those that never were, and those that are kept no longer. */
export const documentStandings = ['valid', 'withdrawn', 'unknown'] as const;
export type DocumentStanding = (typeof documentStandings)[number];

/** Letters and figures of a check code: none is taken for another. */
export const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const codeLength = 12;

/** A check code as it is printed, in fours. */
export const codeInFours = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** The code that somebody typed, however they parted it and whatever its case. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
