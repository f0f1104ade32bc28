import {
  applyChanges,
  type ConfigChange,
  configChanges,
  isSame,
  pathOfSteps,
  stepsOf,
  valueAt,
} from './config-diff.ts';

/** What two people made of one document: what stands beside each other, and where they contradict each other. */
export interface Merge {
  readonly base: unknown;
  /** What each has changed where the other has not. */
  readonly agreed: readonly ConfigChange[];
  readonly conflicts: readonly Conflict[];
}

/** A place that both have changed, and not to the same. `undefined` = it is not there. */
export interface Conflict {
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly changes: { readonly mine: readonly ConfigChange[]; readonly theirs: readonly ConfigChange[] };
}

export type Side = 'mine' | 'theirs';

/** Lays two changes of one document over each other, by path. */
export function mergeConfigs(base: unknown, mine: unknown, theirs: unknown): Merge {
  const [own, other] = [configChanges(base, mine), configChanges(base, theirs)];
  const roots = commonRoots(own.map(placeOf), other.map(placeOf));
  const [ownBy, otherBy] = [byRoot(own, roots), byRoot(other, roots)];
  const met = [...roots].map((root) => ({ root, mine: ownBy.get(root) ?? [], theirs: otherBy.get(root) ?? [] }));
  const conflicts = met
    .filter((one) => !isSame(one.mine.map(outcome), one.theirs.map(outcome)))
    .map(({ root, ...changes }): Conflict => {
      const path = root.endsWith(orderMark) ? pathOfSteps(stepsOf(root).slice(0, -1)) : root;
      const at = (document: unknown) => valueAt(document, path);
      return { path, base: at(base), mine: at(mine), theirs: at(theirs), changes };
    });
  const alike = met.filter((one) => isSame(one.mine.map(outcome), one.theirs.map(outcome)));
  const alone = [...(ownBy.get(null) ?? []), ...(otherBy.get(null) ?? [])];
  return { base, agreed: [...alike.flatMap(({ mine: same }) => same), ...alone], conflicts };
}

/** The document with what both have changed, and one side's word where they contradict each other. */
export function merged(merge: Merge, choose: (conflict: Conflict) => Side): unknown {
  const chosen = merge.conflicts.flatMap((conflict) => conflict.changes[choose(conflict)]);
  return applyChanges(merge.base, [...merge.agreed, ...chosen]);
}

/** The order of a list is a place of its own: it is no contradiction that one moves services and the other renames one. */
const orderMark = '/#';
const placeOf = ({ what, path }: ConfigChange): string => (what === 'reordered' ? `${path}${orderMark}` : path);

/** What a change comes to: where something new stands in its list does not count. */
const outcome = (change: ConfigChange): unknown => [
  change.what,
  change.path,
  change.after === undefined,
  change.after ?? null,
];

/** A place and all that it stands in, from the outside in. */
const withOuter = (place: string): readonly string[] => {
  const steps = place.split('/');
  return ['', ...steps.map((_, at) => steps.slice(0, at + 1).join('/'))];
};

/** The outermost places at which both have changed something, the one perhaps further in than the other. */
const commonRoots = (mine: readonly string[], theirs: readonly string[]): ReadonlySet<string> => {
  const [own, other] = [new Set(mine), new Set(theirs)];
  const met = new Set([
    ...mine.flatMap((place) => withOuter(place).filter((outer) => other.has(outer))),
    ...theirs.flatMap((place) => withOuter(place).filter((outer) => own.has(outer))),
  ]);
  return new Set([...met].filter((place) => withOuter(place).find((outer) => met.has(outer)) === place));
};

const byRoot = (changes: readonly ConfigChange[], roots: ReadonlySet<string>) =>
  Map.groupBy(changes, (change) => withOuter(placeOf(change)).find((outer) => roots.has(outer)) ?? null);
