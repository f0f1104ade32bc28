import type { Manager } from '../../manager-model.ts';
import type { FirstRun } from './first-run-model.ts';

/** What a question needs that goes beyond the draft. */
export interface StepProps {
  readonly manager: Manager;
  readonly run: FirstRun;
}
