/** One tree in arrays: an inner node has `input` >= 0 and sends x <= threshold to `left`, else to `left + 1`; a leaf has input -1 and its value. */
export interface Tree {
  readonly input: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly value: readonly number[];
}

/** What one tree says of these inputs. */
export function leafOf(tree: Tree, x: Float64Array): number {
  let node = 0;
  while (tree.input[node] >= 0) {
    const goesLeft = x[tree.input[node]] <= tree.threshold[node];
    node = tree.left[node] + (goesLeft ? 0 : 1);
  }
  return tree.value[node];
}

export function sumOfTrees(trees: readonly Tree[], x: Float64Array): number {
  let sum = 0;
  for (const tree of trees) sum += leafOf(tree, x);
  return sum;
}
