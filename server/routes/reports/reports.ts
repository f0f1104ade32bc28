import type { FastifyInstance, FastifyReply } from 'fastify';
import { dateAt, instantOf } from '../../../engine/queue/business-day.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { Names } from '../../access/display-names.ts';
import type { PastNames } from '../../centre/past-names.ts';
import { parsed } from '../../json-of.ts';
import { namedRows, type RowNames, rowName } from '../../reports/named-rows.ts';
import type { Reporting } from '../../reports/reporting.ts';
import { register } from '../register.ts';

export interface ReportParts {
  readonly reporting: Reporting;
  readonly clock: Clock;
  readonly names: Names;
  readonly pastNames: PastNames;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Pick<Centre, 'name' | 'languages' | 'timeZone' | 'targets'> | null;
}

/** Routes of the reports: figures over a range of days. */
export function reportRoutes(app: FastifyInstance, parts: ReportParts): void {
  const { reporting, clock, centre } = parts;
  register(app, 'summary', async ({ params, query: { from, to, by }, reply }) => {
    const configured = centre(params.centre);
    if (configured === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const { timeZone, targets } = configured;
    const today = dateAt(clock.now(), timeZone);
    const order = { centre: params.centre, from, to, by, timeZone, targetSeconds: targets.waitSeconds, today };
    const made = await reporting.summary(order, hangUpOf(reply));
    if (!made.ok) return made;
    if (by === 'day' || by === 'hour') return composed(made.value);
    const report = parsed(made.value);
    const names = await rowNames(parts, params.centre, to, timeZone);
    return composed(JSON.stringify({ ...report, rows: namedRows(by, report.rows, names) }));
  });
  workRoute(app, parts);
  register(app, 'quoted', async ({ params, query: { from, to, by, service = null }, reply }) => {
    const configured = centre(params.centre);
    if (configured === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const { timeZone } = configured;
    const order = { kind: 'quoted', centre: params.centre, from, to, by, service, timeZone } as const;
    const made = await reporting.quoted(order, hangUpOf(reply));
    if (!made.ok) return made;
    const { total, rows } = parsed(made.value);
    const names = await rowNames(parts, params.centre, to, timeZone);
    const ofAll = service === null ? total : { ...total, name: rowName('service', service, names) };
    return composed(JSON.stringify({ total: ofAll, rows: by === 'service' ? namedRows(by, rows, names) : rows }));
  });
}

/** Aborts when the connection closes; after a reply that changes nothing any more. */
export function hangUpOf(reply: FastifyReply): AbortSignal {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  return hungUp.signal;
}

/** How the rows of a range that ends with this date are called. */
export async function rowNames(
  { names, pastNames }: Pick<ReportParts, 'names' | 'pastNames'>,
  centre: string,
  to: string,
  timeZone: string,
): Promise<RowNames> {
  const [personOf, nameOf] = await Promise.all([names.load(), pastNames.load(centre)]);
  return { personOf, nameOf, until: instantOf(to, '24:00', timeZone) - 1 };
}

/** The route of the work of counters and clerks. */
const workRoute = (app: FastifyInstance, parts: ReportParts): void => {
  register(app, 'work', async ({ params, query: { from, to, by }, reply }) => {
    const configured = parts.centre(params.centre);
    if (configured === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const { timeZone } = configured;
    const now = parts.clock.now();
    const order = { kind: 'work', centre: params.centre, from, to, by, today: dateAt(now, timeZone), now } as const;
    const made = await parts.reporting.work(order, hangUpOf(reply));
    if (!made.ok) return made;
    const report = parsed(made.value);
    const names = await rowNames(parts, params.centre, to, timeZone);
    return composed(JSON.stringify({ ...report, rows: namedRows(by, report.rows, names) }));
  });
};

const composed = (value: string) =>
  ok({ kind: 'composed' as const, status: 200, body: `{"ok":true,"value":${value}}` });
