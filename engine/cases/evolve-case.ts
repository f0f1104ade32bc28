import type {
  CaseAnswered,
  CaseAsked,
  CaseChange,
  CaseClosed,
  CaseConfirmed,
  CaseDecidedByTable,
  CaseDocumentIssued,
  CaseDocumentWithdrawn,
  CaseDueMoved,
  CaseEvent,
  CaseExtended,
  CaseFactAsked,
  CaseFileAdded,
  CaseJoined,
  CaseLapsed,
  CaseLeft,
  CaseParted,
  CaseRegistered,
  CaseRegisterSilent,
  CaseReopened,
  CaseResumed,
  CaseSentOn,
  CaseSupplied,
  CaseTried,
  CaseVisitDrawn,
  CaseVisited,
  CaseWithdrawn,
} from '../../shared/cases/case-events.ts';
import type { Case, CasePause, CaseStatus } from '../../shared/cases/cases.ts';

/** The case after an event of its own, as the log tells it; null = there is none. A stored fact is never refused. */
export function evolveCase(before: Case | null, event: CaseEvent): Case | null {
  if (event.type === 'case-registered') return registered(event);
  if (before === null) return null;
  if (event.type === 'case-fact' || event.type === 'case-silent') return heard(before, event);
  if (event.type === 'case-file-added') return attached(before);
  if (event.type === 'case-document-issued' || event.type === 'case-document-withdrawn') return issued(before, event);
  if (event.type === 'case-visit-drawn' || event.type === 'case-visited') return visiting(before, event);
  const after = evolveStatus(before, event);
  return { ...after, filesOfStep: 0, since: after.status === before.status ? before.since : event.at };
}

const evolveStatus = (before: Case, event: Exclude<CaseChange, Beside>): Case => {
  if (event.type === 'case-confirmed' || event.type === 'case-lapsed') return waited(before, event);
  return event.type === 'case-decided' ? decided(before, event) : evolveKnown(before, event);
};

const registered = (event: CaseRegistered): Case => ({
  id: event.case,
  number: event.number,
  kind: event.kind,
  topic: event.topic,
  person: event.person,
  channel: event.channel,
  language: event.language,
  against: event.against,
  status: event.helped === undefined ? begun(event.table) : 'unconfirmed',
  receivedOn: event.receivedOn,
  countedFrom: event.receivedOn,
  registeredAt: event.at,
  days: event.days,
  extended: 0,
  pauses: [],
  due: event.due,
  told: event.helped === undefined ? [{ due: event.due, at: event.at }] : [],
  department: null,
  executor: null,
  routed: 0,
  askedFrom: null,
  control: false,
  repeats: event.repeats,
  objectsTo: event.objectsTo,
  joinedTo: null,
  ticket: event.visit,
  seat: event.booking,
  form: event.form,
  answersHash: event.answersHash,
  table: event.table ?? null,
  decision: null,
  ...{ visitor: null, visitOf: null, draws: 0, visitedAt: null },
  silent: [],
  ...{ tries: 0, outcome: null, answeredAt: null },
  reopened: 0,
  ...{ files: 0, filesOfStep: 0, documents: [] },
  helped: event.helped === undefined ? null : { ...event.helped, confirmed: null },
  since: event.at,
});

/** [CS26] A visit moves its case nowhere. */
const visiting = (before: Case, event: CaseVisitDrawn | CaseVisited): Case =>
  event.type === 'case-visited'
    ? { ...before, visitedAt: event.at }
    : { ...before, visitor: event.drawn, visitOf: event.department, draws: before.draws + 1 };

const begun = (table: string | null = null): CaseStatus => (table === null ? 'received' : 'checking');

/** [CS27] */
const waited = (before: Case, event: CaseConfirmed | CaseLapsed): Case => {
  if (event.type === 'case-lapsed') return { ...before, status: 'lapsed' };
  const { how, on } = event;
  const helped = before.helped === null ? null : { ...before.helped, confirmed: how };
  return told({ ...before, helped, status: begun(before.table), countedFrom: on }, event);
};

const attached = (before: Case): Case => ({
  ...before,
  files: before.files + 1,
  filesOfStep: before.filesOfStep + 1,
});

/** [CS13] A document moves its case nowhere. */
const issued = (before: Case, event: CaseDocumentIssued | CaseDocumentWithdrawn): Case => {
  const { at, document: id } = event;
  if (event.type === 'case-document-withdrawn')
    return { ...before, documents: before.documents.map((one) => (one.id === id ? { ...one, withdrawn: at } : one)) };
  const { kind, number, hash } = event;
  return { ...before, documents: [...before.documents, { id, kind, number, hash, at, withdrawn: null }] };
};

type Beside =
  | CaseFactAsked
  | CaseRegisterSilent
  | CaseFileAdded
  | CaseDocumentIssued
  | CaseDocumentWithdrawn
  | CaseVisitDrawn
  | CaseVisited;
type KnownChange = Exclude<CaseChange, Beside | CaseConfirmed | CaseLapsed | CaseDecidedByTable>;

