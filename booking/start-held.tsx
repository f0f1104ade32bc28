import { signal } from '@preact/signals';
import { draw } from '../ui/own-nodes.ts';
import { FetchedRating } from '../ui/rating/fetched-rating.tsx';
import { reachOfPage } from '../ui/visitor/reach-of-page.ts';
import { type HeldPorts, openHeld } from './held-model.ts';
import type { BookPorts } from './ports.ts';
import { HeldPage } from './screens/held-page.tsx';

interface Ports extends Omit<HeldPorts, 'language' | 'secret' | 'openSeat'>, Pick<BookPorts, 'language'> {
  /** [FO5] Many use this device. */
  readonly isShared: boolean;
}

/** Opens the page of a booking. */
export async function startHeld(root: HTMLElement, ports: Ports, secret: string): Promise<void> {
  const { language } = ports;
  const model = openHeld({
    ...{ ...ports, secret, language: () => language.code.value },
    openSeat: (next) => location.assign(`/b/${encodeURIComponent(next)}`),
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void model.load();
  });
  const lost = reachOfPage(ports.clock, () => void model.load());
  const rating = (of: string) => <FetchedRating kind="b" secret={secret} language={of} />;
  draw(<HeldPage model={model} language={language} lost={lost} rating={rating} />, root);
  if (!ports.isShared) return;
  const { guardPage } = await import('../ui/shared-device/guard.tsx');
  const always = signal(true);
  const clear = (): void => location.replace('/book');
  guardPage(root, { clock: ports.clock, isPrivate: always, isBegun: always, clear }, language.code);
}
