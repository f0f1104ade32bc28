import { useLayoutEffect, useState } from 'preact/hooks';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { DraftModel } from '../draft-model.ts';

/** The rows of a table that are chosen, of `count`; `moved` puts the document in which they stand elsewhere, and the focus goes with them. */
export function useRows(
  draft: Pick<DraftModel, 'change'>,
  count: number,
  focus: (goal: { readonly place: number; readonly key: string }) => void,
) {
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  // Before anything else is chosen: places are others once rows came or went.
  useLayoutEffect(() => choose(new Set()), [count]);
  const moved = (next: { readonly centre: Centre; readonly places: ReadonlySet<number> }, key: string): void => {
    draft.change(() => next.centre);
    if (chosen.size > 0) choose(next.places);
    focus({ place: Math.min(...next.places), key });
  };
  return { chosen, choose, moved };
}
