import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * The place that the part of the address after # names. A section says more of itself (its days, its choice) only while it is
 * the one that the address names: one that is still being drawn when the next is asked for takes nobody back to it.
 */
export function hashPlace(browser: HashWindow): AddressPlace {
  const { location, history } = browser;
  const path = signal(location.hash.slice(1));
  const read = (): void => {
    path.value = location.hash.slice(1);
  };
  browser.addEventListener('hashchange', read);
  return {
    path,
    go: (next) => {
      location.hash = next;
    },
    replace: (next) => {
      if (sectionIn(location.hash.slice(1)) === sectionIn(next)) history.replaceState(null, '', `#${next}`);
    },
    close: () => browser.removeEventListener('hashchange', read),
  };
}

/** Where on the screen one is: the part of the address after #. */
export interface AddressPlace {
  readonly path: ReadonlySignal<string>;
  go(path: string): void;
  /** The same without a step in the browser's history. */
  replace(path: string): void;
  close(): void;
}

export interface HashWindow {
  readonly location: { hash: string };
  readonly history: Pick<History, 'replaceState'>;
  addEventListener(name: 'hashchange', heard: () => void): void;
  removeEventListener(name: 'hashchange', heard: () => void): void;
}

const sectionIn = (path: string): string | undefined => path.split('?')[0];
