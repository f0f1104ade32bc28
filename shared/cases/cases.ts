import type { CaseDocument } from './case-documents.ts';
import type { TableOutcome } from './table-schema.ts';

/** Cases: what is asked of an authority, and ends with an answer or a decision by a due date. The moves of a case stand in one table. */

/** Where a case stands. Overdue is no status: it is a due date that has passed. */
export const caseStatuses = [
  'unconfirmed',
  'received',
  'routed',
  'assigned',
  'asked',
  'checking',
  'answered',
  'decided',
  'joined',
  'sent-on',
  'left',
  'withdrawn',
  'lapsed',
  'closed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const caseMoveNames = [
  'confirm',
  'lapse',
  'resume',
  'reseat',
  'route',
  'assign',
  'hand-back',
  'ask',
  'supply',
  'remind',
  'try',
  'join',
  'send-on',
  'leave',
  'extend',
  'answer',
  'withdraw',
  'comment',
  'attach',
  'issue',
  'revoke',
  'reopen',
  'object',
  'close',
  'control',
  'draw',
  'visit',
  'fact',
  'decide',
  'differ',
  'silent',
] as const;
export type CaseMove = (typeof caseMoveNames)[number];

/** While an answer is owed, asked or not; [CS28] the last two are a reception's. */
const whileOwed = ['leave', 'answer', 'withdraw', 'comment', 'attach', 'control', 'lapse', 'reseat'] as const;
const whileOpen = ['ask', 'join', 'send-on', ...whileOwed] as const;

/** [CS13] Documents are issued once somebody looks after it, and after the answer too. */
const documents = ['issue', 'revoke'] as const;

/** [CS26] Who visits the household is drawn, and writes what they found. */
const household = ['draw', 'visit'] as const;

/** Which moves each status allows; the engine refuses by it. */
export const caseMoves: { readonly [S in CaseStatus]: readonly CaseMove[] } = {
  /** [CS27] Somebody helped to fill it in: it is asked for once the applicant confirms it. */
  unconfirmed: ['confirm', 'lapse', 'withdraw'],
  received: ['route', 'try', ...whileOpen, ...household],
  routed: ['assign', 'route', 'try', 'extend', ...documents, ...whileOpen, ...household],
  assigned: ['hand-back', 'assign', 'try', 'extend', ...documents, ...whileOpen, ...household],
  asked: ['supply', 'remind', ...whileOwed, ...documents, ...household],
  /** [CS20] [CS23] A table decides it: nobody else moves it to its end but who applied. */
  checking: ['fact', 'decide', 'differ', 'silent', 'withdraw', 'comment', 'control', ...household],
  answered: ['reopen', 'object', 'comment', 'close', ...documents],
  decided: ['object', 'comment', 'close'],
  joined: ['reopen', 'revoke'],
  'sent-on': ['reopen', 'revoke'],
  left: ['reopen', 'revoke'],
  withdrawn: ['reopen', 'revoke'],
  lapsed: ['resume'],
  closed: ['reopen', ...documents],
};

/** Whether a case in this status may make this move. */
export const mayMoveCase = (status: CaseStatus, move: CaseMove): boolean => caseMoves[status].includes(move);

/** Those in which an answer of its own is still to be given. */
export const openCaseStatuses = [
  'received',
  'routed',
  'assigned',
  'asked',
  'checking',
] as const satisfies readonly CaseStatus[];

/** Whether an answer of its own is still to be given. */
export const isOpenCase = (status: CaseStatus): boolean => openCaseStatuses.some((open) => open === status);

/** Those in which an answer is still owed: a joined case waits for the main one's. */
export const owedCaseStatuses = [...openCaseStatuses, 'joined'] as const satisfies readonly CaseStatus[];

/** Whether an answer is still owed, its own or that of the case it is joined to. */
export const isOwedCase = (status: CaseStatus): boolean => isOpenCase(status) || status === 'joined';

/** By which way a case came. */
export const caseChannels = ['web', 'kiosk', 'counter', 'reception', 'phone', 'post', 'e-mail', 'portal'] as const;
export type CaseChannel = (typeof caseChannels)[number];

/** [PV4] By these come those who are there and show a document. */
export const channelsInPerson: readonly CaseChannel[] = ['reception', 'counter'];

/** The boxes of an inbox: what one answers, what one's departments look after, what nobody answers yet, and the households that one visits. */
export const caseBoxes = ['own', 'department', 'unassigned', 'visits'] as const;
export type CaseBox = (typeof caseBoxes)[number];

