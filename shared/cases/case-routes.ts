import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { CaseReception, receptionAnswer } from '../booking/reception-schema.ts';
import { noticeChannels } from '../notices/notices.ts';
import { anyone, closed, DateOnly, Id, nullable, Reason, Text, Time } from '../route-parts.ts';
import { VisitBody, visitRoutes } from '../visits/visit-routes.ts';
import { CaseAsked, Contact } from './case-asked-schema.ts';
import { CaseBody } from './case-body-schema.ts';
import { caseSteps, registerSaid } from './case-events.ts';
import { CaseFileBody, FileInForm } from './case-file-schema.ts';
import { caseFileParts } from './case-files.ts';
import type { CaseRoute } from './case-paths.ts';
import { caseBoxes, caseChannels, caseMoveNames, caseStatuses, confirmationWays } from './cases.ts';
import { DocumentBody, documentRoutes } from './document-routes.ts';
import { Proposal } from './office-routes.ts';
import { Answers, OwnCase, Reckoning } from './own-case-schema.ts';
import { ToldNotice, toldRoutes } from './told-routes.ts';

/** The HTTP routes of cases: who may, what comes in and what goes out (method and path: case-paths.ts). */

const CaseBodyText = Type.String({ minLength: 1, maxLength: 10_000 });

const staff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];
const displays: readonly Asker[] = ['display'];

/** One thing that happened to a case, with what was written. */
const CaseStep = Type.Object({
  at: Time,
  what: Type.Enum(caseSteps),
  by: Type.Object({ kind: Type.String(), name: nullable(Type.String()) }),
  reason: nullable(Type.String()),
  text: nullable(Type.String()),
  department: nullable(Type.String()),
  to: nullable(Type.String({ description: 'who answers it, or the institution it was sent to' })),
  outcome: nullable(Type.String({ description: 'what it came to, or the ground on which it was left' })),
  due: nullable(DateOnly),
  register: nullable(Text),
  said: nullable(
    Type.Enum(registerSaid, { description: 'of a register that was asked: an answer, nothing known, or no answer' }),
  ),
});
export type CaseStep = Static<typeof CaseStep>;

const CaseValue = Type.Object({ case: CaseBody });
const OwnText = Type.Object({ text: CaseBodyText }, closed);

/** A move that staff make of a case. */
const move = <B extends TSchema>(summary: string, body: B) => ({ summary, roles: staff, body, value: CaseValue });
const own = <B extends TSchema>(summary: string, body: B) => ({ summary, roles: anyone, body, value: OwnCase });
const ReasonNeeded = Type.Object({ reason: Reason }, closed);

/** A topic of which one does not write, but calls: what to do instead. */
const Urgent = nullable(Text);

