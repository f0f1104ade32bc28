import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Room, roomOf } from '../shared/wall/wall-layout.ts';

/** The room that an element has, in the wall's units; null until it stands there. What is in it must not change its size. */
export function useRoom<E extends HTMLElement>(): { readonly box: RefObject<E | null>; readonly room: Room | null } {
  const box = useRef<E>(null);
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
      const { innerWidth: width, innerHeight: height } = element.ownerDocument.defaultView ?? window;
      const screen = { width, height };
      const unit = Math.min(screen.width / 1920, screen.height / 1080);
      const now = roomOf({ width: element.clientWidth / unit, height: element.clientHeight / unit }, screen);
      setRoom((before) => (isSame(before, now) ? before : now));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, room };
}

const isSame = (before: Room | null, now: Room): boolean =>
  before?.width === now.width && before.height === now.height && before.far === now.far;
