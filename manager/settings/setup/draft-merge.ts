import { type ConfigChange, configChanges } from '../../../shared/centre/config-diff.ts';
import { type Conflict, type Merge, mergeConfigs, merged, type Side } from '../../../shared/centre/config-merge.ts';

/** Somebody else's word beside one's own, until it is said which holds. */
export interface Clash {
  /** Another's draft, or what has come into force meanwhile: a file edited by hand, another's publishing. */
  readonly with: 'draft' | 'in-force';
  readonly who: string | null;
  readonly conflicts: readonly Conflict[];
}

/** What somebody else changed, taken in without a word: shown, so that nothing changes unseen. */
export interface TakenIn {
  readonly from: Clash['with'];
  readonly who: string | null;
  readonly changes: readonly ConfigChange[];
  /** The documents before and after it, by which the changes are worded. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The document with what another has made of the same beginning, one's own word where both have said something. */
export function withTheirs<T>(beginning: unknown, own: T, theirs: unknown): T {
  return merged(mergeConfigs(beginning, own, theirs), () => 'mine') as T;
}

/** By the choices for each place; all the rest as the other has it. */
export function chosen(merge: Merge, choices: ReadonlyMap<string, Side>): unknown {
  return merged(merge, ({ path }) => choices.get(path) ?? 'theirs');
}

/** What another changed since. */
export function takenIn(from: Clash['with'], who: string | null, before: unknown, after: unknown): TakenIn | null {
  const changes = configChanges(before, after);
  return changes.length === 0 ? null : { from, who, changes, before, after };
}
