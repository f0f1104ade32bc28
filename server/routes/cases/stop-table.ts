import type { FastifyInstance } from 'fastify';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { askedBy, centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import type { TableRouteParts } from './table-parts.ts';

/** [CS23] Stops a table at a centre, so that its cases wait, and lets it go on again; who and why is on record. */
export function stopTableRoute(app: FastifyInstance, parts: TableRouteParts): void {
  const { audit, centres, clock } = parts;
  register(app, 'stopTable', async (request) => {
    const { params, body, caller, raw } = request;
    const { centre, configVersion } = await centreOf(parts, params.centre).fresh();
    const kinds = centre?.caseKinds ?? [];
    if (centre === null || !kinds.some(({ table }) => table === params.table))
      return refuse('table-not-found', 'No kind of case here is decided by this table', { table: params.table });
    const about = `table ${params.table} ${body.stopped ? 'stopped' : 'goes on'}: ${body.reason}`;
    const happened = { what: 'configured', address: raw.ip, centre: params.centre, about } as const;
    const configured = await centres.configure(params.centre, {
      document: withStopped(centre, params.table, body.stopped),
      by: askedBy(clock, { caller }).by,
      source: 'http',
      onVersion: configVersion,
      told: audit.noteOf({ ...happened, who: await audit.nameOf(caller) }),
    });
    return configured.ok ? ok({ stopped: body.stopped }) : configured;
  });
}

const withStopped = (centre: Centre, table: string, stopped: boolean): Centre => ({
  ...centre,
  caseKinds: (centre.caseKinds ?? []).map((kind) => {
    if (kind.table !== table) return kind;
    const { stopped: _, ...rest } = kind;
    return stopped ? { ...rest, stopped } : rest;
  }),
});
