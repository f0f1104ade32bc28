import type { Actor } from '../../shared/access.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import { callbackKind } from '../../shared/calls/calls.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case, CaseMove } from '../../shared/cases/cases.ts';
import { mayMoveCase } from '../../shared/cases/cases.ts';
import type { CaseKind, CaseLists } from '../../shared/cases/cases-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type Result, refuse } from '../../shared/refusals.ts';
import { dateAt } from '../queue/business-day.ts';
import type { Feel } from '../rules/feel.ts';
import type { StaffMember } from './case-commands.ts';
import type { Sha256 } from './lot.ts';

/** What a decision about cases may see: under the write lock, all of it as it is. */
export interface CaseWorld {
  readonly at: number;
  readonly by: Actor;
  /** The business day, as every event names it. */
  readonly day: string | null;
  readonly centre: Centre;
  readonly calendar: Calendar;
  /** Who does it, of the staff; null = the citizen, or the clock. */
  readonly staff: StaffMember | null;
  readonly feel: Feel;
  readonly sha256: Sha256;
  /** Has the words of a reason kept beside the log; gives the id that names them. */
  readonly keepReason: (words: string) => string;
  readonly case: (id: string) => Case | null;
  /** All cases that a person has had. */
  readonly ofPerson: (person: string) => readonly Case[];
  /** Those whose answer is this one's. */
  readonly joinedTo: (id: string) => readonly Case[];
  /** [CS26] Those whose household somebody is still to visit. */
  readonly visiting: () => readonly Case[];
  /** How many cases of numbers with this letter there are of a year. */
  readonly count: (letter: string, year: number) => number;
}

export type CaseDecision = Result<readonly CaseEvent[]>;

export function casesDecided(...events: readonly CaseEvent[]): CaseDecision {
  return { ok: true, value: events };
}

/** What stands on every event. */
export function stampCase({ at, by, day }: Pick<CaseWorld, 'at' | 'by' | 'day'>, id: string) {
  return { at, by, date: day, practice: false, case: id };
}

/** [PV6] Why a move is made, named by an id: the words may tell of anybody, and are erased with the case. */
export function because({ keepReason }: Pick<CaseWorld, 'keepReason'>, reason: string | undefined) {
  return reason === undefined ? {} : { why: keepReason(reason) };
}

/** Today in the centre's zone. */
export function caseToday({ at, centre }: Pick<CaseWorld, 'at' | 'centre'>): string {
  return dateAt(at, centre.timeZone);
}

/** The kind of a case, with what its document leaves out; null = it is configured no longer. */
export function kindOf({ caseKinds = [] }: Pick<CaseLists, 'caseKinds'>, id: string): CaseKindRules | null {
  const kind = caseKinds.find((one) => one.id === id);
  return kind === undefined ? null : { ...kindDefaults, ...(id === callbackKind ? callbackDefaults : {}), ...kind };
}

export type CaseKindRules = CaseKind & Required<Pick<CaseKind, keyof typeof kindDefaults>>;

/** [HL4] Who is to be called back is called the next working day. */
const callbackDefaults = { days: 1 };

export const kindDefaults = {
  days: 15,
  extendTo: [30],
  forwardWithin: 3,
  askPauses: false,
  closeAfterDays: 30,
  confirmDays: 14,
  keepDays: 1095,
  filesAtOnce: 5,
  fileMegabytes: 5,
};

/** A case that may make this move by the table, with its kind. */
export function theCase(
  world: CaseWorld,
  id: string,
  move: CaseMove,
): Result<{ readonly found: Case; readonly kind: CaseKindRules }> {
  const found = world.case(id);
  if (found === null) return refuse('case-not-found', 'There is no such case');
  if (!mayMoveCase(found.status, move))
    return refuse('wrong-status', `a case that is ${found.status} cannot ${move}`, { status: found.status, move });
  if (found.table !== null && world.staff !== null && !besideTable.includes(move)) return byTable;
  const kind = kindOf(world.centre, found.kind);
  if (kind === null) return refuse('kind-not-found', 'There is no such kind of case', { kind: found.kind });
  return { ok: true, value: { found, kind } };
}

/** What of a table's case is not for the table alone. */
const besideTable: readonly CaseMove[] = ['confirm', 'comment', 'control', 'object', 'draw', 'visit'];

/** [CS23] Whether people are kept out of it: a table decides, and nothing that they do ends it otherwise. */
export const byTable = refuse('by-table', 'This case is decided by a table, and nobody can decide it by hand');

/** [CS9] Whom a complaint names has no hand in it. */
export function hasConflict({ against }: Case, staff: StaffMember | null): boolean {
  return against !== null && staff !== null && staff.official === against;
}

export const conflict = refuse('conflict', 'A complaint is not looked after by the official it names');
