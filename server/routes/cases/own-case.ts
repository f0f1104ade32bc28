import type { FastifyInstance } from 'fastify';
import { dateOf, dayNumber } from '../../../engine/calendar/day-numbers.ts';
import type { CaseCommand } from '../../../engine/cases/case-commands.ts';
import { caseToday, kindDefaults, kindOf } from '../../../engine/cases/case-world.ts';
import { calendarOf, dateAt } from '../../../engine/queue/business-day.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import { type Case, hasOpenVisit, mayMoveCase } from '../../../shared/cases/cases.ts';
import type { OwnCase } from '../../../shared/cases/own-case-schema.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import { countryCalendar } from '../../calendar/calendars.ts';
import { newId } from '../../ids.ts';
import { firstWay } from '../../notices/told.ts';
import { institutionOf } from '../../registers/registers.ts';
import { differences } from '../../rules/differences.ts';
import { type AboutPerson, aboutPerson } from '../../store/about-person.ts';
import type { CaseLook } from '../../store/case-search.ts';
import { caseEventsIn } from '../../store/cases.ts';
import { codeAddress } from '../booking/confirming.ts';
import { receptionOf } from '../booking/receptions.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { caseReckoning } from './case-body.ts';
import { documentsOf } from './case-document-list.ts';
import { filesOfCitizen } from './case-file-list.ts';
import { type CaseRouteParts, textIdOf } from './case-parts.ts';
import { ownDecision, tableOfCase } from './decision-in-words.ts';

/** [CS12] Routes for those who hold the secret of a case. */
export function ownCaseRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  const move = async (request: Asked, command: (id: string) => CaseCommand) => {
    const moved = await moveOwnCase(parts, request, command);
    if (!moved.ok) return moved;
    const after = await caseBehind(parts, request.params.secret);
    return after === null ? noCase : ok(after);
  };
  const textOf = (body: string) => ({ id: newId(), body });
  register(app, 'ownCaseComment', (request) =>
    move(request, (id) => ({ type: 'comment', case: id, text: textOf(request.body.text) })),
  );
  register(app, 'ownCaseSupply', (request) =>
    move(request, (id) => ({
      ...{ type: 'supply', case: id, text: textOf(request.body.text) },
      ...(request.body.agrees === true ? { agrees: true } : {}),
    })),
  );
  register(app, 'ownCaseReopen', (request) =>
    move(request, (id) => ({ type: 'reopen', case: id, reason: request.body.reason })),
  );
}

type Asked = Pick<
  RouteRequest<'ownCaseComment' | 'ownCaseSupply' | 'ownCaseReopen' | 'ownCaseConfirm' | 'withdrawOwn'>,
  'params' | 'key'
>;

/** Makes a move of the case that a secret opens, as its citizen. */
export async function moveOwnCase(
  parts: CaseRouteParts,
  { params, key }: Asked,
  command: (id: string) => CaseCommand,
): Promise<Result<null>> {
  const found = await openedCase(parts, params.secret);
  if (found === null) return noCase;
  const { one, centre } = found;
  const by = { kind: 'phone', id: one.id, role: 'phone' } as const;
  const reply = await centreOf(parts, centre.id).ask({
    command: null,
    key,
    case: { at: parts.clock.now(), by, staff: null, command: command(one.id) },
    toReply: () => null,
  });
  return reply.ok ? ok(null) : reply;
}

/** [CS12] How a case stands, in the citizen's words. */
export function ownStatusOf({ status }: Pick<Case, 'status'>): OwnCase['status'] {
  return status === 'routed' || status === 'assigned' ? 'looked-at' : status;
}

/** What a secret opens of cases; null = nothing. */
export async function caseBehind(parts: CaseRouteParts, secret: string): Promise<OwnCase | null> {
  const found = await openedCase(parts, secret);
  return found === null ? null : shown(parts, found);
}

export interface OpenedCase {
  readonly one: Case;
  readonly centre: Centre;
}

const noCase = refuse('case-not-found', 'There is no such case, or it is long over');

