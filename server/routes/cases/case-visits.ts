import type { FastifyInstance } from 'fastify';
import type { DrawVisitor, Visitor, WriteAct } from '../../../engine/cases/case-commands.ts';
import { kindOf } from '../../../engine/cases/case-world.ts';
import { isTheirMove } from '../../../engine/cases/duties.ts';
import { lotText } from '../../../engine/cases/lot.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import type { Case, CaseMove } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { VisitBody } from '../../../shared/visits/visit-routes.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import { visitorsOf } from '../../access/duties.ts';
import { answered } from '../../forms/answered.ts';
import { newId, newSecret } from '../../ids.ts';
import { visitFound } from '../../rules/case-facts.ts';
import { textHash } from '../../rules/tables.ts';
import { aboutPerson } from '../../store/about-person.ts';
import type { KeptCaseText } from '../../store/cases.ts';
import type { AccessStore } from '../../store/store.ts';
import { askCentre, askedBy } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';
import { caseBody } from './case-body.ts';
import { eventsOf } from './case-file-list.ts';
import { type CaseRouteParts, reasonOf, seenCase } from './case-parts.ts';

export type VisitParts = CaseRouteParts & { readonly store: Pick<AccessStore, 'users'> };

/** [CS26] Routes of the visit to a household: who visits is drawn, and writes what they found. */
export function caseVisitRoutes(app: FastifyInstance, parts: VisitParts): void {
  drawRoute(app, parts);
  writeRoute(app, parts);
}

/** [CS26] The visit of a case, with all that it takes to draw again; null = its kind asks for none, and there was none. */
export function visitBody(centre: Centre, one: Case, { events, texts }: Heard, nameOf: PersonNameOf): VisitBody | null {
  const act = kindOf(centre, one.kind)?.visit?.act;
  if (act === undefined && one.draws === 0) return null;
  const person = (id: string) => ({ id, name: nameOf(id) });
  const bodies = new Map(texts.map((text) => [text.id, text.body]));
  const visited = events.findLast((event) => event.type === 'case-visited');
  return {
    act: act ?? '',
    draws: events.flatMap((event) => {
      if (event.type !== 'case-visit-drawn') return [];
      const { at, by, department, seed, candidates, drawn } = event;
      return {
        ...{ at: new Date(at).toISOString(), by: person(by.id), department, reason: reasonOf(event, bodies), seed },
        text: lotText({ seed, number: one.number }),
        candidates: candidates.map(person),
        drawn: person(drawn),
      };
    }),
    found:
      visited?.type === 'case-visited'
        ? {
            ...{ at: new Date(visited.at).toISOString(), by: person(visited.by.id), form: visited.form },
            answers: visitFound({ events, texts }),
          }
        : null,
  };
}

interface Heard {
  readonly events: readonly CaseEvent[];
  readonly texts: readonly KeptCaseText[];
}

const drawRoute = (app: FastifyInstance, parts: VisitParts): void =>
  register(app, 'drawVisitor', async (request) => {
    const seen = await theirs(parts, request, 'draw');
    if (!seen.ok) return seen;
    const { one, staff, centre } = seen.value;
    const { reason } = request.body;
    const [visitors, said] = await Promise.all([visitorsHere(parts, centre), saidOf(parts, centre, one)]);
    const nameOf = await parts.names.load();
    const command: DrawVisitor = {
      ...{ type: 'draw', case: one.id, seed: newSecret(), visitors, ...said },
      ...(reason === undefined ? {} : { reason }),
    };
    return askCentre<'drawVisitor'>(parts, request, {
      command: null,
      case: { ...askedBy(parts.clock, request), staff, command },
      value: ({ caseOf, state }) => {
        const after = mustBe(caseOf(one.id));
        const drawn = after.visitor ?? '';
        const now = { at: state.at, centre: state.centre ?? centre };
        return { case: caseBody(after, now, parts.registers), drawn: { id: drawn, name: nameOf(drawn) } };
      },
    });
  });

const writeRoute = (app: FastifyInstance, parts: VisitParts): void =>
  register(app, 'writeVisit', async (request) => {
    const seen = await theirs(parts, request, 'visit');
    if (!seen.ok) return seen;
    const { one, staff, centre } = seen.value;
    const form = kindOf(centre, one.kind)?.visit?.act;
    if (form === undefined) return refuse('form-not-found', 'This kind of case has no visit any more');
    const said = answered(parts.forms, { form, answers: request.body.answers }, false);
    if (!said.ok) return said;
    const body = JSON.stringify(said.value.answers);
    const command: WriteAct = {
      ...{ type: 'visit', case: one.id, form: said.value.form ?? form },
      ...{ text: { id: newId(), body }, hash: textHash(body) },
    };
    return askCentre<'writeVisit'>(parts, request, {
      command: null,
      case: { ...askedBy(parts.clock, request), staff, command },
      value: ({ caseOf, state }) => ({
        case: caseBody(mustBe(caseOf(one.id)), { at: state.at, centre: state.centre ?? centre }, parts.registers),
      }),
    });
  });

type Asked = Pick<RouteRequest<'drawVisitor' | 'writeVisit'>, 'caller' | 'params'>;

/** A case that they see and of which this move is theirs. */
const theirs = async (
  parts: VisitParts,
  { caller, params }: Asked,
  move: CaseMove,
): Promise<Result<Extract<Awaited<ReturnType<typeof seenCase>>, { readonly ok: true }>['value']>> => {
  const seen = await seenCase(parts, caller, params.centre, params.case);
  if (!seen.ok) return seen;
  const { one, staff } = seen.value;
  return isTheirMove(staff, move, one) ? ok(seen.value) : refuse('not-allowed', `This move is not theirs: ${move}`);
};

const mustBe = (one: Case | null): Case => {
  if (one === null) throw new Error('no such case after its own event');
  return one;
};

const visitorsHere = async ({ store }: VisitParts, { id }: Centre): Promise<readonly Visitor[]> =>
  visitorsOf(await store.users(), id);

/** What was answered of the district, and who of the staff registered the case. */
const saidOf = async ({ store }: VisitParts, centre: Centre, one: Case) => {
  const [events, [kept]] = await Promise.all([
    eventsOf(store, centre.id, one.id),
    store.casePeople(centre.id, [one.id]),
  ]);
  const question = kindOf(centre, one.kind)?.visit?.question;
  const said = question === undefined ? null : aboutPerson(kept)?.answers[question];
  return {
    district: typeof said === 'string' ? said : null,
    helpers: events.flatMap(({ type, by }) => (type === 'case-registered' ? [by.id] : [])),
  };
};
