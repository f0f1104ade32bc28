import { openLog } from '../server/log.ts';
import type { QueueStore } from '../server/store/store.ts';
import { thisMachine } from '../server/time/machine.ts';
import { openTimekeeper } from '../server/time/timekeeper.ts';
import type { Clock } from '../shared/time/clock.ts';

/** The time that the servers on a store go by, for what a command writes beside them; the machine's clock may show another. */
export function storeClock(store: Pick<QueueStore, 'agreeOnTime' | 'lastTime' | 'onExternalChange'>): Promise<Clock> {
  return openTimekeeper({ store, machine: thisMachine(), log: openLog('silent') });
}
