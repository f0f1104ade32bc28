import { effect, untracked } from '@preact/signals';
import type { KioskModel } from '../kiosk-model.ts';
import type { Step } from '../steps.ts';

/** Answers what the scanner of this kiosk reads, for as long as the page lives; nothing is taken from somebody who is busy here. */
export function followScans(model: KioskModel): void {
  let last: string | null = null;
  effect(() => {
    const id = model.view.value?.scanned?.id;
    if (id === undefined || id === last) return;
    last = id;
    untracked(() => answer(model, id));
  });
}

/** How long a screen that has only just changed is left alone (ms). */
const againMs = 500;

const answer = (model: KioskModel, id: string): void => {
  const screen = model.screen.peek();
  if (model.view.peek()?.scanned?.id !== id || screen.at !== 'step' || !isFree(screen.step, model)) return;
  if (model.isSettled()) model.openErrand('scanned');
  else model.asks.clock.after(againMs, () => answer(model, id));
};

/** Whether nobody has anything here that another screen would take from them. */
const isFree = (step: Step, { slip }: Pick<KioskModel, 'slip'>): boolean => {
  switch (step.step) {
    case 'taking':
      return false;
    case 'ticket':
      return slip.peek() !== 'printing';
    case 'errand': {
      const { kind, isBusy } = step.errand ?? {};
      return (kind === 'check-in' || kind === 'scanned') && isBusy?.peek() === false;
    }
    default:
      return true;
  }
};
