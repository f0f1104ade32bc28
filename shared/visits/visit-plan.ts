import { Type } from 'typebox';
import { Id, nullable } from '../route-parts.ts';
import { Estimate, noEstimateReasons } from '../tickets/estimate.ts';

/** What HTTP says of a visit for several services. */

/** What is left of a visit, in its order. */
export const Services = Type.Array(Id, { maxItems: 10 });

export const waited = { estimate: nullable(Estimate), estimateReason: nullable(Type.Enum(noEstimateReasons)) };

export const ServiceList = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,9}$',
  description: 'ids with commas between them',
});

/** [VS6] Several services in the order in which they are done with the least waiting. */
export const Plan = Type.Object({
  legs: Type.Array(Type.Object({ service: Id, ...waited }), {
    description: 'what each waits once the one before is done',
  }),
  waitSeconds: nullable(Type.Integer()),
  askedWaitSeconds: nullable(Type.Integer()),
});