/** The case that a secret opens, with its centre; null = there is none any more. */
export async function openedCase(
  parts: Pick<RouteParts, 'store' | 'centres'>,
  secret: string,
): Promise<OpenedCase | null> {
  const found = await parts.store.caseOfSecret(secret);
  if (found === null || parts.centres.find(found.centre) === null) return null;
  const { centre } = centreOf(parts, found.centre).latest();
  const one = await parts.store.caseOf(found.centre, found.case);
  return centre === null || one === null ? null : { one, centre };
}

/** All that is kept of a case. */
export async function recordOfCase({ store }: CaseRouteParts, centre: string, id: string) {
  const [stored, kept, texts] = await Promise.all([
    store.caseEvents(centre, id),
    store.casePeople(centre, [id]),
    store.caseTexts(centre, id),
  ]);
  const events = caseEventsIn(stored);
  const about = aboutPerson(kept[0]);
  return { events, texts, about, answers: about?.answers ?? {} };
}

const shown = async (parts: CaseRouteParts, { one, centre }: OpenedCase): Promise<OwnCase | null> => {
  const calendar = calendarOf(centreOf(parts, centre.id).latest()) ?? parts.calendars.find(countryCalendar);
  if (calendar === null) return null;
  const [{ events, texts, about, answers }, nameOfUser] = await Promise.all([
    recordOfCase(parts, centre.id, one.id),
    parts.names.load(),
  ]);
  const bodies = new Map(texts.map(({ id, body }) => [id, body]));
  const at = parts.clock.now();
  const nameOf = (list: readonly { readonly id: string; readonly name: Centre['name'] }[] = [], id: string | null) =>
    list.find((thing) => thing.id === id)?.name ?? null;
  return {
    ...{ centre: centre.id, name: centre.name, languages: centre.languages, timeZone: centre.timeZone },
    number: one.number,
    kind: nameOf(centre.caseKinds, one.kind) ?? {},
    topic: nameOf(centre.caseTopics, one.topic),
    status: ownStatusOf(one),
    receivedOn: one.receivedOn,
    due: one.due,
    told: one.told.map((told) => ({ due: told.due, at: new Date(told.at).toISOString() })),
    reception: await receptionOf(parts, centre, one),
    reckoning: caseReckoning(one, calendar, caseToday({ at, centre })),
    ...(await answersOf(parts, about)),
    ...(await decidedOf(parts, one, { events, texts, answers })),
    outcome: nameOf([...(centre.caseOutcomes ?? []), ...(centre.leaveGrounds ?? [])], one.outcome),
    sentTo: events.flatMap((event) => (event.type === 'case-sent-on' ? [event.to] : [])).at(-1) ?? null,
    files: await filesOfCitizen(parts.store, centre.id, one.id, events),
    documents: await documentsOf(parts.store, centre, one),
    helped: helpOf(parts, one, { about, nameOfUser }),
    signedBy: signedBy(events, one, nameOfUser),
    ...toldByOf(parts, centre, about),
    visit: visitOf(one),
    texts: ownTexts(events, bodies),
    overseen: overseenOf(await parts.store.looksAt(centre.id, one.id)),
    may: mayOf(one, centre, at),
  };
};

/** What was written to and fro, as far as it is the citizen's to read. */
const ownTexts = (events: readonly CaseEvent[], bodies: ReadonlyMap<string, string>): OwnCase['texts'] =>
  events.flatMap((event) => {
    const what = whatOf(event);
    const text = bodies.get(textIdOf(event) ?? '');
    return what === null || text === undefined ? [] : [{ at: new Date(event.at).toISOString(), what, text }];
  });

/** [CS26] The visit to their household, once somebody is drawn: until when they come, or when they came, and never who. */
const visitOf = (one: Case): OwnCase['visit'] => {
  const { visitedAt, due } = one;
  if (visitedAt === null && !hasOpenVisit(one)) return null;
  return { until: due, madeAt: visitedAt === null ? null : new Date(visitedAt).toISOString() };
};

/** [NO4] The way that they chose, and the one by which they are told as things are. */
const toldByOf = ({ sends }: CaseRouteParts, centre: Centre, about: AboutPerson | null) => ({
  toldBy: about?.contact.by ?? null,
  toldFirst: about === null ? null : firstWay(sends, centre, about.contact),
});

