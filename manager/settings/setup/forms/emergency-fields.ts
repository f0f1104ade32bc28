import { emergencyKinds } from '../../../../shared/centre/emergency.ts';

/** What is told in an emergency, a field for each kind. */
export const emergencyFields = emergencyKinds.map((kind) => ({ kind: 'said-lines', at: `texts/${kind}` }) as const);
