import './national.css';
import type { Owner } from '../../../../shared/centre/national.ts';
import { useSetup } from '../setup-context.ts';

/** Whose a setting is, in a word, with a lock where the centre cannot change it. */
export function OwnerMark({ owner }: { readonly owner: Owner }) {
  const { words } = useSetup();
  return (
    <span class={`owner-mark owner-mark--${owner}`}>
      {owner === 'locked' && <Lock />}
      {words.national.owners[owner]}
    </span>
  );
}

/** A lock. */
export const Lock = () => (
  <svg class="owner-mark__lock" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor" />
  </svg>
);
