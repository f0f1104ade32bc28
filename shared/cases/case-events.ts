import type { CallbackEnd } from '../calls/calls.ts';
import type { EventBase } from '../event-base.ts';
import type { CaseFileKind, CaseFilePart } from './case-files.ts';
import type { CaseChannel, CaseDecided, CaseHelp, ConfirmationWay } from './cases.ts';

/** What happens to cases, as a centre's log tells it. Texts, names and files are kept beside the log, so that they can be erased: an event names them by id. */

/** [CS1] It has its number, and its due date (YYYY-MM-DD). */
export type CaseRegistered = OfCase<'case-registered'> & {
  readonly number: string;
  readonly kind: string;
  readonly topic: string | null;
  readonly person: string;
  readonly channel: CaseChannel;
  readonly language: string;
  readonly against: string | null;
  readonly receivedOn: string;
  readonly days: number;
  readonly due: string;
  readonly repeats: string | null;
  readonly objectsTo: string | null;
  /** The ticket and the seat during which it came about. */
  readonly visit: string | null;
  readonly booking: string | null;
  readonly form: string;
  readonly answersHash: string;
  /** [CS20] The table that decides it; absent = people answer it. */
  readonly table?: string;
  /** [CS27] Who helped to fill it in; absent = nobody did. */
  readonly helped?: Pick<CaseHelp, 'by' | 'until'>;
};
/** [CS27] The applicant confirms it: day 0 is this date. */
export type CaseConfirmed = OfCase<'case-confirmed'> & {
  readonly how: ConfirmationWay;
  readonly on: string;
  readonly due: string;
};
/** [CS27] Nobody confirmed it in time; [CS28] or its reception was missed. */
export type CaseLapsed = OfCase<'case-lapsed'> & { readonly missed?: true };
/** [CS28] Its reception was not missed after all. */
export type CaseResumed = OfCase<'case-resumed'>;
/** [CS28] Its reception was called off: this seat instead. */
export type CaseReseated = OfCase<'case-reseated'> & { readonly booking: string };
/** [CS2] `row` is the row of the routing table that named the department; null = a person did. */
export type CaseRouted = OfCase<'case-routed'> & { readonly department: string; readonly row: string | null };
export type CaseAssigned = OfCase<'case-assigned'> & { readonly executor: string };
export type CaseHandedBack = OfCase<'case-handed-back'>;
/** [CS5] `pausesFrom` is the date from which the time stands still; null = it runs on. */
export type CaseAsked = OfCase<'case-asked'> & { readonly text: string; readonly pausesFrom: string | null };
/** `due` is the date as it is reckoned with the pause that ends. */
export type CaseSupplied = OfCase<'case-supplied'> & {
  readonly text: string | null;
  readonly on: string;
  readonly due: string;
  /** [CS21] What the register says is right, not what was declared. */
  readonly agrees?: true;
};
export type CaseReminded = OfCase<'case-reminded'>;
/** [CS25] Somebody called back. `outcome` is what the case comes to by it; null = nobody was reached, and it is tried again. */
export type CaseTried = OfCase<'case-tried'> & { readonly outcome: CallbackEnd | null };
/** [CS8] One answer for both. */
export type CaseJoined = OfCase<'case-joined'> & { readonly to: string };
/** [CS8] That one ended without an answer: this one goes on by itself. */
export type CaseParted = OfCase<'case-parted'>;
/** [CS3] To another institution, by its name. */
export type CaseSentOn = OfCase<'case-sent-on'> & { readonly to: string; readonly late: boolean };
/** [CS6] Left unexamined. */
export type CaseLeft = OfCase<'case-left'> & { readonly ground: string; readonly text: string | null };
/** [CS4] `days` is counted from day 0. */
export type CaseExtended = OfCase<'case-extended'> & { readonly days: number; readonly due: string };
/** [CS6] `text` is the answer, with its SHA-256 (older ones have none), `way` how it goes out. */
export type CaseAnswered = OfCase<'case-answered'> & {
  readonly text: string;
  readonly hash?: string;
  readonly outcome: string;
  readonly way: string;
  /** The case that was answered, for one that is joined to it. */
  readonly with: string | null;
  /** [CS29] They agreed to be answered by word of mouth. */
  readonly consent?: true;
  /** [CS29] The appeal that it became. */
  readonly appeal?: string;
};
export type CaseWithdrawn = OfCase<'case-withdrawn'>;
/** A file is there: its SHA-256 and length. Its name and its bytes stand beside the log. */
export type CaseFileAdded = OfCase<'case-file-added'> & {
  readonly file: string;
  readonly part: CaseFilePart;
  readonly kind: CaseFileKind;
  readonly hash: string;
  readonly bytes: number;
};
/** [CS13] A document was issued: its number and the SHA-256 of its bytes, which stand beside the log with its check code. */
export type CaseDocumentIssued = OfCase<'case-document-issued'> & {
  readonly document: string;
  readonly kind: string;
  readonly number: string;
  readonly hash: string;
};
/** [CS13] It holds no longer. */
export type CaseDocumentWithdrawn = OfCase<'case-document-withdrawn'> & { readonly document: string };
export type CaseCommented = OfCase<'case-commented'> & { readonly text: string };
/** Day 0 is the date of the reopening. */
export type CaseReopened = OfCase<'case-reopened'> & {
  readonly on: string;
  readonly days: number;
  readonly due: string;
};
/** A person is to look at the decision: the appeal that it became. */
export type CaseObjected = OfCase<'case-objected'> & { readonly appeal: string };
export type CaseClosed = OfCase<'case-closed'>;
export type CaseControlled = OfCase<'case-controlled'> & { readonly on: boolean };
/** [CA5] The calendar has changed. */
export type CaseDueMoved = OfCase<'case-due-moved'> & { readonly due: string; readonly was: string };

