import type { FastifyInstance } from 'fastify';
import { isTask, statusesOfGroup } from '../../shared/notices.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { NoticeBody } from '../../shared/routes.ts';
import { contactOf } from '../notices/contact.ts';
import type { StoredNotice } from '../store/notices.ts';
import type { SeatPerson } from '../store/seats.ts';
import type { RouteParts } from './centre-request.ts';
import { register } from './register.ts';
import { seatBody } from './seat-body.ts';

/** Routes of notices: what went out, what waits, and what a person has to tell. */
export function noticeRoutes(app: FastifyInstance, { store, clock }: RouteParts): void {
  const bodyOf = async (centre: string, notice: StoredNotice): Promise<NoticeBody> => {
    const seat = await store.seat(centre, notice.seat);
    const isOpenTask = notice.status === 'queued' && isTask(notice.channel);
    const [person] = isOpenTask ? await store.seatPeople(centre, [notice.seat]) : [];
    return { ...noticeBody(notice), seat: seat === null ? null : seatBody(seat), contact: reached(person) };
  };

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
    return ok({ counts, notices: await Promise.all(found.map((notice) => bodyOf(centre, notice))) });
  });

  register(app, 'noticeTold', async ({ params: { centre, notice: id }, body: { reached: wasReached } }) => {
    const notice = await store.notice(centre, id);
    if (notice === null) return refuse('not-found', 'There is no such notice', { notice: id });
    const change = wasReached
      ? ({ status: 'delivered', changedAt: clock.now() } as const)
      : ({ status: 'failed', reason: 'not-reached', changedAt: clock.now() } as const);
    const isDone = isTask(notice.channel) && (await store.changeNotice(centre, id, 'queued', change));
    if (!isDone) return refuse('wrong-status', 'Nobody has to tell this any more', { status: notice.status });
    return ok(await bodyOf(centre, { ...notice, ...change }));
  });
}

const pageSize = 100;

const noticeBody = ({ id, kind, channel, status, reason, due, retryAt, tries, changedAt }: StoredNotice) => ({
  ...{ id, kind, channel, status, reason, tries },
  due: due === 0 ? null : iso(due),
  retryAt: retryAt === null ? null : iso(retryAt),
  changedAt: iso(changedAt),
});

const reached = (person: SeatPerson | undefined): NoticeBody['contact'] => {
  if (person === undefined) return null;
  const { name = null, phone = null } = contactOf(person);
  return { name, phone };
};

const iso = (at: number): string => new Date(at).toISOString();
