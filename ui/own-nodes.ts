import { type ComponentChild, options, render, type VNode } from 'preact';

/**
 * Draws a screen whose nodes stay its own. A browser or an extension that translates puts others in the place of the texts; what
 * changes afterwards would be written into nodes that nobody sees. Such nodes are put back, at the latest before the next change
 * is drawn: what stands on the screen is what the screen holds.
 */
export function draw(screen: ComponentChild, root: Element): void {
  const ours = new WeakSet<Node>([root]);
  const isOurs = (node: Node): boolean => ours.has(node);
  const { diffed, unmount, vnode: created } = options;
  let since = Number.NEGATIVE_INFINITY;
  let times = 0;

  const settle = (records: readonly MutationRecord[]): boolean => {
    if (records.length === 0) return false;
    const touched = putBack(records, isOurs);
    for (const target of touched) dropStrangers(target, isOurs);
    // What was done here is no news.
    observer.takeRecords();
    return touched.size > 0;
  };
  let held: MutationRecord[] = [];
  const isTooOften = (): boolean => {
    if (performance.now() - since > calmMs) {
      since = performance.now();
      times = 0;
    }
    return times >= mostAtOnce;
  };
  const observer = new MutationObserver((records) => {
    held.push(...records);
    if (isTooOften()) return;
    if (settle(held)) times += 1;
    held = [];
  });

  options.vnode = (vnode) => {
    // A part of the screen is about to be drawn again.
    const records = [...held, ...observer.takeRecords()];
    held = [];
    settle(records);
    created?.(vnode);
  };
  options.diffed = (vnode) => {
    const node = nodeOf(vnode);
    if (node !== null) ours.add(node);
    diffed?.(vnode);
  };
  options.unmount = (vnode) => {
    const node = nodeOf(vnode);
    if (node !== null) ours.delete(node);
    unmount?.(vnode);
  };
  observer.observe(root, { childList: true, subtree: true });
  render(screen, root);
}

/** How often in `calmMs` the page is put right at once; somebody who keeps at it longer is answered at the next change only. */
const mostAtOnce = 50;
const calmMs = 10_000;

/** What Preact has made of a vnode: `__e` is the name that the node has in its build. */
const nodeOf = (vnode: VNode): Node | null => {
  const made = vnode as unknown as { readonly type: unknown; readonly __e?: Node | null };
  return typeof made.type === 'function' ? null : (made.__e ?? null);
};

/** Takes back, the last change first, that nodes of ours were taken out; gives where that was. */
const putBack = (records: readonly MutationRecord[], isOurs: (node: Node) => boolean): ReadonlySet<Node> => {
  const touched = new Set<Node>();
  for (const { target, removedNodes, nextSibling, previousSibling } of [...records].reverse()) {
    if (!isOurs(target)) continue;
    let before = nextSibling?.parentNode === target ? nextSibling : null;
    if (before === null && previousSibling?.parentNode === target) before = previousSibling.nextSibling;
    for (const node of [...removedNodes].reverse()) {
      // What stands elsewhere among our own was moved by us.
      if (!isOurs(node) || (node.parentNode !== null && isOurs(node.parentNode))) continue;
      target.insertBefore(node, before);
      before = node as ChildNode;
      touched.add(target);
    }
  }
  return touched;
};

const dropStrangers = (target: Node, isOurs: (node: Node) => boolean): void => {
  for (const node of [...target.childNodes]) if (!isOurs(node)) target.removeChild(node);
};
