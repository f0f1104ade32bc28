import type { FastifyInstance } from 'fastify';
import { caseToday } from '../../engine/cases/case-world.ts';
import { cutMs } from '../../shared/country/country.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { overseesAll } from '../access/duties.ts';
import type { Centres } from '../centre/centres.ts';
import type { HeadOffice } from '../link/head-office.ts';
import { type CountedCentre, countOwed } from '../oversight/owed-cases.ts';
import type { CaseStore } from '../store/cases.ts';
import type { Stream } from '../store/link.ts';
import type { AccessStore } from '../store/store.ts';
import { register } from './register.ts';

export interface CountryCaseParts {
  readonly store: Pick<CaseStore, 'owedCases'> & Pick<AccessStore, 'user'>;
  readonly centres: Pick<Centres, 'find'>;
  readonly clock: Clock;
  /** null = this server is none. */
  readonly headOffice: Pick<HeadOffice, 'streams'> | null;
}

/** [CS14] What all centres of a head office owe an answer to, for those who oversee. */
export function countryCaseRoutes(app: FastifyInstance, { store, centres, clock, headOffice }: CountryCaseParts): void {
  register(app, 'countryCases', async ({ caller, query }) => {
    if (headOffice === null) return refuse('not-found', 'This server is no head office');
    if (!(await overseesAll(store, caller))) return refuse('not-allowed', 'Those of all centres who oversee see this');
    const [owed, streams] = await Promise.all([store.owedCases(), headOffice.streams()]);
    const counted = streams.flatMap((stream) => countedCentre(stream, centres, clock.now()));
    return ok(countOwed(owed, counted, query.by));
  });
}

/** Nothing where its log has not been read yet. */
const countedCentre = (stream: Stream, centres: Pick<Centres, 'find'>, now: number): readonly CountedCentre[] => {
  const centre = centres.find(stream.centre)?.latest().centre ?? null;
  if (centre === null) return [];
  const { id, name, caseKinds = [], caseTopics = [] } = centre;
  return [
    {
      ...{ id, name, names: { kind: caseKinds, topic: caseTopics } },
      today: caseToday({ at: now, centre }),
      heardAt: new Date(stream.heardAt).toISOString(),
      isCut: now - stream.heardAt > cutMs,
    },
  ];
};
