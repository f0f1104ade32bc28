import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Room } from './layout.ts';

/** The room that an element has, in the wall's units; null until it stands there. What is in it must not change its size. */
export function useRoom<E extends HTMLElement>(): { readonly box: RefObject<E | null>; readonly room: Room | null } {
  const box = useRef<E>(null);
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
      const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
      const [width, height] = [element.clientWidth / unit, element.clientHeight / unit];
      setRoom((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, room };
}
