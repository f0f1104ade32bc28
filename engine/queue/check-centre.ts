import type { Centre } from '../../shared/centre/centre.ts';
import { centreFaults, faultMessage } from '../../shared/centre/centre-check.ts';

/** What a configuration document says beyond its shape: what refers to what, and what contradicts itself. */
export interface Fault {
  /** Where in the document, as `services/3/series`. */
  readonly path: string;
  readonly message: string;
}

/** [K3] The first thing wrong with a document of the right shape, with its path; null if nothing is. */
export function findCentreFault(centre: Centre): Fault | null {
  for (const fault of centreFaults(centre)) return { path: fault.path, message: faultMessage(fault) };
  return null;
}
