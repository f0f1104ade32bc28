/**
 * What makes one configuration document another, by id: `services/pension/dailyLimit`. What cannot be told apart by an id
 * (spans, tiers, unfinished lists) is one difference as a whole. Documents may be unfinished, or of an earlier program.
 */
export function configChanges(before: unknown, after: unknown): readonly ConfigChange[] {
  return [...differences([], before, after)];
}

/** Does what a list of differences says; what no longer fits the document is left out. */
export function applyChanges(document: unknown, changes: readonly ConfigChange[]): unknown {
  return applied(
    document,
    changes.map((change) => ({ steps: stepsOf(change.path), change })),
  );
}

/** `undefined` = it is not there. The path names what stands in a list by its id, the second of one id as `ID#2`. */
export type ConfigChange =
  | {
      readonly what: 'changed' | 'renamed' | 'moved';
      readonly path: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  /** `follows`: what it stands behind in its list; null = it is the first. */
  | {
      readonly what: 'added';
      readonly path: string;
      readonly before: undefined;
      readonly after: unknown;
      readonly follows: string | null;
    }
  | { readonly what: 'removed'; readonly path: string; readonly before: unknown; readonly after: undefined }
  /** The order of those that stand in the list before and after. */
  | {
      readonly what: 'reordered';
      readonly path: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
    };

/** The parts of a path; a `/` in an id is written `~1`, a `~` as `~0`. */
export function stepsOf(path: string): readonly string[] {
  return path === '' ? [] : path.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pathOfSteps(steps: readonly string[]): string {
  return steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

/** What stands at a path; undefined if nothing does. */
export function valueAt(document: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((part, step) => {
    if (Array.isArray(part)) return keyed(part)?.get(step);
    return isFields(part) ? ownOf(part, step) : undefined;
  }, document);
}

/** What fields say under a name that a document or a person may have chosen; undefined where they have no such field themselves. */
export function ownOf<T>(fields: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The same path by places in the lists, as a refusal names it: `services/3/dailyLimit`; null if nothing of it stands there. */
export function placedPath(document: unknown, path: string): string | null {
  let part: unknown = document;
  const steps: string[] = [];
  for (const step of stepsOf(path)) {
    if (Array.isArray(part)) {
      const entries: readonly [string, unknown][] = [...(keyed(part) ?? [])];
      const at = entries.findIndex(([key]) => key === step);
      if (at < 0) return null;
      steps.push(String(at));
      part = entries[at]?.[1];
    } else {
      steps.push(step);
      part = isFields(part) ? ownOf(part, step) : undefined;
    }
  }
  return steps.join('/');
}

/** Whether two parts of documents say the same, in whatever order their fields stand. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, at) => isSame(part, other[at]));
  if (!isFields(one) || !isFields(other)) return false;
  const [left, right] = [fieldsOf(one), fieldsOf(other)];
  return (
    left.length === right.length && left.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

type Fields = { readonly [name: string]: unknown };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (fields: Fields): readonly string[] =>
  Object.keys(fields).filter((name) => fields[name] !== undefined);

const idOf = (element: unknown): string | null => {
  if (!isFields(element)) return null;
  const id = element.id ?? element.date;
  return typeof id === 'string' ? id : null;
};

/** What stands in a list by its id (days off by their date), in order; null where that does not tell them apart. */
const keyed = (list: readonly unknown[]): ReadonlyMap<string, unknown> | null => {
  const found = new Map<string, unknown>();
  const times = new Map<string, number>();
  for (const element of list) {
    const id = idOf(element);
    if (id === null) return null;
    const count = (times.get(id) ?? 0) + 1;
    times.set(id, count);
    const key = count === 1 ? id : `${id}#${count}`;
    if (found.has(key)) return null;
    found.set(key, element);
  }
  return found;
};

type Steps = readonly string[];

/** What a difference of one value is called: by where it stands. */
const wordFor = (steps: Steps): 'changed' | 'renamed' | 'moved' => {
  const [list, id, field] = steps;
  if (field === 'name' && id !== undefined) return 'renamed';
  return list === 'services' && field === 'group' ? 'moved' : 'changed';
};

function* differences(steps: Steps, before: unknown, after: unknown): Iterable<ConfigChange> {
  if (isSame(before, after)) return;
  if (isFields(before) && isFields(after)) {
    for (const name of new Set([...fieldsOf(before), ...fieldsOf(after)]))
      yield* differences([...steps, name], ownOf(before, name), ownOf(after, name));
    return;
  }
  const lists = Array.isArray(before) && Array.isArray(after) ? ([keyed(before), keyed(after)] as const) : [null, null];
  const [left, right] = lists;
  if (left !== null && right !== null) yield* listDifferences(steps, left, right);
  else yield { what: wordFor(steps), path: pathOfSteps(steps), before, after };
}

function* listDifferences(
  steps: Steps,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): Iterable<ConfigChange> {
  const at = (key: string): string => pathOfSteps([...steps, key]);
  for (const [key, element] of before)
    if (!after.has(key)) yield { what: 'removed', path: at(key), before: element, after: undefined };
  const was = [...before.keys()].filter((key) => after.has(key));
  const is = [...after.keys()].filter((key) => before.has(key));
  if (!isSame(was, is)) yield { what: 'reordered', path: pathOfSteps(steps), before: was, after: is };
  let follows: string | null = null;
  for (const [key, element] of after) {
    if (before.has(key)) yield* differences([...steps, key], before.get(key), element);
    else yield { what: 'added', path: at(key), before: undefined, after: element, follows };
    follows = key;
  }
}

interface Pending {
  readonly steps: Steps;
  readonly change: ConfigChange;
}

const applied = (node: unknown, pending: readonly Pending[]): unknown => {
  const whole = pending.findLast(({ steps, change }) => steps.length === 0 && change.what !== 'reordered');
  if (whole !== undefined) return whole.change.after;
  if (pending.length === 0) return node;
  if (Array.isArray(node)) return appliedToList(node, pending);
  return isFields(node) ? appliedToFields(node, pending) : node;
};

const byFirst = (pending: readonly Pending[]): ReadonlyMap<string, readonly Pending[]> => {
  const groups = new Map<string, Pending[]>();
  for (const { steps, change } of pending) {
    const [first, ...rest] = steps;
    if (first === undefined) continue;
    const group = groups.get(first) ?? [];
    groups.set(first, group);
    group.push({ steps: rest, change });
  }
  return groups;
};

const appliedToFields = (node: Fields, pending: readonly Pending[]): unknown => {
  const next = new Map(Object.entries(node));
  for (const [name, below] of byFirst(pending)) {
    const value = applied(next.get(name), below);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return Object.fromEntries(next);
};

const appliedToList = (node: readonly unknown[], pending: readonly Pending[]): unknown => {
  const before = keyed(node);
  if (before === null) return node;
  const elements = new Map(before);
  const groups = byFirst(pending);
  const added: Extract<ConfigChange, { readonly what: 'added' }>[] = [];
  for (const [key, below] of groups) {
    const addition = below.find(({ steps, change }) => steps.length === 0 && change.what === 'added');
    if (addition?.change.what === 'added' && !elements.has(key)) added.push(addition.change);
    else if (elements.has(key)) elements.set(key, applied(elements.get(key), below));
  }
  const kept = [...elements.keys()].filter((key) => elements.get(key) !== undefined);
  const reordered = pending.findLast(({ steps, change }) => steps.length === 0 && change.what === 'reordered');
  const order = reordered?.change.what === 'reordered' ? arranged(kept, reordered.change.after) : kept;
  for (const { path, after, follows } of added) {
    const key = stepsOf(path).at(-1) ?? '';
    const at = follows === null ? -1 : order.indexOf(follows);
    order.splice(follows !== null && at < 0 ? order.length : at + 1, 0, key);
    elements.set(key, after);
  }
  return order.map((key) => elements.get(key));
};

/** In the order wanted; one that is not named stays behind what it stood behind. */
const arranged = (keys: readonly string[], wanted: readonly string[]): string[] => {
  const named = new Set(wanted);
  const heads: string[] = [];
  const behind = new Map<string, string[]>();
  let last = heads;
  for (const key of keys) {
    if (!named.has(key)) {
      last.push(key);
      continue;
    }
    last = [key];
    behind.set(key, last);
  }
  return [...heads, ...wanted.flatMap((key) => behind.get(key) ?? [])];
};
