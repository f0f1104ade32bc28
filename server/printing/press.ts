import type { Printer } from '../../shared/centre.ts';
import { type Clock, pause } from '../clock.ts';
import type { Drawing } from './drawing.ts';
import { type PrintJob, type PrintJobs, slipLifeMs } from './job.ts';
import { type PrintLedger, printLedger, reasonOf } from './print-ledger.ts';
import { canPrint, type PrinterStatus } from './status.ts';
import type { Transport, Undelivered } from './transport.ts';

/** How often to look, in milliseconds: at a printer with nothing to do, and at one that slips are waiting for. */
const idleMs = 10_000;
const troubledMs = 2000;

/** What one printer's owner needs. */
export interface PressParts {
  readonly printer: Printer;
  readonly transport: Transport;
  readonly jobs: PrintJobs;
  readonly drawing: Drawing;
  readonly clock: Clock;
  readonly onStatus: (status: PrinterStatus) => void;
  /** Something that is not the printer's fault went wrong: the store, or a bug. */
  readonly onTrouble: (error: unknown) => void;
}

/** The one owner of one printer: it takes its jobs one at a time. */
export interface Press {
  /** Jobs have come. */
  wake(): void;
  status(): PrinterStatus;
  /** Lets the slip in hand finish for so many milliseconds, then lets go of the printer. */
  close(graceMs: number): Promise<void>;
}

/** What the printer was last seen to be. */
const watch = ({ printer, transport, clock, onStatus }: PressParts, stop: AbortSignal) => {
  let status: PrinterStatus = 'unknown';
  let seenAt = Number.NEGATIVE_INFINITY;
  const see = (seen: PrinterStatus): void => {
    seenAt = clock.now();
    if (seen === status) return;
    status = seen;
    onStatus(seen);
  };
  return {
    see,
    status: () => status,
    isWell: () => canPrint(status) || (printer.oneWay && status === 'unknown'),
    /** Milliseconds until an idle printer is to be looked at again: none if the clock was set back meanwhile. */
    restMs: () => (clock.now() < seenAt ? 0 : seenAt + idleMs - clock.now()),
    async look(): Promise<void> {
      const seen = await transport.status(stop);
      if (!stop.aborted) see(seen);
    },
  };
};
type Watch = ReturnType<typeof watch>;

interface Work {
  readonly parts: PressParts;
  readonly ledger: PrintLedger;
  readonly watch: Watch;
  /** No new slip is to be begun. */
  readonly closing: AbortSignal;
  /** The slip in hand is to be given up. */
  readonly stop: AbortSignal;
}

/** The bytes of the job's slip, or null when it cannot be drawn. */
const drawn = async ({ drawing, printer, transport, onTrouble }: PressParts, job: PrintJob, asCopy: boolean) => {
  try {
    const copy = job.slip.copy ?? (asCopy ? job.slip.labels.copy : null);
    const { dots, oneWay } = printer;
    return await drawing.draw({ slip: { ...job.slip, copy }, dots, form: transport.takes, oneWay });
  } catch (error) {
    onTrouble(error);
    return null;
  }
};

const attempt = async (work: Work, job: PrintJob, earlier: Undelivered['fate'] | null): Promise<void> => {
  const { parts, ledger, stop } = work;
  const bytes = await drawn(parts, job, job.copy || earlier === 'unknown');
  if (bytes === null) return ledger.finish(job, { status: 'failed', reason: 'cannot-draw' });
  await parts.jobs.mark(job.id, 'sending');
  const result = await parts.transport.print(job.id, bytes, stop);
  work.watch.see(result.status);
  if (result.ok) return ledger.finish(job, { status: result.outcome });
  // Given up in the middle: it stays `sending`, which says to whoever comes next that its fate is not known.
  if (stop.aborted) return;
  if (earlier === null) return ledger.again(job, result);
  return ledger.finish(job, { status: 'failed', reason: reasonOf(result.status) });
};

/** Does what there is to do; gives the milliseconds until it is worth looking again. */
const round = async (work: Work): Promise<number> => {
  const { parts, ledger, closing } = work;
  const ageOf = (job: PrintJob) => parts.clock.now() - job.queuedAt;
  await ledger.store();
  const pending = await ledger.pending(parts.printer.id);
  const lapsed = pending.filter((job) => ageOf(job) >= slipLifeMs);
  for (const job of lapsed) await ledger.finish(job, { status: 'failed', reason: 'lapsed' });
  const job = pending.find((each) => !lapsed.includes(each));
  if (job === undefined) {
    if (work.watch.restMs() <= 0) await work.watch.look();
    return Math.max(1, work.watch.restMs());
  }
  const earlier = ledger.fateOf(job);
  if (earlier !== null || !work.watch.isWell()) await work.watch.look();
  if (closing.aborted) return 0;
  if (!work.watch.isWell()) return Math.max(1, Math.min(troubledMs, slipLifeMs - ageOf(job)));
  // Asking may have taken its time.
  if (ageOf(job) < slipLifeMs) await attempt(work, job, earlier);
  return 0;
};

/**
 * Starts the owner of a printer. A job whose first attempt failed is tried once more, when the printer says that it
 * is well again, and as a copy where the first may have come out; a job older than `slipLifeMs` is given up.
 */
export const startPress = (parts: PressParts): Press => {
  const closing = new AbortController();
  const stop = new AbortController();
  const seen = watch(parts, closing.signal);
  const work = { parts, ledger: printLedger(parts.jobs), watch: seen, closing: closing.signal, stop: stop.signal };
  let poked = false;
  let nap = new AbortController();

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      poked = false;
      const wait = await round(work).catch((error: unknown) => {
        parts.onTrouble(error);
        return troubledMs;
      });
      if (wait === 0 || poked || closing.signal.aborted) continue;
      nap = new AbortController();
      await pause(parts.clock, wait, nap.signal);
    }
  };
  const running = run();

  return {
    wake() {
      poked = true;
      nap.abort();
    },
    status: seen.status,
    async close(graceMs) {
      closing.abort();
      nap.abort();
      const grace = parts.clock.after(graceMs, () => stop.abort());
      await running;
      grace.cancel();
      await parts.transport.close();
    },
  };
};