/** A span of dates (YYYY-MM-DD) in which the time stood still: the first is the day of the question, `to` that of the reply. */
export interface CasePause {
  readonly from: string;
  /** null = it lasts. */
  readonly to: string | null;
}

/** A due date as the citizen was told it, and when (ms). */
export interface ToldDue {
  readonly due: string;
  readonly at: number;
}

/** What a table decided, and what shows that it did: the SHA-256 of the table's bytes and of the facts. */
export interface CaseDecided {
  readonly table: string;
  readonly version: number;
  readonly tableHash: string;
  readonly factsHash: string;
  readonly row: string;
  readonly outcome: TableOutcome;
  readonly ground: string | null;
  /** Qəpik a month, for so many months from the first of this month (YYYY-MM-DD). */
  readonly amount: number | null;
  readonly months: number | null;
  readonly from: string | null;
}

/** [CS27] How an applicant confirmed what somebody filled in with them: by a code to their own phone or address, or by their signature. */
export const confirmationWays = ['code', 'signature'] as const;
export type ConfirmationWay = (typeof confirmationWays)[number];

/** [CS27] Who helped to fill a case in, and until when (YYYY-MM-DD) the applicant confirms it. */
export interface CaseHelp {
  /** The id of a user. */
  readonly by: string;
  readonly until: string;
  /** null = not yet. */
  readonly confirmed: ConfirmationWay | null;
}

/** Whether it is asked for: what somebody filled in with the applicant is so once they have confirmed it. */
export const isAskedFor = ({ helped }: Pick<Case, 'helped'>): boolean => helped === null || helped.confirmed !== null;

/** A case as the log tells it and the store keeps it. Dates are local (YYYY-MM-DD), times in ms since 1970. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly topic: string | null;
  /** A random id. */
  readonly person: string;
  readonly channel: CaseChannel;
  readonly language: string;
  /** The official named in a complaint. */
  readonly against: string | null;
  readonly status: CaseStatus;
  /** The date on which it came. */
  readonly receivedOn: string;
  /** Day 0 of its due date: that date, or the one on which it was confirmed or last reopened. */
  readonly countedFrom: string;
  readonly registeredAt: number;
  /** In how many working days from day 0 it is to be answered. */
  readonly days: number;
  /** How many steps of `extendTo` it has taken. */
  readonly extended: number;
  readonly pauses: readonly CasePause[];
  readonly due: string;
  /** Every due date that the citizen was told, the last one too. */
  readonly told: readonly ToldDue[];
  readonly department: string | null;
  /** The id of who is to answer. */
  readonly executor: string | null;
  /** How often it was routed. */
  readonly routed: number;
  /** Where it goes back to once the citizen has replied. */
  readonly askedFrom: CaseStatus | null;
  /** Under the control of head office. */
  readonly control: boolean;
  /** [CS7] The case of the same person and topic that it repeats. */
  readonly repeats: string | null;
  /** The decision that it objects to. */
  readonly objectsTo: string | null;
  /** [CS8] The case whose answer is its answer too. */
  readonly joinedTo: string | null;
  readonly ticket: string | null;
  readonly seat: string | null;
  /** The form's id and version that was answered, as `appeal@3`, and SHA-256 of the answers. */
  readonly form: string;
  readonly answersHash: string;
  /** [CS23] The table that decides it; null = people answer it. */
  readonly table: string | null;
  readonly decision: CaseDecided | null;
  /** [CS26] Who was drawn last to visit the household, of which department, how often somebody was drawn, and when they wrote what they found. */
  readonly visitor: string | null;
  readonly visitOf: string | null;
  readonly draws: number;
  readonly visitedAt: number | null;
  /** [RE2] The registers that still gave no answer when its due date was near. */
  readonly silent: readonly string[];
  /** [CS25] How often somebody tried to call back, since it was last reopened. */
  readonly tries: number;
  /** What the answer came to; null = there is none. */
  readonly outcome: string | null;
  readonly answeredAt: number | null;
  /** Answered before, and reopened: how often. */
  readonly reopened: number;
  /** How many files were added to it: in all, and since anything else has happened. */
  readonly files: number;
  readonly filesOfStep: number;
  /** [CS13] What was issued from it, the first first. */
  readonly documents: readonly CaseDocument[];
  readonly helped: CaseHelp | null;
  /** When its last status began. */
  readonly since: number;
}

/** [CS16] How many days ago a paper may have come that is registered today. */
export const paperDays = 30;

/** [CS26] Whether somebody is still to visit the household. */
export const hasOpenVisit = ({ visitor, visitedAt, status }: Pick<Case, 'visitor' | 'visitedAt' | 'status'>): boolean =>
  visitor !== null && visitedAt === null && isOpenCase(status);
