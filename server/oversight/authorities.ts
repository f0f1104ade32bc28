import type { CaseOverview, CasesReport } from '../../shared/cases/case-figures.ts';
import type { OverseenCase, OverseenKey } from '../../shared/cases/oversight-routes.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import type { Result } from '../../shared/refusals.ts';
import type { Days } from '../../shared/time/days.ts';

/**
 * [CS14] The authorities that are overseen, wherever they are: those of this server, and in time of others. Nothing that it gives
 * holds a person, neither who asks nor who answers. What cannot be had is refused, and never left out.
 */
export interface Authorities {
  list(): readonly Authority[];
  /** Refuses: malformed, centre-not-found, calendar-not-found, too-many, report-interrupted. */
  overview(id: string, days: Days, hungUp: AbortSignal): Promise<Result<CaseOverview>>;
  figures(id: string, asked: Days & { readonly by: OverseenKey }, hungUp: AbortSignal): Promise<Result<CasesReport>>;
  /** The open ones by due date, with the names of what they name. */
  cases(id: string, wish: CaseWish): Promise<Result<CasesOfAuthority>>;
}

export interface Authority {
  readonly id: string;
  readonly name: LocalText;
}

export interface CaseWish {
  readonly only: 'overdue' | 'control';
  readonly kind?: string | undefined;
  readonly topic?: string | undefined;
  readonly department?: string | undefined;
}

export interface CasesOfAuthority {
  readonly cases: readonly OverseenCase[];
  /** There are others beside them. */
  readonly more: boolean;
  readonly kinds: readonly Authority[];
  readonly topics: readonly Authority[];
  readonly departments: readonly Authority[];
}
