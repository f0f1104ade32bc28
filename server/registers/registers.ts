import type { Answers } from '../../shared/cases/form.ts';
import type { LocalText } from '../../shared/centre/centre.ts';

/**
 * [RE1] The port to what other institutions know of a person. It is asked only of whom a proof names: what somebody types is no proof, and
 * never asked about.
 */
export interface Registers {
  /** `question` names what is asked for, as `identity`; `purpose` says what for. Never rejects: who does not answer is `down`. */
  ask(question: string, of: Proof, purpose: string): Promise<RegisterAnswer>;
  /** Whose register this is; null = there is no such register. */
  institutionOf?(question: string): LocalText | null;
}

/** [PV4] By what a person is known for certain: their card was read, a code came to a phone that the register knows, a portal vouches, or staff saw the document. */
export const proofKinds = ['card', 'phone-code', 'portal', 'clerk'] as const;
export type ProofKind = (typeof proofKinds)[number];
export interface Proof {
  /** [RE3] `practice`: they are invented. */
  readonly kind: ProofKind | 'practice';
  /** Of the person that it names. */
  readonly fin: string;
}

/** `none`: the register knows nothing of them. `down`: it gave no answer, and in a word why. */
export type RegisterAnswer =
  /** `asOf`: of when this is (YYYY-MM-DD); absent = of now. */
  | { readonly is: 'answer'; readonly values: Answers; readonly asOf?: string }
  | { readonly is: 'none' }
  | { readonly is: 'down'; readonly why?: RegisterFault };

/** Why a register gave no answer: not in time, none at all, with an error, what cannot be read, or it was asked too often. */
export type RegisterFault = 'late' | 'unreachable' | 'error' | 'unreadable' | 'too-often';

/** Whose register it is, by its id where it is connected no longer. */
export function institutionOf({ institutionOf: known }: Registers, question: string): LocalText {
  return known?.(question) ?? { az: question };
}

/** Where no register is connected there is nothing to ask, and every field is open. */
export const noRegisters: Registers = { ask: async () => ({ is: 'none' }) };
