import { startingTime, togetherMs } from '../../engine/queue/clock-belief.ts';
import type { QueueStore } from '../store/store.ts';
import type { AgreedTime } from '../store/time.ts';
import type { Machine } from './machine.ts';

/** What a process goes by that agrees on the time with all others of its store (ms). */
export interface Agreeing {
  readonly store: Pick<QueueStore, 'agreeOnTime' | 'lastTime'>;
  readonly machine: Machine;
  readonly boot: string;
  agreed: AgreedTime;
  /** The offset gone by: the one agreed on, and what has been followed of the machine's clock since. */
  offset: number;
}

/** Agrees with all processes of the machine on an offset; where none was agreed since it started, judges its clock by the log. */
export async function agree({
  store,
  machine,
  boot,
}: Pick<Agreeing, 'store' | 'machine' | 'boot'>): Promise<AgreedTime> {
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
}

/** Goes by what others have agreed on, where that is news. */
export function adopt(agreeing: Agreeing, one: AgreedTime): void {
  if (one.generation <= agreeing.agreed.generation) return;
  agreeing.agreed = one;
  agreeing.offset = one.offset;
}

/** Proposes a change to all; whether they go by it. */
export async function agreeOn(
  agreeing: Agreeing,
  change: Partial<AgreedTime>,
  shift?: { readonly was: number; readonly at: number },
): Promise<boolean> {
  const { store, boot, agreed } = agreeing;
  const next = { ...agreed, seenAt: timeNow(agreeing), ...change, generation: agreed.generation + 1 };
  const inForce = await store.agreeOnTime({ ...next, over: agreed.generation }, boot, shift);
  if (inForce !== null) adopt(agreeing, inForce);
  return inForce?.generation === next.generation && inForce.offset === next.offset;
}

/** The time gone by. */
export function timeNow({ machine, offset }: Agreeing): number {
  return Math.floor(machine.elapsed() + offset);
}

/** By how much the machine's clock is ahead of the time gone by. */
export function offNow({ machine, offset }: Agreeing): number {
  return machine.wall() - (machine.elapsed() + offset);
}
