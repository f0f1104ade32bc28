import type { StaffRole } from '../../shared/access.ts';
import type { Case, CaseChannel, CaseStatus } from '../../shared/cases/cases.ts';
import { dayMs } from '../../shared/time/durations.ts';

/** The part of the port that finds cases, and keeps who looked at them. */

/** Who a search is for: what they do not see is not found. null = they see all. */
export interface SeenBy {
  readonly user: string;
  readonly departments: readonly string[];
  readonly registrar: boolean;
}

/** What a search goes by; what is absent does not matter, all that is there has to hold. */
export interface CaseSearch {
  readonly seenBy: SeenBy | null;
  readonly number?: string;
  /** The beginnings of words of a name. */
  readonly names?: string;
  /** The beginnings of words of what was asked, answered or added. */
  readonly words?: string;
  readonly phoneKey?: string;
  readonly emailKey?: string;
  readonly status?: readonly CaseStatus[];
  readonly kind?: string;
  readonly topic?: string;
  readonly department?: string;
  readonly executor?: string;
  readonly channel?: CaseChannel;
  /** Overdue on this date (YYYY-MM-DD), as engine/cases/overdue.ts says. */
  readonly overdueOn?: string;
  /** Received in these days, both included (YYYY-MM-DD). */
  readonly from?: string;
  readonly to?: string;
}

/** How many cases the same person has in the centre. */
export interface PersonCounts {
  readonly all: number;
  /** Received since the date that was asked. */
  readonly year: number;
  /** Of the same topic. */
  readonly topic: number;
}

export interface FoundCases {
  readonly total: number;
  readonly found: readonly { readonly case: Case; readonly person: PersonCounts }[];
}

/** A look at what is kept of somebody: by the staff, or by who showed with a code that its phone or address is theirs (`phone`). */
export interface CaseLook {
  readonly id: string;
  /** null = a search that found nothing. */
  readonly case: string | null;
  readonly at: number;
  readonly by: { readonly kind: string; readonly id: string; readonly role: StaffRole | 'phone' };
  readonly what: 'opened' | 'searched' | 'overseen' | 'printed';
  /** What a search went by, never its words; or why a case was opened. */
  readonly about: string | null;
}

export interface CaseSearchStore {
  /** [CS11] Those that were registered last first; `since` begins the year of the counts. */
  searchCases(
    centre: string,
    search: CaseSearch,
    page: { readonly since: string; readonly limit: number; readonly offset: number },
  ): Promise<FoundCases>;
  noteLooks(centre: string, looks: readonly CaseLook[]): Promise<void>;
  /** The last look at a case; null = nobody looked. */
  lastLookAt(centre: string, id: string): Promise<CaseLook | null>;
  /** The latest first. */
  looksAt(centre: string, id: string): Promise<readonly CaseLook[]>;
}

/** How long a search that found nothing is kept on record (ms). */
export const looksKeptMs = 1095 * dayMs;

/** The words of a text, as both stores compare them by their beginnings. */
export function searchedWords(text: string): readonly string[] {
  return text
    .replace(/[əƏ]/gu, 'e')
    .replace(/[ıI]/gu, 'i')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How a look stands in its row. */
export type RawLook = Omit<CaseLook, 'by'> & { readonly kind: string; readonly who: string; readonly role: StaffRole };
export const lookOf = ({ kind, who, role, ...look }: RawLook): CaseLook => ({ ...look, by: { kind, id: who, role } });
