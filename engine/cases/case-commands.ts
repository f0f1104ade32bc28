import type { CaseDocumentIssued, CaseFactAsked, CaseFileAdded, CaseVisited } from '../../shared/cases/case-events.ts';
import type { CaseChannel, ConfirmationWay } from '../../shared/cases/cases.ts';
import type { DecisionTable, Facts } from '../../shared/cases/table-schema.ts';
import type { Duties } from '../../shared/centre/duties.ts';

/** What can be asked of a centre's cases. Ids and texts come with it: the engine has neither chance nor a clock. */

/** A text that is kept beside the log: its id, and what stands in it. */
export interface CaseText {
  readonly id: string;
  readonly body: string;
}

export type RegisterCase = {
  readonly type: 'register';
  readonly case: string;
  readonly kind: string;
  readonly topic: string | null;
  readonly person: string;
  readonly channel: CaseChannel;
  readonly language: string;
  /** The official it complains of. */
  readonly against: string | null;
  /** [CS16] When it came, if that was before today (YYYY-MM-DD), and why it is registered only now. */
  readonly receivedOn?: string;
  readonly reason?: string;
  /** The ticket and the seat during which it came about. */
  readonly visit: string | null;
  readonly booking: string | null;
  /** As `appeal@3`, and SHA-256 of the answers. */
  readonly form: string;
  readonly answersHash: string;
  /** [CS27] The id of the user who filled it in with the applicant. */
  readonly helpedBy?: string;
  /** [CS28] The department that looks after it from the first. */
  readonly department?: string;
};
/** [CS27] By the applicant with a code, or by staff who have the signed summary before them. */
export type ConfirmCase = Of<'confirm'> & { readonly how: ConfirmationWay };
/** [CS2] Without a department: to the one that the table names. */
export type RouteCase = Of<'route'> & {
  readonly department?: string;
  readonly words?: string;
  readonly reason?: string;
};
export type AssignCase = Of<'assign'> & { readonly to: StaffMember; readonly reason?: string };
export type HandBackCase = Of<'hand-back'> & { readonly reason: string };
export type AskCitizen = Of<'ask'> & { readonly text: CaseText };
/** [CS21] `agrees`: what the register says is right, not what was declared. */
export type SupplyCase = Of<'supply'> & { readonly text: CaseText | null; readonly agrees?: true };
export type RemindCitizen = Of<'remind'>;
/** [CS28] Another seat than the one that was called off. */
export type ReseatCase = Of<'reseat'> & { readonly booking: string };
/** [CS25] Somebody called back, and spoke with who had asked for it or did not. */
export type TryCallback = Of<'try'> & { readonly reached: boolean };
export type JoinCase = Of<'join'> & { readonly to: string };
export type SendCaseOn = Of<'send-on'> & { readonly to: string; readonly reason: string };
export type LeaveCase = Of<'leave'> & { readonly ground: string; readonly text: CaseText | null };
export type ExtendCase = Of<'extend'> & { readonly reason: string };
/** `hash` is the SHA-256 of the text. */
export type AnswerCase = Of<'answer'> & {
  readonly text: CaseText;
  readonly hash: string;
  readonly outcome: string;
  readonly way: string;
  /** [CS29] They agreed to be answered by word of mouth. */
  readonly consent?: boolean;
  readonly appeal?: AppealToMake;
};
/** [CS29] The appeal that a reception becomes: its id, and what is asked in it. */
export interface AppealToMake {
  readonly as: string;
  readonly kind: string;
  readonly topic: string | null;
  readonly form: string;
  readonly answersHash: string;
}
export type WithdrawCase = Of<'withdraw'> & { readonly reason?: string };
export type CommentCase = Of<'comment'> & { readonly text: CaseText };
/** A file whose bytes are kept beside the log. */
export type AttachFile = Of<'attach'> & Pick<CaseFileAdded, 'file' | 'part' | 'kind' | 'hash' | 'bytes'>;
/** [CS13] A document whose bytes are kept beside the log. */
export type IssueDocument = Of<'issue'> & Pick<CaseDocumentIssued, 'document' | 'kind' | 'number' | 'hash'>;
export type RevokeDocument = Of<'revoke'> & { readonly document: string; readonly reason: string };
export type ReopenCase = Of<'reopen'> & { readonly reason: string };
/** `as` is the id of the appeal that it becomes. */
export type ObjectToCase = Of<'object'> & {
  readonly as: string;
  readonly kind: string;
  readonly form: string;
  readonly answersHash: string;
};
export type ControlCase = Of<'control'> & { readonly on: boolean; readonly reason: string };
/** [CS26] Somebody who visits households for a department; `official` is the one who they are, if they are one. */
export interface Visitor {
  readonly user: string;
  readonly department: string;
  readonly official: string | null;
}
/**
 * [CS26] Draws who visits the household. The seed comes with it: chance is not the engine's. `district` is what was answered,
 * `helpers` are those who registered or filled in the case.
 */
export type DrawVisitor = Of<'draw'> & {
  readonly seed: string;
  readonly visitors: readonly Visitor[];
  readonly district: string | null;
  readonly helpers: readonly string[];
  readonly reason?: string;
};
/** [CS26] What the visitor found; `hash` is the SHA-256 of the text, which holds the answers. */
export type WriteAct = Of<'visit'> & Pick<CaseVisited, 'form' | 'hash'> & { readonly text: CaseText };

/** What the clock asks every so often of some cases: those of them that are due are closed, or lapse. */
export type CloseCases = { readonly type: 'close-old'; readonly cases: readonly string[] };
/** [CA5] What a changed calendar asks of some cases. */
export type ReckonCases = { readonly type: 'reckon'; readonly cases: readonly string[] };

/** [RE2] What a register said; `hash` is the SHA-256 of the text. */
export type NoteFact = Of<'fact'> &
  Pick<CaseFactAsked, 'register' | 'said' | 'hash' | 'asOf'> & { readonly text: CaseText | null };
/** [CS21] What the clock asks of who applied, where a register says something else. */
export type AskWhatDiffers = Of<'differ'> & { readonly text: CaseText };
/** [RE2] That a register is still down, and the due date is near. */
export type TellSilentRegister = Of<'silent'> & { readonly register: string };
/** [RU4] Has the table decide on these facts: what comes out is not said. The hashes are of the table's bytes and of the facts. */
export type DecideByTable = Of<'decide'> & {
  readonly table: DecisionTable;
  readonly tableHash: string;
  readonly facts: Facts;
  readonly factsHash: string;
  readonly text: CaseText;
};

export type CaseCommand =
  | RegisterCase
  | ConfirmCase
  | RouteCase
  | AssignCase
  | HandBackCase
  | AskCitizen
  | SupplyCase
  | RemindCitizen
  | TryCallback
  | ReseatCase
  | JoinCase
  | SendCaseOn
  | LeaveCase
  | ExtendCase
  | AnswerCase
  | WithdrawCase
  | CommentCase
  | AttachFile
  | IssueDocument
  | RevokeDocument
  | ReopenCase
  | ObjectToCase
  | ControlCase
  | DrawVisitor
  | WriteAct
  | NoteFact
  | DecideByTable
  | AskWhatDiffers
  | TellSilentRegister
  | CloseCases
  | ReckonCases;

/** Somebody of the staff, as far as a case asks. */
export interface StaffMember extends Duties {
  readonly user: string;
}

type Of<Type extends string> = { readonly type: Type; readonly case: string };
