import type { Printer } from '../../shared/centre.ts';
import { type Clock, pause } from '../clock.ts';
import type { Drawing } from './drawing.ts';
import { type PrintJob, type PrintJobStatus, type PrintJobs, type PrintReason, slipLifeMs } from './job.ts';
import { slipSvg } from './slip.ts';
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

interface Outcome {
  readonly status: PrintJobStatus;
  readonly reason?: PrintReason;
}

const reasonOf = (status: PrinterStatus): PrintReason =>
  status === 'ready' || status === 'paper-low' ? 'unknown' : status;

/** What is known of the jobs beyond what the store says. */
const ledger = (jobs: PrintJobs) => {
  /** First attempts that failed, and whether their paper may have come out. */
  const tried = new Map<string, Undelivered['fate']>();
  /** Outcomes that the store has not taken yet; such a job is never printed again. */
  const outcomes = new Map<string, Outcome>();
  const store = async () => {
    for (const [id, { status, reason }] of outcomes) {
      await jobs.mark(id, status, reason);
      outcomes.delete(id);
    }
  };
  return {
    store,
    /** A job left in the middle by a process that ended may have come out. */
    fateOf: (job: PrintJob) => tried.get(job.id) ?? (job.status === 'sending' ? 'unknown' : null),
    async finish(job: PrintJob, outcome: Outcome) {
      tried.delete(job.id);
      outcomes.set(job.id, outcome);
      await store();
    },
    async again(job: PrintJob, { fate, status }: Undelivered) {
      tried.set(job.id, fate);
      await jobs.mark(job.id, 'queued', reasonOf(status));
    },
    async pending(printer: string): Promise<readonly PrintJob[]> {
      const all = await jobs.pending(printer);
      const ids = new Set(all.map(({ id }) => id));
      for (const id of tried.keys()) if (!ids.has(id)) tried.delete(id);
      return all.filter(({ id }) => !outcomes.has(id));
    },
  };
};

const drawn = async ({ drawing, printer, transport }: PressParts, job: PrintJob, asCopy: boolean) => {
  const copy = job.slip.copy ?? (asCopy ? job.slip.labels.copy : null);
  const svg = slipSvg({ ...job.slip, copy }, printer.dots);
  return drawing.draw(svg, transport.takes, printer.oneWay);
};

/**
 * Starts the owner of a printer. A job whose first attempt failed is tried once more, when the printer says that it
 * is well again, and as a copy where the first may have come out; a job older than `slipLifeMs` is given up.
 */
export const startPress = (parts: PressParts): Press => {
  const { printer, transport, jobs, clock } = parts;
  const book = ledger(jobs);
  const stop = new AbortController();
  const stopLooking = new AbortController();
  let status: PrinterStatus = 'unknown';
  let askedAt = Number.NEGATIVE_INFINITY;
  let closing = false;
  let poked = false;
  let nap = new AbortController();

  const see = (seen: PrinterStatus): void => {
    askedAt = clock.now();
    if (seen === status) return;
    status = seen;
    parts.onStatus(seen);
  };
  const look = async (): Promise<void> => {
    const seen = await transport.status(stopLooking.signal);
    if (!closing) see(seen);
  };
  const well = () => canPrint(status) || (printer.oneWay && status === 'unknown');

  const attempt = async (job: PrintJob, earlier: Undelivered['fate'] | null): Promise<void> => {
    const bytes = await drawn(parts, job, job.copy || earlier === 'unknown').catch((error: unknown) => {
      parts.onTrouble(error);
      return null;
    });
    if (bytes === null) return book.finish(job, { status: 'failed', reason: 'cannot-draw' });
    await jobs.mark(job.id, 'sending');
    const result = await transport.print(job.id, bytes, stop.signal);
    see(result.status);
    if (result.ok) return book.finish(job, { status: result.outcome });
    // Given up in the middle: it stays `sending`, which says to whoever comes next that its fate is not known.
    if (stop.signal.aborted) return;
    if (earlier === null) return book.again(job, result);
    return book.finish(job, { status: 'failed', reason: reasonOf(result.status) });
  };

  /** Does what there is to do; gives the milliseconds until it is worth looking again. */
  const round = async (): Promise<number> => {
    await book.store();
    const pending = await book.pending(printer.id);
    const lapsed = (job: PrintJob) => clock.now() - job.queuedAt >= slipLifeMs;
    for (const job of pending.filter(lapsed)) await book.finish(job, { status: 'failed', reason: 'lapsed' });
    const job = pending.find((each) => !lapsed(each));
    if (job === undefined) {
      if (clock.now() - askedAt >= idleMs) await look();
      return Math.max(1, Math.min(idleMs, askedAt + idleMs - clock.now()));
    }
    const earlier = book.fateOf(job);
    if (earlier !== null || !well()) await look();
    if (closing) return 0;
    if (!well()) return Math.max(1, Math.min(troubledMs, job.queuedAt + slipLifeMs - clock.now()));
    // Asking may have taken its time.
    if (!lapsed(job)) await attempt(job, earlier);
    return 0;
  };

  const run = async (): Promise<void> => {
    while (!closing) {
      poked = false;
      const wait = await round().catch((error: unknown) => {
        parts.onTrouble(error);
        return troubledMs;
      });
      if (wait === 0 || poked || closing) continue;
      nap = new AbortController();
      await pause(clock, wait, nap.signal);
    }
  };
  const running = run();

  return {
    wake() {
      poked = true;
      nap.abort();
    },
    status: () => status,
    async close(graceMs) {
      closing = true;
      nap.abort();
      stopLooking.abort();
      const grace = clock.after(graceMs, () => stop.abort());
      await running;
      grace.cancel();
      stop.abort();
      await transport.close();
    },
  };
};
