import type { Timer } from '../../shared/time/clock.ts';
import type { OfficeWork } from '../work.ts';

/** What is done once somebody has stopped typing. */
export function createTyping() {
  let waiting: Timer | null = null;
  return {
    run: ({ clock }: OfficeWork, then: () => Promise<void>): void => {
      waiting = clock.after(typedMs, () => void then());
    },
    stop: (): void => waiting?.cancel(),
  };
}

/** How long nothing is typed until a number counts as whole that may go on (ms). */
const typedMs = 700;
