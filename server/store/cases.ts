import { isCaseEvent } from '../../engine/queue/ticket.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { CaseFileKind } from '../../shared/cases/case-files.ts';
import type { Case, CaseDecided, CaseStatus } from '../../shared/cases/cases.ts';
import type { StoredEvent } from '../../shared/events.ts';

/** The part of the port that keeps cases: rows beside the log, written in its transactions. */

/** Who asks, apart from the log so that it can be erased. The keys are HMACs; `about` is the JSON of `AboutPerson`. */
export interface CasePerson {
  readonly case: string;
  readonly person: string;
  readonly phoneKey: string | null;
  readonly emailKey: string | null;
  readonly about: string;
}

/** A question, a reply, an answer or a comment, by the id that its event names. */
export interface KeptCaseText {
  readonly id: string;
  readonly case: string;
  readonly body: string;
}

/** A file by the id that its event names, under a name that is fit to be shown. */
export interface CaseFileName {
  readonly id: string;
  readonly name: string;
}
export interface KeptCaseFile extends CaseFileName {
  readonly case: string;
  readonly kind: CaseFileKind;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly body: Buffer;
}

/** [CS13] A document that was issued, by the id that its event names: with its code, of which the hash alone is kept. */
export interface KeptDocument {
  readonly id: string;
  readonly case: string;
  /** SHA-256 of the check code. */
  readonly codeHash: string;
  /** The initials of who asked for it. */
  readonly initials: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly body: Buffer;
  /** When to erase it (ms); it goes with its case too. */
  readonly eraseAt: number;
}

/** The secret that opens one case on its citizen's phone: it ends with what is kept of them. */
export interface CaseSecret {
  readonly secret: string;
  readonly case: string;
}

/** When to erase what is kept of a case (ms); null = an answer is owed. */
export interface CaseErasing {
  readonly case: string;
  readonly eraseAt: number | null;
}

/** What one transaction writes of cases: rows as they are after it, and what is new beside them. */
export interface CaseWrite {
  readonly cases: readonly Case[];
  readonly people: readonly CasePerson[];
  readonly texts: readonly KeptCaseText[];
  readonly files: readonly KeptCaseFile[];
  readonly documents: readonly KeptDocument[];
  readonly secrets: readonly CaseSecret[];
  readonly erasing: readonly CaseErasing[];
}

/** What is known of cases once the write lock is held. */
export interface LockedCases {
  readonly case: (id: string) => Case | null;
  readonly casesOfPerson: (person: string) => readonly Case[];
  /** Those that wait for the answer of this one. */
  readonly casesJoinedTo: (id: string) => readonly Case[];
  /** [CS26] Those whose household somebody is still to visit. */
  readonly visitingCases: () => readonly Case[];
  /** The highest number that begins so, as `M26-`; null = there is none. */
  readonly lastCaseNumber: (prefix: string) => string | null;
  /** Who asked with this phone number or address before, by its key, while that is kept. */
  readonly askerOfKey: (key: string) => string | null;
}

/** What a list of cases is to show; what is absent does not matter. */
export interface CaseFilter {
  readonly status?: readonly CaseStatus[];
  readonly kind?: string;
  readonly topic?: string;
  readonly department?: string;
  readonly executor?: string;
  readonly person?: string;
  /** [CS26] Those alone whose household somebody is still to visit. */
  readonly visiting?: true;
  /** Due before this date (YYYY-MM-DD). */
  readonly dueBefore?: string;
}

/** What a table decided of one case, without who it is about. */
export interface DecidedCase {
  readonly receivedOn: string;
  readonly answeredAt: number;
  readonly decision: Pick<CaseDecided, 'table' | 'version' | 'outcome' | 'ground'>;
  /** A person was asked to look at it afterwards. */
  readonly objected: boolean;
}

/** Cases of all centres that are alike in all that is counted of them while an answer is owed. */
export interface OwedCases extends Pick<Case, 'kind' | 'topic' | 'status' | 'due' | 'pauses'> {
  readonly centre: string;
  readonly count: number;
}

/** The same as it stands in its row: pauses are JSON. */
export type RawOwed = Omit<OwedCases, 'pauses'> & { readonly pauses: string };
export const readOwed = ({ pauses, ...row }: RawOwed): OwedCases => ({ ...row, pauses: JSON.parse(pauses) });

/** The same as it stands in its row: the decision is JSON. */
export interface RawDecided {
  readonly receivedOn: string;
  readonly answeredAt: number;
  readonly decision: string;
  /** As a database has flags. */
  readonly objected: number | boolean;
}
export function readDecided({ receivedOn, answeredAt, decision, objected }: RawDecided): DecidedCase {
  const { table, version, outcome, ground }: CaseDecided = JSON.parse(decision);
  return { receivedOn, answeredAt, decision: { table, version, outcome, ground }, objected: Boolean(objected) };
}

export interface CaseStore {
  /** Those that tables decided, in no order. */
  decidedCases(centre: string): Promise<readonly DecidedCase[]>;
  /** How many wait for a table to decide them. */
  undecidedCases(centre: string): Promise<number>;
  /** Those of every centre for which an answer is owed, in no order. */
  owedCases(): Promise<readonly OwedCases[]>;
  caseOf(centre: string, id: string): Promise<Case | null>;
  caseOfNumber(centre: string, number: string): Promise<Case | null>;
  /** By due date, then number: those after the given one, at most `limit`. */
  casesOf(
    centre: string,
    filter: CaseFilter,
    after: Pick<Case, 'due' | 'number'> | null,
    limit: number,
  ): Promise<readonly Case[]>;
  caseOfSecret(secret: string): Promise<{ readonly centre: string; readonly case: string } | null>;
  secretOfCase(centre: string, id: string): Promise<string | null>;
  /** Those of these cases whose person is still kept, in the order asked. */
  casePeople(centre: string, ids: readonly string[]): Promise<readonly CasePerson[]>;
  caseTexts(centre: string, id: string): Promise<readonly KeptCaseText[]>;
  /** What the files of a case are called. */
  caseFiles(centre: string, id: string): Promise<readonly CaseFileName[]>;
  /** One file of a case, with its bytes. */
  caseFile(centre: string, id: string, file: string): Promise<KeptCaseFile | null>;
  /** Which documents of a case are kept. */
  keptDocuments(centre: string, id: string): Promise<readonly string[]>;
  /** The bytes of one document of a case; null = there is none, or it is erased. */
  documentBody(centre: string, id: string, document: string): Promise<Buffer | null>;
  /** The document of any centre that has the code of this SHA-256. */
  documentOfCode(codeHash: string): Promise<CheckedDocument | null>;
  /** All that has happened to a case, in order. */
  caseEvents(centre: string, id: string): Promise<readonly StoredEvent[]>;
}

/** What a check code opens. */
export interface CheckedDocument extends Pick<KeptDocument, 'id' | 'case' | 'initials'> {
  readonly centre: string;
}

/** What happened to a case, of what the log tells. */
export const caseEventsIn = (stored: readonly StoredEvent[]): readonly CaseEvent[] =>
  stored.flatMap(({ event }) => (isCaseEvent(event) ? [event] : []));

/** Whether a case is looked at by what the clock and a changed calendar ask. */
export const isUnclosed = (status: CaseStatus): boolean => unclosed.has(status);

const unclosed: ReadonlySet<CaseStatus> = new Set([
  'unconfirmed',
  'received',
  'routed',
  'assigned',
  'asked',
  'checking',
  'answered',
  'decided',
  'joined',
]);
