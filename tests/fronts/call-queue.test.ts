import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastMs, openAnnouncer, skipMarkMs } from '../../display/announcer.ts';
import { type CallQueue, enqueued, nextTurn, patienceMs } from '../../display/call-queue.ts';
import { manualClock } from '../fakes/clock.ts';
import { announcement } from './hall-fakes.ts';

const ids = (calls: readonly { readonly callId: string }[]): readonly string[] => calls.map(({ callId }) => callId);

/** A hall in which calls come after such pauses and sound for so long; some end before their turn. */
const hall = async (
  calls: readonly { readonly after: number; readonly sounds: number; readonly endsAfter: number | null }[],
) => {
  const clock = manualClock();
  const ends = new Map<string, number>();
  const came: number[] = [];
  const lengths = new Map<string, number>();
  const played: { readonly id: string; readonly from: number; to: number | null }[] = [];
  const announcer = openAnnouncer({
    clock,
    hasEnded: ({ callId }) => clock.now() >= (ends.get(callId) ?? Number.POSITIVE_INFINITY),
    player: {
      play: ({ callId }) => {
        const play = { id: callId, from: clock.now(), to: null as number | null };
        played.push(play);
        return new Promise((resolve) => {
          clock.after(lengths.get(callId) ?? 0, () => {
            play.to = clock.now();
            resolve();
          });
        });
      },
    },
  });
  for (const [at, { after, sounds, endsAfter }] of calls.entries()) {
    await clock.advance(after);
    came.push(clock.now());
    lengths.set(String(at), sounds);
    if (endsAfter !== null) ends.set(String(at), clock.now() + endsAfter);
    announcer.announce(announcement(String(at), clock.now()));
  }
  return { clock, announcer, played, came };
};

const courses = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 9000 }),
    sounds: fc.integer({ min: 0, max: 12_000 }),
    endsAfter: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null }),
  }),
  { maxLength: 40 },
);

describe('the queue of calls', () => {
  test('cuts off no announcement, keeps their order, and begins none too late', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (calls) => {
        const { clock, announcer, played, came } = await hall(calls);
        await clock.advance(calls.length * 14_000 + patienceMs);
        for (const [at, { id, from }] of played.entries()) {
          const before = played[at - 1];
          expect(before?.to ?? (before === undefined ? from : null)).toBeLessThanOrEqual(from);
          expect(from - (came[Number(id)] ?? 0)).toBeLessThanOrEqual(patienceMs);
        }
        const order = played.map(({ id }) => Number(id));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(announcer.current.value).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('says, skips or drops each call, and does only one of them', () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.constant('call' as const)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, fc.func(fc.boolean()), (course, ends) => {
        let now = 0;
        let queue: CallQueue = [];
        const came: string[] = [];
        const fates: string[] = [];
        const turn = (): boolean => {
          const { next, skipped, ended, queue: left } = nextTurn(queue, now, ({ callId }) => ends(callId));
          fates.push(...ids(skipped), ...ids(ended), ...(next === null ? [] : [next.callId]));
          queue = left;
          return next !== null;
        };
        for (const step of course) {
          if (step === 'call') {
            came.push(String(came.length));
            queue = enqueued(queue, announcement(String(came.length - 1), now), now);
          } else {
            now += step;
            turn();
          }
        }
        while (turn());
        expect(fates.toSorted()).toEqual(came.toSorted());
      }),
    );
  });

  test('a call whose visitor has come is dropped while it waits, and never while it is announced', async () => {
    const { clock, announcer, played } = await hall([
      { after: 0, sounds: 6000, endsAfter: 1000 },
      { after: 0, sounds: 3000, endsAfter: 5000 },
      { after: 0, sounds: 3000, endsAfter: null },
    ]);
    await clock.advance(20_000);
    expect(played.map(({ id, from, to }) => [id, (to ?? 0) - from])).toEqual([
      ['0', 6000],
      ['2', 3000],
    ]);
    expect(announcer.skips.value).toBe(false);
  });

  test('50 calls in a minute, 5 s each: ten are said on the minute, none later than 45 s, and the wall says that it skips', async () => {
    const { clock, announcer, played } = await hall(
      Array.from({ length: 150 }, (_, at) => ({ after: at === 0 ? 0 : 1200, sounds: 5000, endsAfter: null })),
    );
    expect(announcer.skips.value).toBe(true);
    await clock.advance(patienceMs + skipMarkMs + 10_000);
    const late = played.map(({ id, from }) => from - (played[0]?.from ?? 0) - Number(id) * 1200);
    expect(Math.max(...late)).toBeLessThanOrEqual(patienceMs);
    expect(played.length).toBeGreaterThanOrEqual(36);
    expect(announcer.skips.value).toBe(false);
  });

  test('ten calls of one moment, 4 s each, are all said', async () => {
    const { clock, announcer, played } = await hall(
      Array.from({ length: 10 }, () => ({ after: 0, sounds: 4000, endsAfter: null })),
    );
    await clock.advance(60_000);
    expect(played).toHaveLength(10);
    expect(announcer.skips.value).toBe(false);
  });

  test('fetches those that are announced soon, and no more of them than two ahead', async () => {
    const clock = manualClock();
    const prepared: string[] = [];
    const announcer = openAnnouncer({
      clock,
      player: { play: async () => undefined, prepare: ({ callId }) => void prepared.push(callId) },
    });
    for (const id of ['1', '2', '3', '4', '5']) announcer.announce(announcement(id, clock.now()));
    expect(prepared).toEqual(['1', '2', '3']);
    await clock.advance(leastMs);
    expect(prepared).toContain('4');
    expect(prepared).not.toContain('5');
  });

  test('has nobody to call', () => {
    expect(nextTurn([], 0, () => false)).toEqual({ next: null, skipped: [], ended: [], queue: [] });
  });
});
