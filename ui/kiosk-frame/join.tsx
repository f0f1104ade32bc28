import { effect, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import { browserClock } from '../clock.ts';
import { hearWedge } from '../hear-wedge.ts';
import type { ChosenLanguage } from '../language.ts';
import { TouchKeys } from '../touch-keys/touch-keys.tsx';
import { watchField } from '../touch-keys/watch-field.ts';
import './kiosk-frame.css';
import { lockPage } from './lock.ts';
import { type FrameNews, type FrameOrder, readOrder } from './news.ts';

/** What the page tells the kiosk of itself. */
export interface Followed {
  readonly isPrivate: ReadonlySignal<boolean>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly sent: ReadonlySignal<{ readonly number: string; readonly secret: string; readonly due: string } | null>;
}

/**
 * Makes this page one of the kiosk that it stands in: its language and its letters, keys on the screen, nothing that leads
 * away, and every touch told. Resolves once the kiosk has spoken.
 */
export async function joinKiosk(
  root: HTMLElement,
  language: ChosenLanguage,
  onToken: (token: string | null) => void,
): Promise<{ readonly follow: (page: Followed) => void }> {
  lockPage(() => tell({ kiosk: 'touched' }));
  let wedge: FrameOrder['wedge'] = null;
  // Somebody writes here: what is scanned meanwhile is nobody's, and nothing of it stands in what they write.
  hearWedge({ signs: () => wedge, clock: browserClock, onRead: () => undefined });
  await new Promise<void>((resolve) => {
    addEventListener('message', ({ source, origin, data }) => {
      const order = source === parent && origin === location.origin ? readOrder(data) : null;
      if (order === null) return;
      obey(order, language);
      wedge = order.wedge;
      onToken(order.token);
      resolve();
    });
    tell({ kiosk: 'ready' });
  });
  const field = watchField();
  const box = document.createElement('div');
  root.after(box);
  render(<TouchKeys field={field} language={language.code} />, box);
  return { follow };
}

const tell = (news: FrameNews): void => parent.postMessage(news, location.origin);

const obey = ({ language, rem, isLow, isLarge, isStrong }: FrameOrder, { code, choose }: ChosenLanguage): void => {
  const { documentElement } = document;
  documentElement.dataset.inKiosk = isLow ? 'low' : 'full';
  documentElement.toggleAttribute('data-large', isLarge);
  documentElement.toggleAttribute('data-contrast', isStrong);
  documentElement.style.setProperty('--rem', `${rem}px`);
  if (code.peek() !== language) choose(language);
};

const follow = ({ isPrivate, isBusy, sent }: Followed): void => {
  effect(() => tell({ kiosk: 'stands', isPrivate: isPrivate.value, isBusy: isBusy.value }));
  effect(() => {
    if (sent.value === null) return;
    const { number, secret, due } = sent.value;
    tell({ kiosk: 'sent', number, secret, due });
  });
};
