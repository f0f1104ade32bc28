import { fits, followed, lastingMs, standingOf, togetherMs } from '../../engine/queue/clock-belief.ts';
import type { ClockCorrected } from '../../shared/events.ts';
import type { Clock, ClockStanding } from '../../shared/time/clock.ts';
import { systemClock } from '../async/clock.ts';
import { every } from '../async/repeat.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';
import type { AgreedTime } from '../store/time.ts';
import { type Agreeing, adopt, agree, agreeOn, offNow, timeNow } from './agreeing.ts';
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

/** [T7] [T9] The time that all processes of a store go by: what has passed by the machine's counter, and an offset that they share. */
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
  /** What the looks are timed with; as the machine says unless given. */
  readonly timers?: Pick<Clock, 'after'>;
}

/** Opens the time of a store on a machine. */
export async function openTimekeeper({
  store,
  machine,
  log,
  timers = machine.timers ?? systemClock,
}: TimekeeperParts): Promise<Timekeeper> {
  const parts = { store, machine, log, boot: machine.boot };
  const keeper = keeperFrom(parts, await agree(parts));
  const foreign = store.onExternalChange(() => hearOthers(keeper));
  tell(keeper);
  const begunAt = timeNow(keeper) - machine.elapsed();
  return {
    now: () => timeNow(keeper),
    steady: { now: () => Math.floor(begunAt + machine.elapsed()), after: (ms, run) => timers.after(ms, run) },
    after: (ms, run) => timers.after(ms, run),
    standing: () => standing(keeper),
    look: () => look(keeper),
    accept: () => accept(keeper),
    correctionFrom: (was) => correctionFrom(keeper, was),
    heed: (event) => heed(keeper, event),
    onCorrection: (run) => void keeper.listeners.push(run),
    begin() {
      keeper.rounds ??= every(timers, lookMs, () => round(keeper));
    },
    async close() {
      foreign.close();
      await keeper.rounds?.close();
      await keeper.looking?.catch(() => undefined);
    },
  };
}

/** What one process knows of the time it goes by; `elapsed` means the machine's counter (all in ms). */
interface Keeper extends Agreeing {
  readonly store: TimekeeperParts['store'];
  readonly log: Log;
  readonly listeners: ((correction: Correction) => Promise<void>)[];
  /** The elapsed of the last look. */
  lookedAt: number;
  /** By how much the machine's clock is off, and since which elapsed by just as much. */
  steady: { readonly off: number; readonly since: number };
  /** The elapsed at which the system was last asked whether it vouches for its clock. */
  askedAt: number;
  /** The elapsed at which the clock was last found in doubt; null once it was told that it agrees again. */
  toldAt: number | null;
  rounds: { close(): Promise<void> } | null;
  /** The look under way. */
  looking: Promise<void> | null;
}

const lookMs = 1000;
/** How often the time last seen is written down, how far an offset that is followed may have gone unwritten, and how long a clock must agree before another jump is told (ms). */
const seenEveryMs = 60_000;
const unwrittenMs = 50;
const quietMs = 60_000;

const keeperFrom = (parts: Pick<Keeper, 'store' | 'machine' | 'log' | 'boot'>, agreed: AgreedTime): Keeper => {
  const lookedAt = parts.machine.elapsed();
  return {
    ...parts,
    listeners: [],
    agreed,
    offset: agreed.offset,
    lookedAt,
    steady: { off: 0, since: lookedAt },
    askedAt: Number.NEGATIVE_INFINITY,
    toldAt: null,
    rounds: null,
    looking: null,
  };
};

const standing = (keeper: Keeper): ClockStanding =>
  standingOf(offNow(keeper), keeper.agreed.doubtFrom !== null, timeNow(keeper), keeper.agreed.correctedAt);

/** Brings a correction into all logs: one's own, or one that the process which made it has not brought to its end. */
const spread = async (keeper: Keeper): Promise<void> => {
  const { spreading } = keeper.agreed;
  if (spreading === null || keeper.listeners.length === 0) return;
  const { was, at, why, generation, offset: then } = spreading;
  for (const run of keeper.listeners)
    await run({ was, at, why, agreed: { ...keeper.agreed, generation, offset: then } });
  await agreeOn(keeper, { offset: keeper.offset, spreading: null });
};

const correct = async (keeper: Keeper, why: Why): Promise<Correction | null> => {
  const { machine, log } = keeper;
  const elapsed = machine.elapsed();
  const was = Math.floor(elapsed + keeper.offset);
  const at = Math.floor(machine.wall());
  const then = at - elapsed;
  const spreading = { was, at, why, generation: keeper.agreed.generation + 1, offset: then };
  const change = { offset: then, doubtFrom: null, correctedAt: at, seenAt: at, spreading };
  if (!(await agreeOn(keeper, change, { was, at }))) return null;
  log.warn({ was: new Date(was).toISOString(), at: new Date(at).toISOString(), why }, 'the time was corrected');
  const correction = { was, at, why, agreed: keeper.agreed };
  await spread(keeper);
  return correction;
};

