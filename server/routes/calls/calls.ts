import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { isLive, type Seat } from '../../../shared/booking/seats.ts';
import type { CallerBody } from '../../../shared/calls/call-routes.ts';
import { openCaseStatuses } from '../../../shared/cases/cases.ts';
import { ok } from '../../../shared/refusals.ts';
import { foldForSearch } from '../../../shared/words.ts';
import { takesCalls } from '../../access/duties.ts';
import { aboutPerson } from '../../store/about-person.ts';
import type { CaseRouteParts } from '../cases/case-parts.ts';
import { noteFound } from '../cases/case-search.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { callbackRoutes } from './callbacks.ts';

/** Routes of those who take calls. */
export function hotlineRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  callbackRoutes(app, parts);
  register(app, 'findCaller', async ({ caller, params, body }) => {
    if (!(await takesCalls(parts.store, caller))) return ok({ sure: false, cases: [], seats: [] });
    const phoneKey = parts.personKey(body.phone);
    const [cases, seats] = [
      await casesOf(parts, params.centre, phoneKey),
      await seatsOf(parts, params.centre, phoneKey),
    ];
    const ids = cases.map(({ id }) => id);
    await noteFound(parts, params.centre, { caller, about: 'phone', ids });
    const people = await parts.store.casePeople(params.centre, ids);
    const names = [...people.map(nameOf), ...seats.map(({ name }) => name)];
    return ok({
      sure: new Set(names).size === 1 && names[0] !== '',
      cases: cases.map(({ number, kind, topic, status, due }) => ({ number, kind, topic, status, due })),
      seats: seats.map(({ name: _, ...seat }) => seat),
    });
  });
}

/** [HL3] The open cases of those who have this number. */
const casesOf = async ({ store, clock }: CaseRouteParts, centre: string, phoneKey: string) => {
  const since = new Date(clock.now()).toISOString().slice(0, 10);
  const search = { seenBy: null, phoneKey, status: openCaseStatuses };
  const { found } = await store.searchCases(centre, search, { since, limit: shownAtMost, offset: 0 });
  return found.map(({ case: one }) => one);
};

type FoundSeat = CallerBody['seats'][number] & { readonly name: string };

const seatsOf = async (parts: CaseRouteParts, id: string, phoneKey: string): Promise<readonly FoundSeat[]> => {
  const { store, clock } = parts;
  const today = dateAt(clock.now(), centreOf(parts, id).latest().centre?.timeZone ?? 'UTC');
  const ids = (await store.citizenSubjects(phoneKey))
    .filter(({ kind, centre }) => kind === 'seat' && centre === id)
    .map((subject) => subject.id);
  const seats = (await store.seatsOf(id, ids))
    .filter(({ date, status }) => date >= today && isLive(status) && status !== 'held')
    .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
    .slice(0, shownAtMost);
  const shown = seats.map((seat) => seat.id);
  const people = new Map((await store.seatPeople(id, shown)).map((person) => [person.seat, person]));
  return seats.map(({ id: seat, resource, date, from, status }) => ({
    ...{ resource, date, from, status },
    name: nameOf(people.get(seat)),
  }));
};

/** What seats are ordered by: their date, their time (those of a whole date first), their id. */
const timeOf = ({ date, from, id }: Seat): string => [date, from ?? '', id].join(' ');

/** One name, however it is spelled; empty where none is kept. */
const nameOf = (kept: Parameters<typeof aboutPerson>[0]): string =>
  foldForSearch(aboutPerson(kept)?.contact.name ?? '', 'az');

const shownAtMost = 20;