const evolveKnown = (before: Case, event: KnownChange): Case => {
  switch (event.type) {
    case 'case-routed':
      return { ...before, status: 'routed', department: event.department, executor: null, routed: before.routed + 1 };
    case 'case-assigned':
      return { ...before, status: 'assigned', executor: event.executor };
    case 'case-handed-back':
      return { ...before, status: 'routed', executor: null };
    case 'case-controlled':
      return { ...before, control: event.on };
    case 'case-reseated':
      return { ...before, seat: event.booking };
    case 'case-reminded':
    case 'case-commented':
    case 'case-objected':
      return before;
    default:
      return isElsewhere(event) ? evolveElsewhere(before, event) : evolveAnswering(before, event);
  }
};

/** [CS25] */
const tried = (before: Case, { outcome, at }: CaseTried): Case => {
  const after = { ...before, tries: before.tries + 1 };
  if (outcome === null) return after;
  return { ...after, status: outcome === 'reached' ? 'answered' : 'closed', outcome, answeredAt: at };
};

/** [RE2] A register is silent until it gives an answer. */
const heard = (before: Case, event: CaseFactAsked | CaseRegisterSilent): Case => {
  const others = before.silent.filter((one) => one !== event.register);
  if (event.type === 'case-silent') return { ...before, silent: [...others, event.register] };
  return event.said === 'down' || others.length === before.silent.length ? before : { ...before, silent: others };
};

const decided = (before: Case, event: CaseDecidedByTable): Case => {
  const { table, version, tableHash, factsHash, row, outcome, ground, amount, months, from } = event;
  const decision = { table, version, tableHash, factsHash, row, outcome, ground, amount, months, from };
  return { ...before, status: 'decided', decision, outcome, answeredAt: event.at };
};

/** It is answered with another, elsewhere, or not at all. */
const evolveElsewhere = (before: Case, event: Elsewhere): Case => {
  switch (event.type) {
    case 'case-joined':
      return { ...before, status: 'joined', joinedTo: event.to };
    case 'case-parted':
    case 'case-resumed':
      return { ...before, status: openAgain(before), joinedTo: null };
    case 'case-sent-on':
      return { ...before, status: 'sent-on' };
    case 'case-withdrawn':
      return { ...before, status: 'withdrawn' };
    case 'case-closed':
      return { ...before, status: 'closed' };
  }
};
type Elsewhere = CaseJoined | CaseParted | CaseResumed | CaseSentOn | CaseWithdrawn | CaseClosed;
const elsewhere = [
  'case-joined',
  'case-parted',
  'case-resumed',
  'case-sent-on',
  'case-withdrawn',
  'case-closed',
] as const satisfies readonly Elsewhere['type'][];
const isElsewhere = (event: Elsewhere | Answering): event is Elsewhere => elsewhere.some((type) => type === event.type);

type Answering =
  | CaseAsked
  | CaseSupplied
  | CaseTried
  | CaseLeft
  | CaseExtended
  | CaseAnswered
  | CaseReopened
  | CaseDueMoved;

/** What has to do with the answer, and with when it is due. */
const evolveAnswering = (before: Case, event: Answering): Case => {
  switch (event.type) {
    case 'case-asked':
      return { ...before, status: 'asked', askedFrom: before.status, pauses: pausedFrom(before, event.pausesFrom) };
    case 'case-supplied':
      return told({ ...before, ...replied(before), pauses: endedOn(before.pauses, event.on) }, event);
    case 'case-tried':
      return tried(before, event);
    case 'case-left':
      return { ...before, status: 'left', outcome: event.ground, answeredAt: event.at };
    case 'case-answered':
      return { ...before, status: 'answered', outcome: event.outcome, answeredAt: event.at };
    case 'case-extended':
      return told({ ...before, days: event.days, extended: before.extended + 1 }, event);
    case 'case-reopened':
      return told(reopened(before, event), event);
    case 'case-due-moved':
      return told(before, event);
  }
};

const reopened = (before: Case, { on, days }: { readonly on: string; readonly days: number }): Case => ({
  ...before,
  status: openAgain(before),
  ...{ countedFrom: on, days, extended: 0, pauses: [], askedFrom: null, joinedTo: null },
  ...{ tries: 0, outcome: null, answeredAt: null, reopened: before.reopened + 1 },
});

/** Where a case goes on that had ended: as far as somebody is known to look after it. */
const openAgain = ({ executor, department }: Case): CaseStatus =>
  executor !== null ? 'assigned' : department !== null ? 'routed' : 'received';

const replied = ({ askedFrom }: Case): { readonly status: CaseStatus; readonly askedFrom: null } => ({
  status: askedFrom ?? 'received',
  askedFrom: null,
});

const pausedFrom = ({ pauses }: Case, from: string | null): readonly CasePause[] =>
  from === null ? pauses : [...pauses, { from, to: null }];

const endedOn = (pauses: readonly CasePause[], to: string): readonly CasePause[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to } : pause));

/** The citizen is told a date only where it is another than the last. */
const told = (after: Case, { due, at }: { readonly due: string; readonly at: number }): Case => ({
  ...after,
  due,
  told: after.told.at(-1)?.due === due ? after.told : [...after.told, { due, at }],
});
