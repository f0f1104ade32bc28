import type { Clock } from '../../shared/clock.ts';
import type { ClockCorrected } from '../../shared/events.ts';
import type { ClockStanding } from '../../shared/views.ts';
import { systemClock } from '../async/clock.ts';
import { every } from '../async/repeat.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';
import type { AgreedTime } from '../store/time.ts';
import { fits, followed, lastingMs, standingOf, startingTime, togetherMs } from './belief.ts';
import type { Machine } from './machine.ts';

/** How a correction came about. */
export type Why = ClockCorrected['why'];

/** A correction of the time that everybody on the store goes by. */
export interface Correction {
  /** The time gone by until then, and from then on (ms). */
  readonly was: number;
  readonly at: number;
  readonly why: Why;
  readonly agreed: AgreedTime;
}

/** The time that all processes of a store go by: what has passed by the machine's counter, and an offset that they share. */
export interface Timekeeper extends Clock {
  /** The same, but for corrections: for what one process keeps in its memory. */
  readonly steady: Clock;
  /** Whether the machine's clock agrees, as of now. */
  standing(): ClockStanding;
  /** Looks at the machine's clock and at what others have agreed on; corrects the time where that is to be believed. */
  look(): Promise<void>;
  /** Takes the machine's clock as it stands, because a person says so; null where it agrees and nothing was in doubt. */
  accept(): Promise<Correction | null>;
  /** A correction of a log that is ahead of the time gone by: from its last time to that. */
  correctionFrom(was: number): Promise<Correction>;
  /** Takes in what a log says of a correction, at once. */
  heed(event: ClockCorrected): void;
  /** Runs for each correction, also for one that another process has not brought to its end; rejects where it must be run again. */
  onCorrection(run: (correction: Correction) => Promise<void>): void;
  /** Looks every second until closed. */
  begin(): void;
  close(): Promise<void>;
}

export interface TimekeeperParts {
  readonly store: Pick<QueueStore, 'agreeOnTime' | 'lastTime' | 'onExternalChange'>;
  readonly machine: Machine;
  readonly log: Log;
  /** What the looks are timed with. */
  readonly timers?: Pick<Clock, 'after'>;
}

