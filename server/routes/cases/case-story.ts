import type { FastifyInstance } from 'fastify';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { movesFor } from '../../../engine/cases/duties.ts';
import { proposalOf } from '../../../engine/cases/routing.ts';
import { calendarOf } from '../../../engine/queue/business-day.ts';
import { type CaseEvent, caseStepOf } from '../../../shared/cases/case-events.ts';
import { type Case, caseMoveNames } from '../../../shared/cases/cases.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { Caller } from '../../access/caller.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import { countryCalendar } from '../../calendar/calendars.ts';
import { firstWay } from '../../notices/told.ts';
import { institutionOf } from '../../registers/registers.ts';
import { type AboutPerson, aboutPerson } from '../../store/about-person.ts';
import type { KeptCaseText } from '../../store/cases.ts';
import { caseReception } from '../booking/receptions.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { caseBody, caseReckoning } from './case-body.ts';
import { documentsOf } from './case-document-list.ts';
import { eventsOf, filesOf } from './case-file-list.ts';
import { type CaseRouteParts, readCase, reasonOf, textIdOf } from './case-parts.ts';
import { openCase } from './case-search.ts';
import { toldOf } from './case-told.ts';
import { visitBody } from './case-visits.ts';
import { mayPrintCase } from './print-case.ts';

/** The route of a case whole, for those who may see it. GET changes nothing. */
export function caseStoryRoute(app: FastifyInstance, parts: CaseRouteParts): void {
  register(app, 'case', async ({ caller, params }) => {
    const seen = await openCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const { one, staff, centre } = seen.value;
    const calendar = calendarOf(centreOf(parts, params.centre).latest()) ?? parts.calendars.find(countryCalendar);
    if (calendar === null) return refuse('calendar-not-found', 'There is no calendar');
    const now = { at: parts.clock.now(), centre };
    const person = aboutPerson((await parts.store.casePeople(params.centre, [one.id]))[0]);
    const [events, theirs, texts, nameOf] = await Promise.all([
      eventsOf(parts.store, params.centre, one.id),
      parts.store.casesOf(params.centre, { person: one.person }, null, 1000),
      parts.store.caseTexts(params.centre, one.id),
      parts.names.load(),
    ]);
    const visit = visitBody(centre, one, { events, texts }, nameOf);
    return ok({
      case: caseBody(one, now, parts.registers),
      person: person === null ? null : { contact: person.contact, form: person.form, answers: person.answers },
      steps: stepsOf(parts, { events, texts }, nameOf),
      files: await filesOf(parts.store, params.centre, one.id, events),
      joined: await joinedFiles(parts, caller, params.centre, { one, theirs }),
      documents: await documentsOf(parts.store, centre, one),
      helped: helpOf(one, await parts.names.load()),
      reception: await caseReception(parts, centre, one, theirs),
      reckoning: caseReckoning(one, calendar, caseToday(now)),
      proposed: one.department === null ? proposalOf(centre, one, wordsOf(person)) : null,
      visit,
      may: movesFor(staff, one, visit === null ? withoutVisit : caseMoveNames).slice(),
      toldFirst: person === null ? null : firstWay(parts.sends, centre, person.contact),
      notices: await toldOf(parts, params.centre, { one, staff, nameOf }),
      printsLink: person !== null && mayPrintCase(caller, staff, events),
      overseen: await overseenOf(parts, params.centre, one.id),
      earlier: theirs.length - 1,
    });
  });
}

/** What they wrote, by whatever question. */
const wordsOf = (person: AboutPerson | null): string =>
  Object.values(person?.answers ?? {})
    .filter((said) => typeof said === 'string')
    .join('\n');

/** [CS8] The files of what is answered with it: of those cases that the same member of the staff may read for themselves. */
const joinedFiles = async (
  parts: CaseRouteParts,
  caller: Caller,
  centre: string,
  { one, theirs }: { readonly one: Case; readonly theirs: readonly Case[] },
) => {
  const joined = theirs.filter(({ joinedTo }) => joinedTo === one.id);
  const read = await Promise.all(joined.map(({ id }) => readCase(parts, caller, centre, id)));
  const all = read.flatMap((seen) => (seen.ok ? [seen.value.one] : []));
  return Promise.all(
    all.map(async ({ id, number }) => ({
      ...{ case: id, number },
      files: await filesOf(parts.store, centre, id, await eventsOf(parts.store, centre, id)),
    })),
  );
};

/** [CS27] Who helped to fill it in, and whether the applicant has confirmed it. */
const helpOf = ({ helped, registeredAt }: Case, nameOf: PersonNameOf) =>
  helped === null ? null : { ...helped, by: nameOf(helped.by, registeredAt) };

/** [CS14] Who opened it from outside, and why: the authority sees it. */
const overseenOf = async ({ store, names }: CaseRouteParts, centre: string, id: string) => {
  const [looks, nameOf] = await Promise.all([store.looksAt(centre, id), names.load()]);
  return looks
    .filter(({ what }) => what === 'overseen')
    .map(({ at, by, about }) => ({ at: new Date(at).toISOString(), by: nameOf(by.id, at), reason: about }));
};

/** [CS26] The moves of a case whose kind asks for no visit. */
const withoutVisit = caseMoveNames.filter((move) => move !== 'draw' && move !== 'visit');

const stepsOf = (
  { registers }: CaseRouteParts,
  { events, texts }: { readonly events: readonly CaseEvent[]; readonly texts: readonly KeptCaseText[] },
  nameOf: PersonNameOf,
) => {
  const bodies = new Map(texts.map((text) => [text.id, text.body]));
  return events.map((event) => {
    const { at, by, type } = event;
    return {
      at: new Date(at).toISOString(),
      what: caseStepOf[type],
      by: { kind: by.kind, name: by.kind === 'user' ? nameOf(by.id, at) : null },
      reason: reasonOf(event, bodies),
      text: isForStaff(event) ? (bodies.get(textIdOf(event) ?? '') ?? null) : null,
      department: 'department' in event ? event.department : null,
      to: toWhom(event, nameOf),
      outcome: 'outcome' in event ? event.outcome : 'ground' in event ? event.ground : null,
      due: 'due' in event ? event.due : null,
      register: 'register' in event ? institutionOf(registers, event.register) : null,
      said: event.type === 'case-fact' ? event.said : null,
    };
  });
};

/** [CS21] What a table asks of who applied names what a register says of them. */
const isForStaff = ({ type, by }: CaseEvent): boolean => type !== 'case-asked' || by.kind !== 'system';

/** Who answers it from then on, who visits the household, or the institution that it was sent to. */
const toWhom = (event: CaseEvent, nameOf: PersonNameOf): string | null =>
  event.type === 'case-assigned'
    ? nameOf(event.executor)
    : event.type === 'case-visit-drawn'
      ? nameOf(event.drawn)
      : event.type === 'case-sent-on'
        ? event.to
        : null;
