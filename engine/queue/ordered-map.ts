export type Order<K> = (a: K, b: K) => number;

export interface OrderedMap<K, V> {
  readonly order: Order<K>;
  readonly root: Tree<K, V>;
}

export function get<K, V>(map: OrderedMap<K, V>, key: K): V | undefined {
  let at = map.root;
  while (at !== null) {
    const side = map.order(key, at.key);
    if (side === 0) return at.value;
    at = side < 0 ? at.left : at.right;
  }
  return undefined;
}

export function put<K, V>(map: OrderedMap<K, V>, key: K, value: V): OrderedMap<K, V> {
  return {
    order: map.order,
    root: insert(map.root, map.order, key, value),
  };
}

/** The map without the key; the same map if it was not there. */
export function remove<K, V>(map: OrderedMap<K, V>, key: K): OrderedMap<K, V> {
  return get(map, key) === undefined ? map : { order: map.order, root: without(map.root, map.order, key) };
}

/** The entry with the smallest key. */
export function first<K, V>(map: OrderedMap<K, V>): { readonly key: K; readonly value: V } | null {
  return map.root === null ? null : leftmost(map.root);
}

/** The entry with the smallest key above `key`. */
export function after<K, V>(map: OrderedMap<K, V>, key: K): { readonly key: K; readonly value: V } | null {
  let at = map.root;
  let found: Node<K, V> | null = null;
  while (at !== null) {
    if (map.order(key, at.key) < 0) {
      found = at;
      at = at.left;
    } else at = at.right;
  }
  return found;
}

/** How many keys are smaller than this one. */
export function rank<K, V>(map: OrderedMap<K, V>, key: K): number {
  let at = map.root;
  let smaller = 0;
  while (at !== null) {
    if (map.order(key, at.key) <= 0) at = at.left;
    else {
      smaller += weight(at.left) + 1;
      at = at.right;
    }
  }
  return smaller;
}

/** How many keys there are for which `holds`, which along the order may turn from true to false once. */
export function countWhile<K, V>(map: OrderedMap<K, V>, holds: (key: K) => boolean): number {
  let at = map.root;
  let counted = 0;
  while (at !== null) {
    if (!holds(at.key)) at = at.left;
    else {
      counted += weight(at.left) + 1;
      at = at.right;
    }
  }
  return counted;
}

/** The entry that has so many smaller keys; null beyond the end. */
export function nth<K, V>(map: OrderedMap<K, V>, index: number): { readonly key: K; readonly value: V } | null {
  let at = map.root;
  let left = index;
  while (at !== null) {
    const before = weight(at.left);
    if (left === before) return at;
    if (left < before) at = at.left;
    else {
      left -= before + 1;
      at = at.right;
    }
  }
  return null;
}

/** The entries in the order of their keys. */
export function* entries<K, V>(map: OrderedMap<K, V>): Generator<{ readonly key: K; readonly value: V }> {
  const path: Node<K, V>[] = [];
  let at = map.root;
  while (at !== null || path.length > 0) {
    while (at !== null) {
      path.push(at);
      at = at.left;
    }
    const next = path.pop();
    if (next === undefined) return;
    yield next;
    at = next.right;
  }
}

/**
 * A persistent ordered map: every change gives a new map that shares all but the changed path with the old one, so a
 * tentative state is forgotten by dropping it. Weight-balanced tree (Adams 1992; the balance conditions with delta 3,
 * ratio 2 are those proved sound by Hirai and Yamamoto 2011). Lookup, change, smallest and rank are O(log n).
 */
interface Node<K, V> {
  readonly key: K;
  readonly value: V;
  readonly left: Node<K, V> | null;
  readonly right: Node<K, V> | null;
  readonly size: number;
}
type Tree<K, V> = Node<K, V> | null;

const delta = 3;
const ratio = 2;

const weight = <K, V>(tree: Tree<K, V>): number => (tree === null ? 0 : tree.size);

const node = <K, V>(key: K, value: V, left: Tree<K, V>, right: Tree<K, V>): Node<K, V> => ({
  key,
  value,
  left,
  right,
  size: weight(left) + weight(right) + 1,
});

const rotateLeft = <K, V>(key: K, value: V, left: Tree<K, V>, right: Node<K, V>): Node<K, V> => {
  const inner = right.left;
  if (weight(inner) + 1 < ratio * (weight(right.right) + 1) || inner === null)
    return node(right.key, right.value, node(key, value, left, inner), right.right);
  return node(
    inner.key,
    inner.value,
    node(key, value, left, inner.left),
    node(right.key, right.value, inner.right, right.right),
  );
};

const rotateRight = <K, V>(key: K, value: V, left: Node<K, V>, right: Tree<K, V>): Node<K, V> => {
  const inner = left.right;
  if (weight(inner) + 1 < ratio * (weight(left.left) + 1) || inner === null)
    return node(left.key, left.value, left.left, node(key, value, inner, right));
  return node(
    inner.key,
    inner.value,
    node(left.key, left.value, left.left, inner.left),
    node(key, value, inner.right, right),
  );
};

const balance = <K, V>(key: K, value: V, left: Tree<K, V>, right: Tree<K, V>): Node<K, V> => {
  const small = weight(left) + 1;
  const large = weight(right) + 1;
  if (right !== null && large > delta * small) return rotateLeft(key, value, left, right);
  if (left !== null && small > delta * large) return rotateRight(key, value, left, right);
  return node(key, value, left, right);
};

const insert = <K, V>(tree: Tree<K, V>, order: Order<K>, key: K, value: V): Node<K, V> => {
  if (tree === null) return node(key, value, null, null);
  const side = order(key, tree.key);
  if (side < 0) return balance(tree.key, tree.value, insert(tree.left, order, key, value), tree.right);
  if (side > 0) return balance(tree.key, tree.value, tree.left, insert(tree.right, order, key, value));
  return node(key, value, tree.left, tree.right);
};

const leftmost = <K, V>(tree: Node<K, V>): Node<K, V> => {
  let at = tree;
  while (at.left !== null) at = at.left;
  return at;
};

const without = <K, V>(tree: Tree<K, V>, order: Order<K>, key: K): Tree<K, V> => {
  if (tree === null) return null;
  const side = order(key, tree.key);
  if (side < 0) return balance(tree.key, tree.value, without(tree.left, order, key), tree.right);
  if (side > 0) return balance(tree.key, tree.value, tree.left, without(tree.right, order, key));
  if (tree.left === null) return tree.right;
  if (tree.right === null) return tree.left;
  const next = leftmost(tree.right);
  return balance(next.key, next.value, tree.left, without(tree.right, order, next.key));
};

export const emptyMap = <K, V>(order: Order<K>): OrderedMap<K, V> => ({ order, root: null });

export const sizeOf = <K, V>(map: OrderedMap<K, V>): number => weight(map.root);
