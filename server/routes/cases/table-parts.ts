import type { Audit } from '../../access/audit.ts';
import type { Names } from '../../access/display-names.ts';
import type { Centres } from '../../centre/centres.ts';
import type { Registers } from '../../registers/registers.ts';
import type { TableFiles } from '../../rules/table-files.ts';
import type { RouteParts } from '../centre-request.ts';

/** What the routes of decision tables work with. */
export interface TableRouteParts extends RouteParts {
  readonly registers: Registers;
  readonly tableFiles: Pick<TableFiles, 'drafts' | 'overtaken' | 'keep'>;
  readonly centres: Centres;
  readonly names: Names;
  readonly audit: RouteParts['audit'] & Pick<Audit, 'note'>;
}
