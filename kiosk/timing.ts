import { cleared } from '../ui/countdown.ts';
import type { SlipState } from './slip-state.ts';
import type { Step } from './steps.ts';

/** How long a screen stays without a touch: `quietMs` in silence, then `warnSeconds` counted aloud. */
export interface Patience {
  readonly quietMs: number;
  readonly warnSeconds: number;
}

/** The patience with a step, each warned of 20 s ahead; null = it stays. `touched` = the first screen is not as a visitor finds it. */
export function patienceWith(step: Step, slip: SlipState | null, touched: boolean): Patience | null {
  switch (step.step) {
    case 'taking':
      return null;
    case 'errand':
      if (step.errand?.isBusy.value) return null;
      return step.errand?.hiding?.isPrivate.value ? cleared : idle;
    case 'ticket':
      if (slip === null || slip === 'printing') return null;
      return holding;
    case 'home':
      return touched || step.page > 0 || step.topics ? idle : null;
    case 'group':
    case 'search':
    case 'confirm':
    case 'privilege':
    case 'about':
      return idle;
  }
}

const idle: Patience = { quietMs: 45_000, warnSeconds: 20 };
/** Somebody has to learn a number, take a slip, read a code with the phone. */
const holding: Patience = { quietMs: 20_000, warnSeconds: 20 };
