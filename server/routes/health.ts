import type { FastifyInstance } from 'fastify';
import type { ClockStanding } from '../../shared/time/clock.ts';
import type { Metrics } from '../metrics.ts';

export interface Health {
  readonly metrics: Metrics;
  /** Rejects while the server could not do its work: nothing can be stored, or a centre is not loaded. */
  readonly ready: () => Promise<void>;
  /** Whether the machine's clock is the time that everybody goes by: in doubt the work goes on. */
  readonly standing: () => ClockStanding;
  /** The centres that were put back to a copy and wait for their head office. */
  readonly held?: () => readonly string[];
}

/** For those who watch over the server: that it lives, that it can work, and its figures. */
export function healthRoutes(app: FastifyInstance, { metrics, ready, standing, held = () => [] }: Health): void {
  const hide = { schema: { hide: true } } as const;
  // Anybody may ask: a fault is written down once, not for each who hears of it.
  let known: string | null = null;
  app.get('/healthz', hide, () => ({ ok: true }));
  app.get('/readyz', hide, async (request, reply) => {
    try {
      await ready();
      known = null;
      const waiting = held();
      return { ok: true, clock: standing(), ...(waiting.length === 0 ? {} : { held: waiting }) };
    } catch (error) {
      if (String(error) !== known) request.log.warn({ err: error }, 'not ready');
      known = String(error);
      return reply.code(503).send({ ok: false, clock: standing() });
    }
  });
  app.get('/metrics', hide, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
