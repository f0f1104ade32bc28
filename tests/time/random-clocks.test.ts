import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLegs } from '../../engine/queue/legs.ts';
import { entries } from '../../engine/queue/ordered-map.ts';
import { openLog } from '../../server/log.ts';
import { openMemoryStore } from '../../server/store/memory/store.ts';
import { openTimekeeper } from '../../server/time/timekeeper.ts';
import { fakeMachine } from '../fakes/machine.ts';
import type { Hall } from '../queue/hall.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { begun, step, take } from '../queue/story.ts';

/** The same history under a clock that jumps as it likes, and under a true one. */

const second = 1000;
const jumps = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  fc.integer({ min: -3600, max: 3600 }).map((seconds) => seconds * second),
  fc.constantFrom(400 * 86_400 * second, -400 * 86_400 * second, 5 * 3600 * second, -90 * second),
);
const moment = fc.record({ jump: jumps, seconds: fc.constantFrom(0, 1, 30, 600), step });

/** Lets a hall do one step at exactly this time. */
const at = (hall: Hall, now: number, what: Parameters<typeof take>[1]): void => {
  hall.now = now - second - what.seconds * second;
  take(hall, what);
};
const figures = (hall: Hall) =>
  changedLegs(hall.state, hall.log).map(({ ticket, leg, waitSeconds, serviceSeconds, parkedSeconds, ending }) => ({
    what: [ticket, leg, ending],
    seconds: [waitSeconds, serviceSeconds, parkedSeconds],
  }));

test.each([2017, 2018, Date.now() | 0])(
  '[T7] no jump of the clock moves a duration by 2 s, nor any status, number or day, in histories of seed %i',
  async (seed) => {
    const story = fc.asyncProperty(fc.array(moment, { minLength: 5, maxLength: 60 }), async (moments) => {
      const machine = fakeMachine();
      const time = await openTimekeeper({
        store: openMemoryStore(),
        machine,
        log: openLog('silent'),
        timers: machine.timers,
      });
      time.begin();
      const [jumping, plain] = [begun(smallCentre), begun(smallCentre)];
      for (const one of moments) {
        machine.jump(one.jump);
        await machine.pass(one.seconds * second);
        at(jumping, time.now(), one.step);
        at(plain, machine.truth(), one.step);
      }
      await time.close();
      expect(jumping.log.map(({ type }) => type)).toEqual(plain.log.map(({ type }) => type));
      const shown = (hall: Hall) =>
        [...entries(hall.state.tickets)].map(({ value }) => [value.number, value.status, value.date]);
      expect(shown(jumping)).toEqual(shown(plain));
      const [got, wanted] = [figures(jumping), figures(plain)];
      expect(got.map(({ what }) => what)).toEqual(wanted.map(({ what }) => what));
      for (const [index, { seconds }] of got.entries())
        for (const [place, value] of seconds.entries()) {
          const real = wanted[index]?.seconds[place] ?? null;
          if (value === null || real === null) expect(value).toBe(real);
          else expect(Math.abs(value - real)).toBeLessThanOrEqual(2);
        }
    });
    await fc.assert(story, { seed, numRuns: 60 });
  },
);
