import { emergencyKinds } from '../../shared/centre/emergency.ts';
import { orderLapseMs } from '../../shared/country/link.ts';
import type { SharedOrder } from '../../shared/country/link-routes.ts';

/** What may be asked of halls, in the order of the choice; `force` closes a day though visitors are served. */
export const acts = ['open', 'close', 'force', ...emergencyKinds, 'emergency-over'] as const;
export type Act = (typeof acts)[number];

/** An order as it is sent. */
export function orderOf(act: Act): Exclude<SharedOrder, { kind: 'configuration' }> {
  switch (act) {
    case 'open':
    case 'emergency-over':
      return { kind: act };
    case 'close':
      return { kind: 'close' };
    case 'force':
      return { kind: 'close', force: true };
    case 'evacuate':
    case 'shelter':
    case 'suspend':
      return { kind: 'emergency', emergency: act };
  }
}

/** The act of an order that came back; null where it is none of a hall. */
export function actOf(order: unknown): Act | null {
  const { kind, force, emergency } = { kind: '', force: false, emergency: '', ...asObject(order) };
  const name = kind === 'emergency' ? emergency : kind === 'close' && force ? 'force' : kind;
  return acts.find((act) => act === name) ?? null;
}

/** Whether an act is of an emergency, or cuts visits short. */
export function isGrave(act: Act): boolean {
  return act !== 'open' && act !== 'close' && act !== 'emergency-over';
}

/** After so many seconds it is not done any more. */
export function lapseSeconds(act: Act): number {
  return orderLapseMs[orderOf(act).kind] / 1000;
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
