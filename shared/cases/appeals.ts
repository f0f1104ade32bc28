import type { Kiosk } from '../centre/centre.ts';
import type { CaseKind } from './cases-schema.ts';

/** Whether an appeal may be written at a kiosk of a centre. [PV4] What a table decides is asked for by those who show who they are. */
export function offersAppeals(
  { caseKinds = [] }: { readonly caseKinds?: readonly CaseKind[] },
  { appeals = false }: Pick<Kiosk, 'appeals'>,
): boolean {
  return appeals && caseKinds.some(({ offered = true, table }) => offered && table === undefined);
}
