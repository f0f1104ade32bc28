import { effect, untracked } from '@preact/signals';
import type { KioskModel } from '../kiosk-model.ts';
import { openWhenFree } from './open-when-free.ts';

/** Answers what the scanner of this kiosk reads, for as long as the page lives; nothing is taken from somebody who is busy here. */
export function followScans(model: KioskModel): void {
  let last: string | null = null;
  effect(() => {
    const id = model.view.value?.scanned?.id;
    if (id === undefined || id === last) return;
    last = id;
    untracked(() => openWhenFree(model, () => model.view.peek()?.scanned?.id === id));
  });
}
