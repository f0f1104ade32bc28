import type { FastifyInstance } from 'fastify';
import { type Case, type CaseStatus, isOpenCase } from '../../../shared/cases/cases.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { isUnclosed } from '../../store/cases.ts';
import type { QueueStore, Write } from '../../store/store.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { openedCase } from './own-case.ts';

/** [PV2] The citizen's wish to be erased: answered with what stays and why. */
export function ownEraseRoute(app: FastifyInstance, parts: CaseRouteParts): void {
  register(app, 'ownCaseErase', async ({ params }) => {
    const opened = await openedCase(parts, params.secret);
    if (opened === null) return refuse('case-not-found', 'There is no such case, or it is long over');
    const answer = await erase(parts.store, opened.centre.id, { id: opened.one.id, now: parts.clock.now() });
    return ok(answer);
  });
}

type Erased = RouteValue<'ownCaseErase'>;

/** Looks at the case under the write lock: one that is taken up again meanwhile is kept. */
const erase = async (
  store: QueueStore,
  centre: string,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<Erased> => {
  const { seq } = await store.head(centre);
  const { value } = await store.commit(centre, seq, (locked) => {
    const one = locked.case(id);
    const objected = one !== null && locked.casesOfPerson(one.person).some(isOpenObjectionTo(id));
    const answer = answerFor(objected ? 'received' : (one?.status ?? 'received'));
    const erasing = answer.erased ? [{ case: id, eraseAt: now }] : [];
    return { write: { ...nothing, cases: { ...noRows, erasing } }, value: answer };
  });
  return value;
};

const isOpenObjectionTo =
  (id: string) =>
  ({ objectsTo, status }: Case): boolean =>
    objectsTo === id && isUnclosed(status);

const answerFor = (status: CaseStatus): Erased =>
  isUnclosed(status)
    ? { erased: false, stays: [{ what: 'all', why: whyKept(status) }] }
    : { erased: true, stays: [{ what: 'number-and-dates', why: 'figures' }] };

const whyKept = (status: CaseStatus): Erased['stays'][number]['why'] =>
  status === 'unconfirmed' ? 'to-confirm' : isOpenCase(status) ? 'answer-owed' : 'may-object';

const nothing: Write = { events: [], legs: [], jobs: [], personal: [], secrets: [], answers: [] };
const noRows = { cases: [], people: [], texts: [], files: [], documents: [], secrets: [], erasing: [] } as const;
