import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Centre } from '../../shared/centre.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../clock.ts';
import { dateAt } from '../queue/business-day.ts';
import type { Reporting } from '../reports/reporting.ts';
import { register } from './register.ts';

export interface ReportParts {
  readonly reporting: Reporting;
  readonly clock: Clock;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Pick<Centre, 'timeZone' | 'targets'> | null;
}

/** Aborts when the connection closes; after a reply that changes nothing any more. */
const hangUpOf = (reply: FastifyReply): AbortSignal => {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  return hungUp.signal;
};

/** Routes of the reports: figures over a range of days. */
export const reportRoutes = (app: FastifyInstance, { reporting, clock, centre }: ReportParts): void => {
  register(app, 'summary', async ({ params, query: { from, to, by }, reply }) => {
    const configured = centre(params.c);
    if (configured === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.c });
    const { timeZone, targets } = configured;
    const today = dateAt(clock.now(), timeZone);
    const order = { centre: params.c, from, to, by, timeZone, targetSeconds: targets.waitSeconds, today };
    const made = await reporting.summary(order, hangUpOf(reply));
    return made.ok ? ok({ kind: 'composed', status: 200, body: `{"ok":true,"value":${made.value}}` }) : made;
  });
  register(app, 'quoted', async ({ params, query: { from, to, by, service = null }, reply }) => {
    const configured = centre(params.c);
    if (configured === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.c });
    const { timeZone } = configured;
    const order = { kind: 'quoted', centre: params.c, from, to, by, service, timeZone } as const;
    const made = await reporting.quoted(order, hangUpOf(reply));
    return made.ok ? ok({ kind: 'composed', status: 200, body: `{"ok":true,"value":${made.value}}` }) : made;
  });
};
