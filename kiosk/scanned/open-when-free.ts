import type { KioskModel } from '../kiosk-model.ts';
import type { Step } from '../steps.ts';

/**
 * Opens what a scanner has read, unless somebody is busy at this kiosk: they lose nothing by it. `isStill`: whether it is still to be
 * shown, asked right before.
 */
export function openWhenFree(model: KioskModel, isStill: () => boolean): void {
  const screen = model.screen.peek();
  if (screen.at !== 'step' || !isFree(screen.step, model)) return;
  if (!model.isSettled()) model.asks.clock.after(againMs, () => openWhenFree(model, isStill));
  else if (isStill()) model.openErrand('scanned');
}

/** How long a screen that has only just changed is left alone (ms). */
const againMs = 500;

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
