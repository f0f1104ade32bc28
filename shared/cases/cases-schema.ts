import { type Static, Type } from 'typebox';
import { closed, Id, LocalName } from '../schema-parts.ts';

/** What may be asked of a centre's authority in writing, and who looks after it: the lists of its document that speak of cases. */

const Days = Type.Integer({ minimum: 1, maximum: 365 });

/** [CS26] A visit to the household of who asks, by somebody who is drawn by lot. */
export const HouseholdVisit = Type.Object(
  {
    /** The form of what the visitor found. */
    act: Id,
    /** The question of the kind's form that says the district: its department visits there. */
    question: Type.Optional(Id),
    /** Whose people visit where no department has the district. */
    department: Type.Optional(Id),
    /** How many visits one person may have before them; who has as many is not drawn; absent = 3. */
    mostOpen: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  },
  closed,
);
export type HouseholdVisit = Static<typeof HouseholdVisit>;

export const CaseKind = Type.Object(
  {
    id: Id,
    /** The first letter of its numbers. */
    letter: Type.String({ pattern: '^[A-Z]$' }),
    name: LocalName,
    /** The form that is answered. */
    form: Id,
    /** Working days until it is to be answered; absent = 15. */
    days: Type.Optional(Days),
    /** [CS4] What it can be extended to, in working days from day 0, one step after another; absent = 30. */
    extendTo: Type.Optional(Type.Array(Days, { maxItems: 5 })),
    /** [CS3] For how many working days it can be sent on without a lead; absent = 3. */
    forwardWithin: Type.Optional(Days),
    /** [CS5] Whether the time stands still while the citizen is asked; absent = it runs on. */
    askPauses: Type.Optional(Type.Boolean()),
    /** [CS27] Days in which the applicant confirms what was filled in with help; absent = 14. */
    confirmDays: Type.Optional(Days),
    /** Days after the answer until it is closed; absent = 30. */
    closeAfterDays: Type.Optional(Days),
    /** What its answer can come to. */
    outcomes: Type.Array(Id, { minItems: 1, maxItems: 50 }),
    /** Whether it stands on the page of appeals; absent = it does. */
    offered: Type.Optional(Type.Boolean()),
    /** [CS23] The table that decides it: then nobody else does. */
    table: Type.Optional(Id),
    /** How many files one may add in one step, and how large each may be (MB); absent = 5 and 5. */
    filesAtOnce: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    fileMegabytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    /** [CS23] Whether nothing is decided for now: cases wait. */
    stopped: Type.Optional(Type.Boolean()),
    visit: Type.Optional(HouseholdVisit),
    /** The kind that an objection becomes; absent = nobody can object. */
    objections: Type.Optional(Id),
    /** [RE2] After how many seconds a register that is down is asked again, one try after another, the last one again and again; absent = 60, 300, 1800, 3600. */
    retrySeconds: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 86_400 }), { minItems: 1, maxItems: 10 }),
    ),
    /** How long names and texts are kept after the end, in days; absent = 1095. */
    keepDays: Type.Optional(Type.Integer({ minimum: 30, maximum: 36_500 })),
  },
  closed,
);
export type CaseKind = Static<typeof CaseKind>;

const NamedThing = Type.Object({ id: Id, name: LocalName }, closed);
export type NamedThing = Static<typeof NamedThing>;

/** What a case is about; `urgent` tells those who pick it what to do at once instead of writing. */
export const CaseTopic = Type.Object({ id: Id, name: LocalName, urgent: Type.Optional(LocalName) }, closed);

/** [CS2] A row of the routing table: all that it names has to hold. */
export const RoutingRow = Type.Object(
  {
    id: Id,
    kind: Type.Optional(Id),
    topic: Type.Optional(Id),
    /** One of these begins a word of the text, whatever its case and its marks. */
    words: Type.Optional(Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { minItems: 1, maxItems: 50 })),
    department: Id,
  },
  closed,
);
export type RoutingRow = Static<typeof RoutingRow>;

/** What a kind of document says: `{surname}` stands for the answer to the question of that code. */
const DocumentText = Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), Type.String({ maxLength: 3000 }));

/** [CS13] A kind of document that is issued from a case, with a code by which anybody can check it. */
export const DocumentKind = Type.Object(
  {
    id: Id,
    name: LocalName,
    /** The kind of case that it is issued from; absent = any. */
    kind: Type.Optional(Id),
    text: DocumentText,
    /** How long it is kept, and can be checked, in days; absent = 365. */
    keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
  },
  closed,
);
export type DocumentKind = Static<typeof DocumentKind>;

export const CaseDocuments = Type.Array(DocumentKind, { maxItems: 50 });
export const CaseKinds = Type.Array(CaseKind, { maxItems: 20 });
export const CaseTopics = Type.Array(CaseTopic, { maxItems: 200 });
export const CaseOutcomes = Type.Array(NamedThing, { maxItems: 100 });
export const CaseRouting = Type.Array(RoutingRow, { maxItems: 500 });
/** [CS6] Why a case may be left unexamined; `repeated` is there always. */
export const LeaveGrounds = Type.Array(NamedThing, { maxItems: 50 });

/** The lists of a document that speak of cases. */
export interface CaseLists {
  readonly caseKinds?: Static<typeof CaseKinds>;
  readonly caseTopics?: Static<typeof CaseTopics>;
  readonly caseOutcomes?: Static<typeof CaseOutcomes>;
  readonly caseRouting?: Static<typeof CaseRouting>;
  readonly leaveGrounds?: Static<typeof LeaveGrounds>;
  readonly caseDocuments?: Static<typeof CaseDocuments>;
}
