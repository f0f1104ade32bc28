import { useState } from 'preact/hooks';
import type { RouteBody } from '../../shared/routes.ts';
import { createScan } from '../../ui/scan.ts';
import { useKeys } from '../../ui/use-keys.ts';

/** What a reader has read: the link of a booking, or the lines of an identity document. */
export type ReadHere = Pick<RouteBody<'checkIn'>, 'secret' | 'mrz'>;

/** Hears a reader that types as a keyboard, wherever the focus is on the page; nothing of what it typed is left in the field. */
export function useReader(onRead: (read: ReadHere) => void): void {
  const [scan] = useState(createScan);
  /** What the reader still types after it has been heard. */
  const [heard] = useState({ last: false });
  useKeys(
    (event) => {
      const { key, code, shiftKey, target } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isInDialog(target)) return;
      const read = scan.key({ key, code, shift: shiftKey }, event.timeStamp);
      const isOurs = read.as === 'zone' || read.as === 'secret';
      if (isOurs || (key === 'Enter' && (heard.last || read.as === 'reading'))) event.preventDefault();
      heard.last = isOurs || (heard.last && isRest(read.as));
      if (!isOurs) return;
      if (target instanceof HTMLInputElement) target.value = '';
      onRead(read.as === 'zone' ? { mrz: read.zone } : { secret: read.secret });
    },
    { early: true },
  );
}

const isRest = (as: string): boolean => as === 'reading' || as === 'enter';

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog') !== null;
