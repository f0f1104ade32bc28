import { earliestMs, togetherMs } from '../engine/queue/clock-belief.ts';
import { openLiveCentre } from '../server/centre/live-centre.ts';
import { openLog } from '../server/log.ts';
import { settingsOrExit } from '../server/main.ts';
import { openStore } from '../server/store/place.ts';
import type { Store } from '../server/store/store.ts';
import { correctCentre } from '../server/time/correcting.ts';
import { thisMachine } from '../server/time/machine.ts';
import { type Correction, openTimekeeper, type Timekeeper } from '../server/time/timekeeper.ts';
import { commandLine, fail, say } from './command-line.ts';
import { storeOrExit } from './the-store.ts';

const { values } = commandLine({
  usage: 'npm run clock [-- --accept]',
  help: [
    "Says what time the log of the store in DATA_DIR goes by, what the machine's clock shows, and whether the network's",
    'time holds it. Works while servers run and while none does.',
    '',
    "  --accept   goes by the machine's clock from now on, also where that lets time go back: for a log that a clock",
    '             which ran ahead has spoilt, or after a start with a dead clock. Set the clock right before. Each centre',
    '             gets an event of it; what was under way is marked inaccurate and left out of figures.',
  ].join('\n'),
  options: { accept: { type: 'boolean' } },
});

const machine = thisMachine();
const iso = (at: number): string => new Date(at).toISOString();

const tell = async (store: Store, time: Timekeeper): Promise<void> => {
  const { state, offSeconds } = time.standing();
  const last = await store.lastTime();
  say(`The last time in the log:   ${last === null ? 'none' : iso(last)}`);
  say(`The time that we go by:     ${iso(time.now())}`);
  say(`The machine's clock shows:  ${iso(machine.wall())}`);
  say(`The network's time:         ${(await machine.synchronised()) ? 'holds the clock' : 'does not hold the clock'}`);
  if (state !== 'in-doubt') return say('They agree.');
  const side = offSeconds < 0 ? 'behind' : 'ahead';
  say(`IN DOUBT: the machine's clock is ${Math.abs(offSeconds)} s ${side}.`);
  say('If it is right, go by it: npm run clock -- --accept. If not, set it right; what was begun goes on meanwhile.');
};

/** Puts a correction into the log of each centre that has one due. */
const correctEach = async (
  store: Store,
  time: Timekeeper,
  dueAt: (was: number) => Correction | null | Promise<Correction>,
): Promise<number> => {
  const log = openLog('silent');
  let count = 0;
  for (const id of await store.centres()) {
    const live = await openLiveCentre({ id, store, clock: time, log, publicUrl: null, heed: time.heed });
    const correction = await dueAt(live.latest().at);
    if (correction !== null) {
      await correctCentre(live, correction, time);
      count += 1;
    }
    await live.close();
  }
  return count;
};

const accept = async (store: Store, time: Timekeeper): Promise<void> => {
  if (machine.wall() < earliestMs) fail(`The machine's clock shows ${iso(machine.wall())}: set it right first`);
  const before = time.now();
  let corrected = 0;
  time.onCorrection(async (correction) => {
    corrected = await correctEach(store, time, () => correction);
  });
  await time.look();
  const correction = await time.accept();
  // What nothing is in doubt of may still be behind a log that a clock has spoilt.
  const isAhead = (was: number): boolean => was > time.now() + togetherMs;
  if (correction === null)
    corrected += await correctEach(store, time, (was) => (isAhead(was) ? time.correctionFrom(was) : null));
  if (corrected === 0) return say(`The clocks agree: there is nothing to accept. The time is ${iso(time.now())}.`);
  say(`Accepted: ${iso(correction?.was ?? before)} became ${iso(time.now())} in the log of ${corrected} centres.`);
  say('What was under way is marked inaccurate and left out of figures.');
};

const place = storeOrExit(settingsOrExit());
try {
  const store = await openStore(place);
  const time = await openTimekeeper({ store, machine, log: openLog('silent') });
  await time.look();
  await (values.accept === true ? accept(store, time) : tell(store, time));
  await time.close();
  await store.close();
} catch (error) {
  fail(`The clock could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
}