/** One line for a clock that is in doubt, however often it jumps. */
const tell = (keeper: Keeper): void => {
  const { machine, log } = keeper;
  const { state, offSeconds } = standing(keeper);
  const elapsed = machine.elapsed();
  if (state === 'in-doubt') {
    const going = new Date(timeNow(keeper)).toISOString();
    if (keeper.toldAt === null)
      log.warn({ offSeconds, going }, "the machine's clock is in doubt: the time goes on without it");
    keeper.toldAt = elapsed;
  } else if (keeper.toldAt !== null && elapsed - keeper.toldAt > quietMs) {
    log.info("the machine's clock agrees again");
    keeper.toldAt = null;
  }
};

const believable = async (keeper: Keeper, off: number, elapsed: number): Promise<Why | null> => {
  const lasted = elapsed - keeper.steady.since;
  if (fits({ off, lasted, now: timeNow(keeper), doubtFrom: keeper.agreed.doubtFrom })) return 'came-right';
  if (lasted < lastingMs.synchronised || elapsed - keeper.askedAt < lastingMs.synchronised) return null;
  keeper.askedAt = elapsed;
  if (!(await keeper.machine.synchronised())) return null;
  // It may have jumped while the system was being asked.
  return Math.abs(offNow(keeper) - off) <= togetherMs ? 'synchronised' : null;
};

const lookOnce = async (keeper: Keeper): Promise<void> => {
  const { store, machine, log, boot } = keeper;
  const inForce = await store.agreeOnTime(null, boot);
  if (inForce !== null) adopt(keeper, inForce);
  await spread(keeper).catch((error: unknown) => log.error({ err: error }, 'a correction is not in every log yet'));
  const elapsed = machine.elapsed();
  const off = offNow(keeper);
  const passed = elapsed - keeper.lookedAt;
  keeper.lookedAt = elapsed;
  if (Math.abs(off - keeper.steady.off) > togetherMs) keeper.steady = { off, since: elapsed };
  tell(keeper);
  if (Math.abs(off) > togetherMs) {
    const why = await believable(keeper, off, elapsed);
    if (why !== null) await correct(keeper, why);
    else if (timeNow(keeper) - keeper.agreed.seenAt > seenEveryMs) await agreeOn(keeper, { offset: keeper.offset });
    return;
  }
  keeper.offset += followed(off, passed);
  const { offset, agreed } = keeper;
  const isDue = timeNow(keeper) - agreed.seenAt > seenEveryMs || Math.abs(offset - agreed.offset) > unwrittenMs;
  if (isDue || agreed.doubtFrom !== null) await agreeOn(keeper, { offset, doubtFrom: null });
};

const look = (keeper: Keeper): Promise<void> => {
  keeper.looking ??= lookOnce(keeper).finally(() => {
    keeper.looking = null;
  });
  return keeper.looking;
};

const round = (keeper: Keeper): Promise<void> =>
  look(keeper).catch((error: unknown) => keeper.log.error({ err: error }, 'the time could not be agreed on'));

/** Another process has changed the store, perhaps what is agreed on. */
const hearOthers = (keeper: Keeper): void => {
  keeper.store.agreeOnTime(null, keeper.boot).then(
    (inForce) => inForce !== null && adopt(keeper, inForce),
    () => undefined,
  );
};

const accept = async (keeper: Keeper): Promise<Correction | null> => {
  await keeper.looking;
  return standing(keeper).state === 'in-doubt' ? correct(keeper, 'accepted') : null;
};

const correctionFrom = async (keeper: Keeper, was: number): Promise<Correction> => {
  const at = timeNow(keeper);
  // A generation of its own, so that it is news to every log.
  await agreeOn(keeper, { offset: keeper.offset, seenAt: at, correctedAt: at }, { was, at });
  return { was, at, why: 'accepted', agreed: keeper.agreed };
};

const heed = (keeper: Keeper, event: ClockCorrected): void => {
  if (event.boot !== keeper.boot) return;
  const { generation, offset: then, was, at, why } = event;
  // Who wrote it may die before it stands in the other logs.
  const spreading = { was, at, why, generation, offset: then };
  const corrected = { generation, offset: then, doubtFrom: null, correctedAt: at, seenAt: at, spreading };
  adopt(keeper, { ...keeper.agreed, ...corrected });
};
