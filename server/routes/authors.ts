import type { Actor } from '../../shared/access.ts';
import type { PersonNameOf } from '../access/display-names.ts';

/** Who wrote something, by the name that they had then; null for the program itself and for files edited by hand. */
export function authorOf(
  { kind, id }: Actor,
  nameOf: PersonNameOf,
  at?: number,
): { readonly id: string; readonly name: string } | null {
  return kind === 'system' ? null : { id, name: nameOf(id, at) };
}
