import { callbackKind } from '../../shared/calls/calls.ts';
import type { OfficeWork } from '../work.ts';

/** Of what kind the case is that a call becomes: the first that is asked in writing, or that of call-backs; null = there is none. */
export function kindOf({ office }: OfficeWork, outcome: 'appeal' | 'call-back'): string | null {
  const isCallback = outcome === 'call-back';
  const open = office.kinds.filter(({ table }) => table === undefined);
  return open.find(({ id }) => (id === callbackKind) === isCallback)?.id ?? null;
}