export const caseRoutes = {
  caseKinds: {
    summary: 'What may be asked of a centre in writing: its kinds with their forms, and the topics to pick from',
    roles: anyone,
    value: Type.Object({
      name: Text,
      languages: Type.Array(Type.String()),
      timeZone: Type.String(),
      kinds: Type.Array(
        Type.Object({
          ...{ id: Id, name: Text, form: Id, days: Type.Integer({ description: 'working days' }) },
          /** [RE3] */
          cards: Type.Union([Type.Array(Type.Object({ fin: Type.String(), name: Text })), Type.Null()], {
            description: 'of a sample centre, where a table of practice decides: the practice cards to apply with',
          }),
        }),
      ),
      topics: Type.Array(Type.Object({ id: Id, name: Text, urgent: Urgent })),
      officials: Type.Array(Type.Object({ id: Id, name: Type.String(), post: Text }), {
        description: 'those who may be named in a complaint (`against`): it is never given to them',
      }),
    }),
  },
  registerCase: {
    summary:
      'Ask for something in writing: the number and the due date; `receivedAt` (by staff, with a reason) for what came earlier; `draft`: the secret of the form that was begun, which becomes that of the case',
    roles: anyone,
    notFor: displays,
    status: 201,
    body: Type.Object(
      {
        ...CaseAsked,
        channel: Type.Optional(Type.Enum(caseChannels)),
        receivedAt: Type.Optional(DateOnly),
        reason: Type.Optional(Reason),
        ticket: Type.Optional(Id),
        seat: Type.Optional(Id),
        draft: Type.Optional(Type.String({ minLength: 16, maxLength: 100 })),
      },
      closed,
    ),
    value: Type.Object({ number: Type.String(), due: DateOnly, receivedOn: DateOnly, secret: Type.String() }),
  },
  cases: {
    summary: 'The cases that one looks after, by due date; `after` is the `next` of the page before',
    roles: staff,
    query: Type.Object(
      {
        status: Type.Optional(Type.Enum(caseStatuses)),
        kind: Type.Optional(Id),
        topic: Type.Optional(Id),
        department: Type.Optional(Id),
        executor: Type.Optional(Type.String({ maxLength: 64 })),
        number: Type.Optional(Type.String({ maxLength: 40 })),
        only: Type.Optional(Type.Enum(['open', 'overdue'])),
        box: Type.Optional(
          Type.Enum(caseBoxes, { description: 'answered by oneself, of one’s departments, or of nobody yet' }),
        ),
        after: Type.Optional(Type.String({ maxLength: 60 })),
      },
      closed,
    ),
    value: Type.Object({ cases: Type.Array(CaseBody), next: nullable(Type.String()) }),
  },
  case: {
    summary: 'A case whole: who asks, what happened, how its due date was reckoned, and what one may do next',
    roles: staff,
    value: Type.Object({
      case: CaseBody,
      person: nullable(Type.Object({ contact: Contact, form: nullable(Type.String()), answers: Answers })),
      steps: Type.Array(CaseStep),
      files: Type.Array(CaseFileBody),
      joined: Type.Array(Type.Object({ case: Id, number: Type.String(), files: Type.Array(CaseFileBody) }), {
        description:
          'what is answered with it, as far as one may see it: files are fetched from the case that they are of',
      }),
      documents: Type.Array(DocumentBody),
      visit: nullable(VisitBody),
      helped: nullable(
        Type.Object({
          by: nullable(Type.String({ description: 'who helped to fill it in' })),
          until: DateOnly,
          confirmed: nullable(Type.Enum(confirmationWays)),
        }),
      ),
      reception: nullable(CaseReception),
      reckoning: Reckoning,
      proposed: Proposal,
      may: Type.Array(Type.Enum(caseMoveNames)),
      toldFirst: nullable(
        Type.Enum(noticeChannels, { description: 'the way by which they are told first now; null = erased' }),
      ),
      notices: Type.Array(ToldNotice, { description: 'what they were told and are to be told, the first first' }),
      printsLink: Type.Boolean({ description: 'whether one may print its link for the citizen' }),
      overseen: Type.Array(Type.Object({ at: Time, by: nullable(Type.String()), reason: nullable(Type.String()) }), {
        description: 'who opened it from outside the authority and why, the latest first',
      }),
      earlier: Type.Integer({ description: 'how many other cases this person has had' }),
    }),
  },
  routeCase: move(
    'To a department: the one named, else the one that the routing table names',
    Type.Object({ department: Type.Optional(Id), reason: Type.Optional(Reason) }, closed),
  ),
  assignCase: move('To somebody of its department', Type.Object({ user: Id, reason: Type.Optional(Reason) }, closed)),
  handBackCase: move('Back to the department', ReasonNeeded),
  askCitizen: move('Ask the citizen', OwnText),
  supplyCase: move('What was asked has come', Type.Object({ text: Type.Optional(CaseBodyText) }, closed)),
  remindCitizen: move('Remind the citizen of the question', Type.Object({}, closed)),
  joinCase: move('One answer with another case of the same person', Type.Object({ to: Id }, closed)),
  sendCaseOn: move(
    'To another institution, which is competent',
    Type.Object({ to: Type.String({ minLength: 1, maxLength: 200 }), reason: Reason }, closed),
  ),
  leaveCase: move(
    'Leave it unexamined, on a ground that is listed',
    Type.Object({ ground: Id, text: Type.Optional(CaseBodyText) }, closed),
  ),
  extendCase: move('More time, by a lead', ReasonNeeded),
  answerCase: move(
    'Answer it, and those that are joined to it',
    Type.Object(
      {
        text: Type.String({ maxLength: 50_000 }),
        outcome: Id,
        way: Type.Enum(['e-mail', 'sms', 'post', 'print', 'portal', 'spoken']),
        ...receptionAnswer,
      },
      closed,
    ),
  ),
  withdrawCase: move('Withdraw it for the citizen', ReasonNeeded),
  commentCase: move('Add a comment, which the citizen does not see', OwnText),
  addCaseFile: {
    summary: 'Add a file: a PDF, JPEG or PNG',
    roles: staff,
    status: 201,
    upload: true,
    query: Type.Object({ part: Type.Enum(caseFileParts) }, closed),
    body: FileInForm,
    value: CaseFileBody,
  },
  ...documentRoutes,
  ...visitRoutes,
  ...toldRoutes,
  reopenCase: move('Reopen what has ended, by an overseer', ReasonNeeded),
  controlCase: move(
    'Put it under control, or no longer, by an overseer',
    Type.Object({ on: Type.Boolean(), reason: Reason }, closed),
  ),
  ownCaseComment: own('Add something, which the executor reads', OwnText),
  ownCaseFile: {
    summary: 'Add a file: a PDF, JPEG or PNG',
    roles: anyone,
    status: 201,
    upload: true,
    body: FileInForm,
    value: CaseFileBody,
  },
  ownCaseSupply: own(
    'Reply to what was asked; `agrees`: what the register says is right, not what was declared',
    Type.Object({ text: CaseBodyText, agrees: Type.Optional(Type.Boolean()) }, closed),
  ),
  ownCaseReopen: own('Reopen the answer, once', ReasonNeeded),
} as const satisfies { readonly [N in CaseRoute]: object };
