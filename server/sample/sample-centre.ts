import type { Centre } from '../../shared/centre/centre.ts';
import sample from './centre.json' with { type: 'json' };

/** The sample centre's document; it is checked against the schema wherever it is read. */
export const sampleCentre = sample as unknown as Centre;
