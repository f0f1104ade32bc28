import { options } from 'preact';

/** What a browser leaves until the next frame happens at once here: a state stands there whole without a frame being painted. */

/**
 * The tests' clock lets promises settle by Node's `setImmediate`; here so many of them follow each other without the browser having
 * a turn, in which it would draw what nobody looks at.
 */
const promises = 24;
const after = (left: number, run: () => void): void => queueMicrotask(left === 0 ? run : () => after(left - 1, run));
Object.assign(globalThis, { setImmediate: (run: () => void) => after(promises, run) });

options.requestAnimationFrame = (run) => void setImmediate(run);

/** Tells the size of what it watches as soon as it watches it. */
globalThis.ResizeObserver = class extends ResizeObserver {
  readonly #callback: ResizeObserverCallback;
  constructor(callback: ResizeObserverCallback) {
    super(callback);
    this.#callback = callback;
  }
  override observe(target: Element, how?: ResizeObserverOptions): void {
    super.observe(target, how);
    queueMicrotask(() => {
      if (target.isConnected) this.#callback([sizeOf(target)], this);
    });
  }
};

const sizeOf = (target: Element): ResizeObserverEntry => {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(target);
  const width = target.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const height = target.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  // Nobody here asks for more of an entry than its target and its rectangle.
  return { target, contentRect: new DOMRect(0, 0, width, height) } as unknown as ResizeObserverEntry;
};
