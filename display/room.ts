import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Room, roomOf } from '../shared/wall/wall-layout.ts';

/**
 * The room that an element has, in the wall's units; null until it stands there. What is in it must not change its size. Who knows it
 * already gives it (null = soon): then nothing is measured.
 */
export function useRoom<E extends HTMLElement>(given?: Room | null): MeasuredRoom<E> {
  const box = useRef<E>(null);
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || given !== undefined) return;
    const look = (): void => {
      const { innerWidth: width, innerHeight: height } = element.ownerDocument.defaultView ?? window;
      const unit = Math.min(width / 1920, height / 1080);
      const stage = { width: element.clientWidth / unit, height: element.clientHeight / unit };
      const now = roomOf(stage, { width, height });
      setRoom((before) => (isSame(before, now) ? before : now));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, room: given ?? room };
}

interface MeasuredRoom<E> {
  readonly box: RefObject<E | null>;
  readonly room: Room | null;
}

const isSame = (before: Room | null, now: Room): boolean =>
  before?.width === now.width && before.height === now.height && before.far === now.far;
