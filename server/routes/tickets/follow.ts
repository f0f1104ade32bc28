import type { FastifyInstance } from 'fastify';
import { followView } from '../../../engine/queue/views/follow.ts';
import { refuse } from '../../../shared/refusals.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { tagged } from '../tagged.ts';

/** The route by which phones follow the calls of a hall. It is made once in a second for all who ask: a hall may have hundreds of phones. */
export function followRoute(app: FastifyInstance, parts: Pick<RouteParts, 'centres' | 'clock'>): void {
  const made = new Map<string, Made>();
  register(app, 'follow', async ({ params: { centre }, query: { wall = null }, raw, reply }) => {
    const now = parts.clock.now();
    const key = `${centre} ${wall ?? ''}`;
    const before = made.get(key);
    if (before !== undefined && Math.abs(now - before.at) < freshMs) return tagged(raw, reply, before.body);
    const view = followView(await centreOf(parts, centre).fresh(), wall, now);
    if (view === null) {
      made.delete(key);
      return refuse('not-found', 'No wall of this centre lets phones follow its calls');
    }
    const body = JSON.stringify({ ok: true, value: view });
    made.set(key, { at: now, body });
    return tagged(raw, reply, body);
  });
}

interface Made {
  readonly at: number;
  readonly body: string;
}

/** For so long all are told the same, ms. */
const freshMs = 1000;
