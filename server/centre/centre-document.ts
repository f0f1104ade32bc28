import { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { firstFault } from './first-fault.ts';

/**
 * Checks the shape of a configuration document; refuses with `bad-config` and the path of the first fault inside it
 * (as `services/3/series`). What refers to what is the engine's to check.
 */
export function checkDocument(document: unknown, id: string): Result<Centre> {
  const fault = firstFault(Centre, document);
  if (fault !== null) {
    const path = fault.path.slice(1);
    return refuse('bad-config', `${path || 'the document'}: ${fault.complaint}`, { path });
  }
  const centre = document as Centre;
  if (centre.id === id) return ok(centre);
  return refuse('bad-config', `id: must be "${id}"`, { path: 'id' });
}