/** Opens the time of a store on a machine. */
export async function openTimekeeper(parts: TimekeeperParts): Promise<Timekeeper> {
  const { store, machine, log, timers = systemClock } = parts;
  const { boot } = machine;
  const listeners: ((correction: Correction) => Promise<void>)[] = [];
  let agreed = await agree(parts);
  let offset = agreed.offset;
  let lookedAt = machine.elapsed();
  let steady = { off: 0, since: lookedAt };
  let askedAt = Number.NEGATIVE_INFINITY;
  let toldAt: number | null = null;
  let rounds: { close(): Promise<void> } | null = null;
  let looking: Promise<void> | null = null;

  const now = (): number => Math.floor(machine.elapsed() + offset);
  const offNow = (): number => machine.wall() - (machine.elapsed() + offset);
  const standing = (): ClockStanding => standingOf(offNow(), agreed.doubtFrom !== null, now(), agreed.correctedAt);

  const adopt = (one: AgreedTime): void => {
    if (one.generation <= agreed.generation) return;
    agreed = one;
    offset = one.offset;
  };
  const write = async (change: Partial<AgreedTime>, shift?: { readonly was: number; readonly at: number }) => {
    const next = { ...agreed, seenAt: now(), ...change, generation: agreed.generation + 1 };
    const inForce = await store.agreeOnTime({ ...next, over: agreed.generation }, boot, shift);
    if (inForce !== null) adopt(inForce);
    return inForce?.generation === next.generation && inForce.offset === next.offset;
  };
  /** Brings a correction into all logs: one's own, or one that the process which made it has not brought to its end. */
  const spread = async (): Promise<void> => {
    const { spreading } = agreed;
    if (spreading === null || listeners.length === 0) return;
    const { was, at, why, generation, offset: then } = spreading;
    for (const run of listeners) await run({ was, at, why, agreed: { ...agreed, generation, offset: then } });
    await write({ offset, spreading: null });
  };
  const correct = async (why: Why): Promise<Correction | null> => {
    const elapsed = machine.elapsed();
    const was = Math.floor(elapsed + offset);
    const at = Math.floor(machine.wall());
    const then = at - elapsed;
    const spreading = { was, at, why, generation: agreed.generation + 1, offset: then };
    const change = { offset: then, doubtFrom: null, correctedAt: at, seenAt: at, spreading };
    if (!(await write(change, { was, at }))) return null;
    log.warn({ was: new Date(was).toISOString(), at: new Date(at).toISOString(), why }, 'the time was corrected');
    const correction = { was, at, why, agreed };
    await spread();
    return correction;
  };
  /** One line for a clock that is in doubt, however often it jumps. */
  const tell = (): void => {
    const { state, offSeconds } = standing();
    const elapsed = machine.elapsed();
    if (state === 'in-doubt') {
      const going = new Date(now()).toISOString();
      if (toldAt === null)
        log.warn({ offSeconds, going }, "the machine's clock is in doubt: the time goes on without it");
      toldAt = elapsed;
    } else if (toldAt !== null && elapsed - toldAt > quietMs) {
      log.info("the machine's clock agrees again");
      toldAt = null;
    }
  };
  const believable = async (off: number, elapsed: number): Promise<Why | null> => {
    const lasted = elapsed - steady.since;
    if (fits({ off, lasted, now: now(), doubtFrom: agreed.doubtFrom })) return 'came-right';
    if (lasted < lastingMs.synchronised || elapsed - askedAt < lastingMs.synchronised) return null;
    askedAt = elapsed;
    if (!(await machine.synchronised())) return null;
    // It may have jumped while the system was being asked.
    return Math.abs(offNow() - off) <= togetherMs ? 'synchronised' : null;
  };
  const lookOnce = async (): Promise<void> => {
    const inForce = await store.agreeOnTime(null, boot);
    if (inForce !== null) adopt(inForce);
    await spread().catch((error: unknown) => log.error({ err: error }, 'a correction is not in every log yet'));
    const elapsed = machine.elapsed();
    const off = offNow();
    const passed = elapsed - lookedAt;
    lookedAt = elapsed;
    if (Math.abs(off - steady.off) > togetherMs) steady = { off, since: elapsed };
    tell();
    if (Math.abs(off) > togetherMs) {
      const why = await believable(off, elapsed);
      if (why !== null) await correct(why);
      return;
    }
    offset += followed(off, passed);
    const isDue = now() - agreed.seenAt > seenEveryMs || Math.abs(offset - agreed.offset) > unwrittenMs;
    if (isDue || agreed.doubtFrom !== null) await write({ offset, doubtFrom: null });
  };
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  };
  const round = (): Promise<void> =>
    look().catch((error: unknown) => log.error({ err: error }, 'the time could not be agreed on'));
  const foreign = store.onExternalChange(() => {
    store.agreeOnTime(null, boot).then(
      (inForce) => inForce !== null && adopt(inForce),
      () => undefined,
    );
  });
  tell();
  const begunAt = now() - machine.elapsed();
  return {
    now,
    steady: { now: () => Math.floor(begunAt + machine.elapsed()), after: (ms, run) => timers.after(ms, run) },
    after: (ms, run) => timers.after(ms, run),
    standing,
    look,
    async accept() {
      await looking;
      return standing().state === 'in-doubt' ? correct('accepted') : null;
    },
    async correctionFrom(was) {
      const at = now();
      // A generation of its own, so that it is news to every log.
      await write({ offset, seenAt: at, correctedAt: at }, { was, at });
      return { was, at, why: 'accepted', agreed };
    },
    heed(event) {
      if (event.boot !== boot) return;
      const { generation, offset: then, was, at, why } = event;
      // Who wrote it may die before it stands in the other logs.
      const spreading = { was, at, why, generation, offset: then };
      adopt({ ...agreed, generation, offset: then, doubtFrom: null, correctedAt: at, seenAt: at, spreading });
    },
    onCorrection: (run) => void listeners.push(run),
    begin() {
      rounds ??= every(timers, lookMs, round);
    },
    async close() {
      foreign.close();
      await rounds?.close();
      await looking?.catch(() => undefined);
    },
  };
}

const lookMs = 1000;
/** How often the time last seen is written down, how far an offset that is followed may have gone unwritten, and how long a clock must agree before another jump is told (ms). */
const seenEveryMs = 60_000;
const unwrittenMs = 50;
const quietMs = 60_000;

/** Agrees with all processes of the machine on an offset; where none was agreed since it started, judges its clock by the log. */
const agree = async ({ store, machine }: TimekeeperParts): Promise<AgreedTime> => {
  const { boot } = machine;
  const found = await store.agreeOnTime(null, boot);
  // An uptime that starts again under the same name (a container) is another run of the machine.
  const begunAnew = found !== null && machine.elapsed() + found.offset < found.seenAt - togetherMs;
  if (found !== null && !begunAnew) return found;
  const last = await store.lastTime();
  const synchronised = await machine.synchronised();
  const { time, doubt } = startingTime(machine.wall(), last, synchronised);
  const offset = time - machine.elapsed();
  const generation = (found?.generation ?? 0) + 1;
  const own = { boot, offset, generation, doubtFrom: doubt ? time : null, correctedAt: null };
  const rest = { seenAt: Math.floor(time), spreading: null };
  return (await store.agreeOnTime({ ...own, ...rest, over: found?.generation ?? null }, boot)) ?? { ...own, ...rest };
};
