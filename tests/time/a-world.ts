import { openAccess } from '../../server/access/access.ts';
import { openLog } from '../../server/log.ts';
import { remembered } from '../../server/store/credential-cache.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { correctCentre } from '../../server/time/correcting.ts';
import { openTimekeeper } from '../../server/time/timekeeper.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type FakeMachine, fakeMachine } from '../fakes/machine.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { centreId, configured, put } from '../store/rows.ts';
import { cheap } from '../support/app.ts';
import { type Hall, openHall } from './a-hall.ts';

/** What may happen to the time in the midst of a story; nothing, a correction, or a clock that jumps. */
export type Happening = (machine: FakeMachine, accept: () => Promise<unknown>) => Promise<void>;

/** A server's parts that read the clock, on a machine whose time passes when it is told to. */
export type World = Awaited<ReturnType<typeof openWorld>>;

export async function openWorld(happening: Happening) {
  const machine = fakeMachine();
  const store = remembered(openMemoryStore());
  const log = openLog('silent');
  const time = await openTimekeeper({ store, machine, log, timers: machine.timers });
  const halls: Hall[] = [];
  time.onCorrection(async (correction) => {
    for (const { live } of halls) await correctCentre(live, correction, time);
  });
  await put(store, { events: [configured('a')] });
  const centre = smallCentre({ id: centreId });
  const access = openAccess({
    store,
    clock: time,
    steady: time.steady,
    centreOf: (id) => (id === centreId ? centre : null),
    cost: cheap,
  });
  return {
    machine,
    store,
    time,
    access,
    log,
    pass: (ms: number) => machine.pass(ms),
    /** The time comes to what the story is about. */
    async happen() {
      await happening(machine, time.accept);
      await time.look();
    },
    async hall(change: Partial<Centre>): Promise<Hall> {
      const hall = await openHall(store, time, time.heed, change);
      halls.push(hall);
      return hall;
    },
    async close() {
      for (const { live } of halls) await live.close();
      await time.close();
    },
  };
}
