import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

export interface Health {
  readonly metrics: Metrics;
  /** Rejects while the server could not do its work: nothing can be stored, or a centre is not loaded. */
  readonly ready: () => Promise<void>;
}

/** For whoever watches over the server: that it lives, that it can work, and its figures. */
export const healthRoutes = (app: FastifyInstance, { metrics, ready }: Health): void => {
  const hide = { schema: { hide: true } } as const;
  app.get('/healthz', hide, () => ({ ok: true }));
  app.get('/readyz', hide, async (request, reply) => {
    try {
      await ready();
      return { ok: true };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ ok: false });
    }
  });
  app.get('/metrics', hide, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
};