/** [CS27] Who helped to fill it in, and where a code goes that confirms it. */
const helpOf = (
  parts: CaseRouteParts,
  { helped, registeredAt }: Case,
  { about, nameOfUser }: { readonly about: AboutPerson | null; readonly nameOfUser: PersonNameOf },
): OwnCase['helped'] =>
  helped === null
    ? null
    : { ...helped, by: nameOfUser(helped.by, registeredAt), code: codeAddress(parts, about?.contact)?.by ?? null };

/** [CS21] What a table decided, and where what was declared is not what a register says. */
const decidedOf = async (
  { store, registers }: CaseRouteParts,
  one: Case,
  record: Parameters<typeof differences>[1],
) => {
  if (one.table === null) return { decision: null, differs: [] };
  const stored = await store.decisionTables();
  const table = tableOfCase(stored, one);
  const differs = table === null ? [] : differences(table, record);
  return {
    decision: ownDecision(one, record.texts, stored, record.events),
    differs: differs.map(({ fact: { name, type }, other, declared, fetched }) => ({
      ...{ name, type, declared, fetched },
      register: institutionOf(registers, other.register?.id ?? ''),
    })),
  };
};

/** [CS14] Who opened it from outside the authority, by their post. */
const overseenOf = (looks: readonly CaseLook[]): OwnCase['overseen'] =>
  looks.flatMap(({ at, what, by, about }) =>
    what === 'overseen' && by.role !== 'phone'
      ? [{ at: new Date(at).toISOString(), role: by.role, reason: about }]
      : [],
  );

/** [FO1] What was answered; what is sensitive is not shown again: a link may lie open on a desk. */
const answersOf = async ({ forms }: CaseRouteParts, about: AboutPerson | null) => {
  const form = about?.form ?? null;
  const fields = form === null ? [] : ((await forms.named(form))?.steps.flatMap((step) => step.fields) ?? []);
  const sensitive = new Set(fields.flatMap(({ id, sensitive: is }) => (is === true ? [id] : [])));
  const all = Object.entries(about?.answers ?? {});
  return {
    form,
    answers: Object.fromEntries(all.filter(([id]) => !sensitive.has(id))),
    hidden: all.flatMap(([id]) => (sensitive.has(id) ? [id] : [])),
  };
};

/** [CS6] Who signed the answer that stands. */
const signedBy = (events: readonly CaseEvent[], { status }: Case, nameOf: PersonNameOf): string | null => {
  const signed = events.findLast(({ type }) => type === 'case-answered' || type === 'case-left');
  const stands = status === 'answered' || status === 'closed' || status === 'left';
  return stands && (signed?.by.kind === 'user' || signed?.by.kind === 'token') ? nameOf(signed.by.id, signed.at) : null;
};

/** What a text is to the citizen; null = staff wrote it for each other. */
const whatOf = (event: CaseEvent): OwnCase['texts'][number]['what'] | null => {
  switch (event.type) {
    case 'case-asked':
      return 'question';
    case 'case-supplied':
      return 'reply';
    case 'case-answered':
      return 'answer';
    case 'case-left':
      return 'ground';
    case 'case-commented':
      return event.by.kind === 'phone' ? 'comment' : null;
    default:
      return null;
  }
};

const mayOf = (one: Case, centre: Centre, at: number): OwnCase['may'] => {
  const { closeAfterDays } = kindOf(centre, one.kind) ?? kindDefaults;
  const answeredOn = one.answeredAt === null ? null : dateAt(one.answeredAt, centre.timeZone);
  const last = answeredOn === null ? '' : dateOf(dayNumber(answeredOn) + closeAfterDays);
  const canObject = centre.caseKinds?.find(({ id }) => id === one.kind)?.objections !== undefined;
  const objects = canObject && one.status === 'decided' && caseToday({ at, centre }) <= last;
  const reopens = one.status === 'answered' && one.reopened === 0 && caseToday({ at, centre }) <= last;
  return [
    ...(['confirm', 'comment', 'attach', 'supply', 'withdraw'] as const).filter((move) =>
      mayMoveCase(one.status, move),
    ),
    ...(reopens ? (['reopen'] as const) : []),
    ...(objects ? (['object'] as const) : []),
  ];
};