/**
 * [CS26] Somebody of a department was drawn to visit the household: out of `candidates`, the ids of those who were free, by `seed`.
 * Anybody can draw again: docs/api.md says how.
 */
export type CaseVisitDrawn = OfCase<'case-visit-drawn'> & {
  readonly department: string;
  readonly seed: string;
  readonly candidates: readonly string[];
  readonly drawn: string;
};
/** [CS26] What the visitor found: the answers to this form (as `household-visit@1`) are a text, with its SHA-256. */
export type CaseVisited = OfCase<'case-visited'> & {
  readonly form: string;
  readonly text: string;
  readonly hash: string;
};

/** [RE1] An answer, nothing known of them, or no answer at all. */
export const registerSaid = ['answer', 'none', 'down'] as const;
export type RegisterSaid = (typeof registerSaid)[number];

/** [RE2] What a register said of who applies, or that it did not: what it said is a text, with its SHA-256. */
export type CaseFactAsked = OfCase<'case-fact'> & {
  readonly register: string;
  readonly said: RegisterSaid;
  readonly text: string | null;
  readonly hash: string | null;
  readonly asOf: string | null;
};
/** [RE2] A register has given no answer, and the due date is near: those who lead are told. */
export type CaseRegisterSilent = OfCase<'case-silent'> & { readonly register: string };
/** [RU4] What the table decided. `text` holds the facts and the trace. */
export type CaseDecidedByTable = OfCase<'case-decided'> & CaseDecided & { readonly text: string };

/** What happens to a case that there is. */
export type CaseChange =
  | CaseConfirmed
  | CaseLapsed
  | CaseResumed
  | CaseReseated
  | CaseRouted
  | CaseAssigned
  | CaseHandedBack
  | CaseAsked
  | CaseSupplied
  | CaseReminded
  | CaseTried
  | CaseJoined
  | CaseParted
  | CaseSentOn
  | CaseLeft
  | CaseExtended
  | CaseAnswered
  | CaseWithdrawn
  | CaseCommented
  | CaseFileAdded
  | CaseDocumentIssued
  | CaseDocumentWithdrawn
  | CaseReopened
  | CaseObjected
  | CaseClosed
  | CaseControlled
  | CaseDueMoved
  | CaseVisitDrawn
  | CaseVisited
  | CaseFactAsked
  | CaseRegisterSilent
  | CaseDecidedByTable;
export type CaseEvent = CaseRegistered | CaseChange;

type OfCase<Type extends string> = EventBase & {
  readonly type: Type;
  readonly case: string;
  /** [PV6] The id of the text that says why. */
  readonly why?: string;
  /** Why, in words: of older events, which have no `why`. */
  readonly reason?: string;
};

type StepOf<T extends string> = T extends `case-${infer Step}` ? Step : never;
/** What a step of a case is called in its story. */
export const caseStepOf: { readonly [T in CaseEvent['type']]: StepOf<T> } = {
  'case-registered': 'registered',
  'case-confirmed': 'confirmed',
  'case-lapsed': 'lapsed',
  'case-resumed': 'resumed',
  'case-reseated': 'reseated',
  'case-routed': 'routed',
  'case-assigned': 'assigned',
  'case-handed-back': 'handed-back',
  'case-asked': 'asked',
  'case-supplied': 'supplied',
  'case-reminded': 'reminded',
  'case-tried': 'tried',
  'case-joined': 'joined',
  'case-parted': 'parted',
  'case-sent-on': 'sent-on',
  'case-left': 'left',
  'case-extended': 'extended',
  'case-answered': 'answered',
  'case-withdrawn': 'withdrawn',
  'case-commented': 'commented',
  'case-file-added': 'file-added',
  'case-document-issued': 'document-issued',
  'case-document-withdrawn': 'document-withdrawn',
  'case-reopened': 'reopened',
  'case-objected': 'objected',
  'case-closed': 'closed',
  'case-controlled': 'controlled',
  'case-due-moved': 'due-moved',
  'case-visit-drawn': 'visit-drawn',
  'case-visited': 'visited',
  'case-fact': 'fact',
  'case-silent': 'silent',
  'case-decided': 'decided',
};
export const caseSteps = Object.values(caseStepOf);
