import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { readCode } from '../../../shared/cases/case-documents.ts';
import type { CheckedBody } from '../../../shared/cases/document-routes.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { openAllowance } from '../../access/allowance.ts';
import type { Centres } from '../../centre/centres.ts';
import type { CaseStore } from '../../store/cases.ts';
import { register } from '../register.ts';
import { documentName } from './case-document-list.ts';

/** Checks documents by the codes that stand on them. */
export interface DocumentChecks {
  /** What a code says, to one address at its pace. Refuses `too-many`. */
  check(code: string, address: string): Promise<Result<CheckedBody>>;
}

export interface DocumentChecksParts {
  readonly store: Pick<CaseStore, 'documentOfCode' | 'caseOf'>;
  readonly centres: Pick<Centres, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** [CS13] The same shape for a code that nobody has, after the same reads. */
export function createDocumentChecks({ store, centres, clock }: DocumentChecksParts): DocumentChecks {
  const asked = openAllowance(clock);
  return {
    async check(code, address) {
      const wait = asked.take(address, pace);
      if (wait !== null) return refuse('too-many', 'Too many are checked from here', { retryAfterSeconds: wait });
      const found = await store.documentOfCode(hash('sha256', readCode(code)));
      const one = await store.caseOf(found?.centre ?? '', found?.case ?? '');
      const issued = one?.documents.find(({ id }) => id === found?.id);
      const centre = centres.find(found?.centre ?? '')?.latest().centre ?? null;
      if (found === null || issued === undefined || centre === null) return ok(unknown);
      return ok({
        standing: issued.withdrawn === null ? 'valid' : 'withdrawn',
        number: issued.number,
        name: documentName(centre, issued.kind),
        initials: found.initials,
        date: dateAt(issued.at, centre.timeZone),
      });
    },
  };
}

/** So many at once from one address, then one in so many milliseconds. */
const pace = { atOnce: 20, everyMs: 10_000 };

const unknown: CheckedBody = { standing: 'unknown', number: null, name: null, initials: null, date: null };

/** The route by which anybody checks a document. GET changes nothing. */
export function checkDocumentRoute(app: FastifyInstance, { checks }: { readonly checks: DocumentChecks }): void {
  register(app, 'checkDocument', ({ params, raw }) => checks.check(params.code, raw.ip));
}
