import type { FastifyInstance } from 'fastify';
import { isTask, statusesOfGroup } from '../../shared/notices.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { NoticeBody } from '../../shared/routes.ts';
import { aboutPerson } from '../store/about-person.ts';
import type { StoredNotice } from '../store/notices.ts';
import type { SeatPerson } from '../store/seats.ts';
import type { RouteParts } from './centre-request.ts';
import { register } from './register.ts';
import { seatBody } from './seat-body.ts';

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

  register(app, 'noticeTold', async ({ params: { centre, notice: id }, body: { reached: wasReached } }) => {
    const notice = await store.notice(centre, id);
    if (notice === null) return refuse('not-found', 'There is no such notice', { notice: id });
    const change = wasReached
      ? ({ status: 'delivered', changedAt: clock.now() } as const)
      : ({ status: 'failed', reason: 'not-reached', changedAt: clock.now() } as const);
    const isDone = isTask(notice.channel) && (await store.changeNotice(centre, id, 'queued', change));
    if (!isDone) return refuse('wrong-status', 'Nobody has to tell this any more', { status: notice.status });
    const [body] = await bodiesOf(centre, [{ ...notice, ...change }]);
    return body === undefined ? refuse('not-found', 'There is no such notice', { notice: id }) : ok(body);
  });
}

/** Notices as a page shows them, with their seats; of an open task also who is to be told, and by which number. */
const createBodies = (store: RouteParts['store']) => {
  return async (centre: string, notices: readonly StoredNotice[]): Promise<readonly NoticeBody[]> => {
    const tasks = notices.filter(({ status, channel }) => status === 'queued' && isTask(channel));
    const [seats, people] = await Promise.all([
      store.seatsOf(centre, seatIdsOf(notices)),
      store.seatPeople(centre, seatIdsOf(tasks)),
    ]);
    const seatOf = new Map(seats.map((seat) => [seat.id, seatBody(seat)]));
    const personOf = new Map(people.map((person) => [person.seat, person]));
    return notices.map((notice) => ({
      ...noticeBody(notice),
      seat: seatOf.get(notice.seat) ?? null,
      contact: tasks.includes(notice) ? reached(personOf.get(notice.seat)) : null,
    }));
  };
};

const pageSize = 100;

const seatIdsOf = (notices: readonly StoredNotice[]): readonly string[] => [
  ...new Set(notices.map(({ seat }) => seat)),
];

const noticeBody = ({ id, kind, channel, status, reason, due, retryAt, tries, changedAt }: StoredNotice) => ({
  ...{ id, kind, channel, status, reason, tries },
  due: due === 0 ? null : iso(due),
  retryAt: retryAt === null ? null : iso(retryAt),
  changedAt: iso(changedAt),
});

const reached = (person: SeatPerson | undefined): NoticeBody['contact'] => {
  if (person === undefined) return null;
  const { name = null, phone = null } = aboutPerson(person)?.contact ?? {};
  return { name, phone };
};

const iso = (at: number): string => new Date(at).toISOString();
