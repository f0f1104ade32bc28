import { pathOf } from '../../manager-model.ts';
import type { SetupPartName } from './parts.ts';

/** The address of a part of the settings; the document itself where no part has a form. */
export function shownWhere(part: SetupPartName | null): string {
  return `#${pathOf(part === null ? { name: 'settings', part: 'config' } : { name: 'settings', part: 'setup', inside: part })}`;
}
