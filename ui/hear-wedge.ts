import type { Clock, Timer } from '../shared/time/clock.ts';
import { createWedge, type Wedge, type WedgeSigns } from './wedge.ts';

export interface WedgeEar {
  /** How the scanner is set, asked at each key; null = there is none. */
  readonly signs: () => Partial<WedgeSigns> | null | undefined;
  readonly clock: Pick<Clock, 'after'>;
  readonly onRead: (text: string) => void;
}

/**
 * Hears a scanner that types as a keyboard, wherever the focus is, until the function that it gives is called: nothing of it reaches a
 * field or a button. Who hears keys as early as this and began to later hears nothing of it either.
 */
export function hearWedge({ signs, clock, onRead }: WedgeEar): () => void {
  const wedges = latestWedge();
  let timer: Timer | null = null;
  const tell = ({ back, read }: ReturnType<Wedge['giveUp']>): void => {
    putBack(back);
    if (read !== undefined) onRead(read);
  };
  const hear = (event: KeyboardEvent): void => {
    const wedge = wedges(signs());
    if (wedge === null) return;
    timer?.cancel();
    const { key, code, shiftKey: shift, repeat, ctrlKey, altKey, metaKey } = event;
    const heard = wedge.key({ key, code, shift, repeat, modified: ctrlKey || altKey || metaKey }, event.timeStamp);
    if (heard.isTaken) {
      event.preventDefault();
      event.stopImmediatePropagation();
      timer = clock.after(giveUpMs, () => tell(wedge.giveUp()));
    }
    tell(heard);
  };
  window.addEventListener('keydown', hear, { capture: true });
  return () => {
    timer?.cancel();
    window.removeEventListener('keydown', hear, { capture: true });
  };
}

/** One wedge for as long as the signs are the same. */
const latestWedge = (): ((signs: Partial<WedgeSigns> | null | undefined) => Wedge | null) => {
  let of = '';
  let wedge: Wedge | null = null;
  return (signs) => {
    const { prefix, end = 'Enter' } = signs ?? {};
    const now = prefix === undefined ? '' : `${prefix} ${end}`;
    if (now !== of) wedge = prefix === undefined ? null : createWedge({ prefix, end });
    of = now;
    return wedge;
  };
};

/** After how long without a key what was held back is somebody's after all (ms): longer than a busy page is late. */
const giveUpMs = 500;

/** Types what was held back where the focus is; where nothing can be typed it is nothing. */
const putBack = (text: string): void => {
  if (text !== '') document.execCommand('insertText', false, text);
};
