import type { Seat } from '../../../shared/booking/seats.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { CitizenCases } from '../../../shared/cases/citizen-routes.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { Citizens } from '../../access/citizens.ts';
import { newId } from '../../ids.ts';
import type { CitizenSession, CitizenSubject } from '../../store/citizen.ts';
import { centreOf } from '../centre-request.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { ownStatusOf } from './own-case.ts';

interface ListParts extends Pick<CaseRouteParts, 'store' | 'clock' | 'centres'> {
  readonly citizens: Pick<Citizens, 'subjects'>;
}

/** [PV3] That the list was opened stands beside each case: who has it sees whether it was they. */
export async function noteShown({ store, clock, citizens }: ListParts, session: CitizenSession): Promise<void> {
  const by = { kind: 'phone', id: '', role: 'phone' } as const;
  const cases = (await citizens.subjects(session)).slice(0, shownAtMost).filter(({ kind }) => kind === 'case');
  const look = ({ id }: CitizenSubject) =>
    ({ id: newId(), case: id, at: clock.now(), by, what: 'opened', about: null }) as const;
  for (const [centre, some] of Map.groupBy(cases, (one) => one.centre)) await store.noteLooks(centre, some.map(look));
}

/** So much of each is shown; the rest is long over. */
const shownAtMost = 200;

/** All that was asked for and booked by the person of a session, the latest first. */
export async function listOf(parts: ListParts, session: CitizenSession): Promise<CitizenCases> {
  const found = await parts.citizens.subjects(session);
  const [cases, seats] = (['case', 'seat'] as const).map((kind) =>
    found.filter((one) => one.kind === kind).slice(0, shownAtMost),
  );
  const shown = new Set((cases ?? []).map(({ centre, id }) => `${centre} ${id}`));
  return {
    until: iso(session.expiresAt),
    cases: (await Promise.all((cases ?? []).map((one) => caseShown(parts, one)))).flat(),
    seats: (await Promise.all((seats ?? []).map((one) => seatShown(parts, one, shown)))).flat(),
  };
}

const ofCentre = ({ id, name, languages: spoken, timeZone }: Centre) => ({
  centre: id,
  name,
  languages: [...spoken],
  timeZone,
});

const nameIn = (list: readonly { readonly id: string; readonly name: Centre['name'] }[] = [], id: string | null) =>
  list.find((one) => one.id === id)?.name ?? null;

const caseShown = async (parts: ListParts, { centre: of, id }: CitizenSubject) => {
  const { centre } = centreOf(parts, of).latest();
  const [one, secret] = await Promise.all([parts.store.caseOf(of, id), parts.store.secretOfCase(of, id)]);
  if (centre === null || one === null) return [];
  const seat = one.seat === null ? null : await parts.store.seat(of, one.seat);
  const reception = seat?.request === one.id ? receptionRow(centre, seat) : null;
  return [{ ...ofCentre(centre), ...caseRow(centre, one), reception, link: secret === null ? null : `/m/${secret}` }];
};

const caseRow = (centre: Centre, one: Case) => ({
  number: one.number,
  kind: nameIn(centre.caseKinds, one.kind) ?? {},
  topic: nameIn(centre.caseTopics, one.topic),
  status: ownStatusOf(one),
  receivedOn: one.receivedOn,
  due: one.due,
  answeredAt: one.answeredAt === null ? null : iso(one.answeredAt),
});

/** [CS28] A reception stands with its case, where that is shown. */
const seatShown = async (parts: ListParts, { centre: of, id }: CitizenSubject, shown: ReadonlySet<string>) => {
  const { centre } = centreOf(parts, of).latest();
  const [seat, secret] = await Promise.all([parts.store.seat(of, id), parts.store.secretOfSeat(of, id)]);
  if (centre === null || seat === null || shown.has(`${of} ${seat.request}`)) return [];
  return [{ ...ofCentre(centre), ...seatRow(centre, seat), link: secret === null ? null : `/b/${secret}` }];
};

const seatRow = (centre: Centre, seat: Seat) => ({
  ...receptionRow(centre, seat),
  bookedAt: seat.bookedAt === null ? null : iso(seat.bookedAt),
});

const receptionRow = (centre: Centre, { resource, service, date, startsAt, status }: Seat) => ({
  of:
    (centre.officials ?? []).find((official) => resource === `official-${official.id}`)?.post ??
    nameIn(centre.services, service) ??
    {},
  date,
  startsAt: startsAt === null ? null : iso(startsAt),
  status,
});

const iso = (at: number): string => new Date(at).toISOString();

/** Lists what is theirs, and writes down beside it that it was shown. */
export function shownList(parts: ListParts) {
  return async (session: CitizenSession): Promise<CitizenCases> => {
    await noteShown(parts, session);
    return listOf(parts, session);
  };
}
