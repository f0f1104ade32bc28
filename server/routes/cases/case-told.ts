import type { FastifyInstance } from 'fastify';
import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { whyCaseNotSent } from '../../../engine/notices/still-stands.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { ToldNotice, ToTell } from '../../../shared/cases/told-routes.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { isOfCase, isTask } from '../../../shared/notices/notices.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import { staffMember } from '../../access/duties.ts';
import { isOpenTask, markTold, tellsOf } from '../../notices/told.ts';
import { aboutPerson, type Contact } from '../../store/about-person.ts';
import type { StoredNotice } from '../../store/notices.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { type CaseRouteParts, seenCase } from './case-parts.ts';
import { noteOpened } from './case-search.ts';

/** [NO4] Routes of what a person of the office tells the citizen: by a call, by a letter, on paper. */
export function caseToldRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  listRoute(app, parts);
  markRoute(app, parts);
}

const listRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  const { store, clock } = parts;
  register(app, 'casesToTell', async ({ caller, params }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    const staff = centre === null ? null : await staffMember(store, caller, centre);
    if (centre === null || staff === null) return ok({ tasks: [], more: false });
    const found = await tasksOf(parts, centre, staff);
    const shown = found.slice(0, shownAtMost);
    const ids = [...new Set(shown.map(({ one }) => one.id))];
    const people = await store.casePeople(params.centre, ids);
    const about = new Map(people.map((person) => [person.case, aboutPerson(person)?.contact ?? {}]));
    await noteOpened(parts, params.centre, { caller, ids });
    const today = caseToday({ at: clock.now(), centre });
    const tasks = shown.flatMap(({ notice, one }) => bodyOf(notice, one, { today, ...about.get(one.id) }));
    return ok({ tasks, more: found.length > shownAtMost });
  });
};

const markRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  const { store, clock } = parts;
  register(app, 'tellCase', async ({ caller, params, body: { reached } }) => {
    const seen = await seenCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const { one, staff } = seen.value;
    if (!tellsOf(staff, one)) return refuse('not-allowed', 'They do not tell the citizen of this case');
    const notice = await store.notice(params.centre, params.notice);
    if (notice === null || !isOfCase(notice.kind) || notice.seat !== one.id)
      return refuse('not-found', 'There is no such notice', { notice: params.notice });
    const [person] = await store.casePeople(params.centre, [one.id]);
    const said = { reached, by: caller.id, at: clock.now(), chosen: aboutPerson(person)?.contact.by };
    const change = await markTold(store, params.centre, notice, said);
    return change === null
      ? refuse('wrong-status', 'Nobody has to tell this any more', { status: notice.status })
      : ok({ status: change.status });
  });
};

/** What the citizen was told and is to be told, the first first. */
export async function toldOf(
  { store }: Pick<CaseRouteParts, 'store'>,
  centre: string,
  { one, staff, nameOf }: { readonly one: Case; readonly staff: StaffMember; readonly nameOf: PersonNameOf },
): Promise<readonly ToldNotice[]> {
  const mayTell = tellsOf(staff, one);
  return (await store.noticesOfSeat(centre, one.id)).flatMap((notice): readonly ToldNotice[] => {
    const { id, kind, channel, status, reason, changedAt, toldBy } = notice;
    if (!isOfCase(kind)) return [];
    const by = isTask(channel) && toldBy !== null ? nameOf(toldBy, changedAt) : null;
    const mine = mayTell && isOpenTask(notice) && whyCaseNotSent(kind, one) === null;
    return [{ id, kind, channel, status, reason, at: new Date(changedAt).toISOString(), by, mine }];
  });
}

const shownAtMost = 100;
const readAtMost = 1000;

/** The open tasks of the cases that somebody looks after and that still stand, by due date. */
const tasksOf = async ({ store }: CaseRouteParts, { id }: Centre, staff: StaffMember) => {
  const asked = { statuses: ['queued'], tasks: true, ofCases: true, limit: readAtMost } as const;
  const notices = (await store.notices(id, asked)).filter(isOpenTask);
  const cases = await Promise.all([...new Set(notices.map(({ seat }) => seat))].map((of) => store.caseOf(id, of)));
  const known = new Map(cases.flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
  return notices
    .flatMap((notice) => {
      const one = known.get(notice.seat);
      return one !== undefined && tellsOf(staff, one) && stands(notice, one) ? [{ notice, one }] : [];
    })
    .toSorted((a, b) => (a.one.due === b.one.due ? earlier(a.notice.id, b.notice.id) : earlier(a.one.due, b.one.due)));
};

const earlier = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** [NO3] Whether what it tells of is still so. */
const stands = ({ kind }: StoredNotice, one: Case): boolean => isOfCase(kind) && whyCaseNotSent(kind, one) === null;

const bodyOf = (
  { id, kind, channel, changedAt }: StoredNotice,
  one: Case,
  { today, ...to }: { readonly today: string } & Contact,
): readonly ToTell[] =>
  !isOfCase(kind) || !isTask(channel)
    ? []
    : [
        {
          ...{ notice: id, kind, channel, since: new Date(changedAt).toISOString() },
          case: {
            ...{ id: one.id, number: one.number, kind: one.kind, topic: one.topic },
            ...{ due: one.due, overdue: one.due < today },
          },
          name: to.name ?? null,
          phone: channel === 'phone' ? (to.phone ?? null) : null,
          address: channel === 'letter' ? (to.address ?? null) : null,
        },
      ];
