import type { ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../shared/time/clock.ts';
import { askHealth, openReach } from '../reach.ts';

/** Whether the server of this page is lost, for as long as the page stands. */
export function reachOfPage(clock: Clock, onReturn: () => void): ReadonlySignal<boolean> {
  const isSeen = (): boolean => document.visibilityState === 'visible';
  const reach = openReach({ clock, ask: askHealth, isSeen, onReturn });
  document.addEventListener('visibilitychange', () => {
    if (isSeen()) reach.look();
  });
  for (const change of ['online', 'offline']) addEventListener(change, reach.look);
  return reach.lost;
}
