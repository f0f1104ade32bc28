import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Cell, Sight } from './sheet-moves.ts';

/** How high a row is, in rem. */
export const rowRem = 2.5;

/** Keeps the cell with the focus in sight and focused, once `takeFocus` asked for it, and knows which rows are in sight. */
export function useFocusedCell(active: Cell, isTyped: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const isDue = useRef(false);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 640, rowHeight: 40 });
  const look = (): void => {
    const element = box.current;
    if (element === null) return;
    const rowHeight = rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    setSight({ top: element.scrollTop, height: element.clientHeight, rowHeight });
  };
  useEffect(() => {
    const observer = new ResizeObserver(look);
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!isDue.current || isTyped) return;
    isDue.current = false;
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const takeFocus = (): void => {
    isDue.current = true;
  };
  return { box, sight, look, takeFocus };
}
