import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface KeyPlace {
  /** Only what is pressed in here is heard; absent = the whole page. */
  readonly within?: RefObject<HTMLElement | null>;
  /** Whether it is heard before what has the focus hears it. */
  readonly early?: boolean;
}

/** Hears the keys that are pressed while a component stands, from before it is seen: the first key of somebody quick is not lost. */
export function useKeys(onKey: (event: KeyboardEvent) => void, { within, early = false }: KeyPlace = {}): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const box = within?.current ?? null;
      if (within === undefined || (box !== null && event.composedPath().includes(box))) latest.current(event);
    };
    window.addEventListener('keydown', hear, early);
    return () => window.removeEventListener('keydown', hear, early);
  }, [within, early]);
}
