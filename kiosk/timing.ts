import { type SlipState, slipFailed } from './slip-state.ts';
import type { Step } from './steps.ts';

/** How long a screen stays without a touch: `quietMs` in silence, then `warnSeconds` counted aloud. */
export interface Patience {
  readonly quietMs: number;
  readonly warnSeconds: number;
}

/** The patience with a step; null = it stays. `touched` = the first screen is not as a visitor finds it. */
export function patienceWith(step: Step, slip: SlipState | null, touched: boolean): Patience | null {
  switch (step.step) {
    case 'taking':
      return null;
    case 'ticket':
      if (slip === null || slip === 'printing') return null;
      return slipFailed(slip) ? byHeart : onPaper;
    case 'home':
      return touched || step.page > 0 ? idle : null;
    case 'group':
    case 'search':
    case 'confirm':
    case 'privilege':
      return idle;
  }
}

const idle: Patience = { quietMs: 45_000, warnSeconds: 20 };
/** The paper says it all: the next visitor should not wait for the last one's number to go. */
const onPaper: Patience = { quietMs: 0, warnSeconds: 12 };
/** Somebody has to learn or write down a number. */
const byHeart: Patience = { quietMs: 25_000, warnSeconds: 20 };
