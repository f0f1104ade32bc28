import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { instantOf } from '../../engine/queue/business-day.ts';
import { addDays } from '../../engine/queue/dates.ts';
import type { Centre } from '../../shared/centre.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import { checkRange, type Range } from '../dates.ts';
import { callFigures } from '../reports/calls.ts';
import type { CallStore, CallTimes } from '../store/calls.ts';
import { register } from './register.ts';

interface CallFigureParts {
  readonly store: CallStore;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
}

/** [HL2] The route of what the exchange told of calls, for managers. */
export function callFigureRoute(app: FastifyInstance, parts: CallFigureParts): void {
  register(app, 'callFigures', async ({ params: { centre: id }, query }) => {
    const checked = checkRange(query, mostDays, 'A report of calls covers');
    if (!checked.ok) return checked;
    const centre = parts.centre(id);
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
    return ok(callFigures(await callsOf(parts.store, centre, query)));
  });
}

/** Day by day, letting the rest of the process have its turn in between. */
const callsOf = async (store: CallStore, { id, timeZone }: Centre, { from, to }: Range) => {
  const found: CallTimes[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    found.push(...(await store.callsBegun(id, instantOf(date, '00:00', timeZone), instantOf(date, '24:00', timeZone))));
    await turn();
  }
  return found;
};

const mostDays = 366;
