import type { FastifyInstance } from 'fastify';
import type { NoticeBody } from '../../shared/booking/seat-routes.ts';
import { isOfCase, isOfSeat, statusesOfGroup } from '../../shared/notices/notices.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import { isOpenTask, markTold } from '../notices/told.ts';
import { aboutPerson } from '../store/about-person.ts';
import type { StoredNotice } from '../store/notices.ts';
import type { SeatPerson } from '../store/seats.ts';
import { seatBody } from './booking/seat-body.ts';
import type { RouteParts } from './centre-request.ts';
import { register } from './register.ts';

/** Routes of notices: what went out, what waits, and what a person has to tell. */
export function noticeRoutes(app: FastifyInstance, { store, clock }: RouteParts): void {
  const bodiesOf = createBodies(store);
  register(app, 'notices', async ({ params: { centre }, query: { of = 'all', before } }) => {
    const asked = { statuses: statusesOfGroup[of], tasks: of === 'tasks', limit: pageSize };
    const [{ byStatus, tasks }, found] = await Promise.all([
      store.noticeCounts(centre),
      store.notices(centre, before === undefined ? asked : { ...asked, before }),
    ]);
    const counts = {
      tasks,
      waiting: byStatus.queued + byStatus.sending - tasks,
      failed: byStatus.failed,
      sent: byStatus.sent + byStatus.delivered,
    };
    return ok({ counts, notices: await bodiesOf(centre, found) });
  });

  register(app, 'noticeTold', async ({ caller, params: { centre, notice: id }, body: { reached } }) => {
    const notice = await store.notice(centre, id);
    if (notice === null) return refuse('not-found', 'There is no such notice', { notice: id });
    const [person] = isOfCase(notice.kind) ? await store.casePeople(centre, [notice.seat]) : [];
    const said = { reached, by: caller.id, at: clock.now(), chosen: aboutPerson(person)?.contact.by };
    const change = await markTold(store, centre, notice, said);
    if (change === null) return refuse('wrong-status', 'Nobody has to tell this any more', { status: notice.status });
    const [body] = await bodiesOf(centre, [{ ...notice, ...change }]);
    return body === undefined ? refuse('not-found', 'There is no such notice', { notice: id }) : ok(body);
  });
}

/** Notices as a page shows them, with their seats; of an open task also who is to be told, and by which number. */
const createBodies = (store: RouteParts['store']) => {
  return async (centre: string, notices: readonly StoredNotice[]): Promise<readonly NoticeBody[]> => {
    const tasks = notices.filter(isOpenTask);
    const [seats, cases, people, citizens] = await Promise.all([
      store.seatsOf(centre, idsOf(notices, false)),
      Promise.all(idsOf(notices, true).map((id) => store.caseOf(centre, id))),
      store.seatPeople(centre, idsOf(tasks, false)),
      store.casePeople(centre, idsOf(tasks, true)),
    ]);
    const seatOf = new Map(seats.map((seat) => [seat.id, seatBody(seat)]));
    const caseOf = new Map(
      cases.flatMap((one) => (one === null ? [] : [[one.id, { id: one.id, number: one.number }]])),
    );
    const personOf = new Map<string, Pick<SeatPerson, 'about'>>([
      ...people.map((person) => [person.seat, person] as const),
      ...citizens.map((person) => [person.case, person] as const),
    ]);
    return notices.map((notice) => ({
      ...noticeBody(notice),
      seat: seatOf.get(notice.seat) ?? null,
      case: caseOf.get(notice.seat) ?? null,
      contact: tasks.includes(notice) ? reached(personOf.get(notice.seat)) : null,
    }));
  };
};

const pageSize = 100;

/** The seats, or the cases, that they tell of. */
const idsOf = (notices: readonly StoredNotice[], ofCases: boolean): readonly string[] => [
  ...new Set(notices.filter(({ kind }) => (ofCases ? isOfCase(kind) : isOfSeat(kind))).map(({ seat }) => seat)),
];

const noticeBody = ({ id, kind, channel, status, reason, due, retryAt, tries, changedAt }: StoredNotice) => ({
  ...{ id, kind, channel, status, reason, tries },
  due: due === 0 ? null : iso(due),
  retryAt: retryAt === null ? null : iso(retryAt),
  changedAt: iso(changedAt),
});

const reached = (person: Pick<SeatPerson, 'about'> | undefined): NoticeBody['contact'] => {
  if (person === undefined) return null;
  const { name = null, phone = null, address = null } = aboutPerson(person)?.contact ?? {};
  return { name, phone, address };
};

const iso = (at: number): string => new Date(at).toISOString();
