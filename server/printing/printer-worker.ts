import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { PrinterGrade, PrinterStatus, QueueTrouble } from '../../shared/devices/printing.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import { type AttemptLog, type AttemptOutcome, createAttemptLog, reasonOf } from './attempt-log.ts';
import type { Drawing } from './drawing.ts';
import { neverAnswers, type PrinterGrades } from './grade.ts';
import { type PrintJob, type PrintJobs, slipLifeMs } from './job.ts';
import { isSheet } from './sheet.ts';
import { canPrint } from './status.ts';
import type { Delivered, Transport, Undelivered } from './transport.ts';

/** What the worker of a printer needs. */
export interface PrinterWorkerParts {
  readonly printer: Printer;
  readonly transport: Transport;
  readonly jobs: PrintJobs;
  readonly drawing: Drawing;
  readonly grades: PrinterGrades;
  readonly clock: Clock;
  /** Another printer that this job may come out of and that can print now, or null. */
  readonly spareFor: (job: PrintJob) => string | null;
  /** A job has gone to this printer. */
  readonly onMoved: (printer: string) => void;
  readonly onStatus: (status: PrinterStatus) => void;
  /** Something that is not the printer's fault went wrong: the store, or a bug. */
  readonly onTrouble: (error: unknown) => void;
}

/** The worker of one printer: it takes the printer's jobs one at a time. */
export interface PrinterWorker {
  /** Jobs have come. */
  wake(): void;
  status(): PrinterStatus;
  /** Whether a slip sent now would come out, as far as the printer was last seen. */
  isWell(): boolean;
  trouble(): QueueTrouble | null;
  /** Lets the slip in hand finish for so many milliseconds, then lets go of the printer. */
  close(graceMs: number): Promise<void>;
}

/**
 * Starts the worker of a printer. A job that did not come out is tried again when the printer says that it is well: as a
 * copy, and once, where the first may have come out. One that the printer has whole and says nothing of is not sent again
 * before the printer has said that something was wrong. A job older than `slipLifeMs` is given up.
 */
export function startPrinterWorker(parts: PrinterWorkerParts): PrinterWorker {
  const closing = new AbortController();
  const stop = new AbortController();
  const seen = watch(parts, closing.signal);
  const work = { parts, ledger: createAttemptLog(parts.jobs), watch: seen, closing: closing.signal, stop: stop.signal };
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
    ...{ status: seen.status, isWell: seen.isWell },
    trouble: () => parts.transport.trouble?.() ?? null,
    async close(graceMs) {
      closing.abort();
      nap.abort();
      const grace = parts.clock.after(graceMs, () => stop.abort());
      await running;
      grace.cancel();
      await parts.transport.close();
    },
  };
}

/** How often to look, in milliseconds: at a printer with nothing to do, and at one that slips are waiting for. */
const idleMs = 10_000;
const troubledMs = 2000;
/** How long one look may take where nothing waits for it. */
const longestLookMs = 60_000;

/** What the printer was last seen to be. */
const watch = ({ transport, clock, onStatus }: PrinterWorkerParts, stop: AbortSignal) => {
  let status: PrinterStatus = 'unknown';
  let seenAt = Number.NEGATIVE_INFINITY;
  let known: PrinterGrade | null = null;
  const see = (seen: PrinterStatus): void => {
    seenAt = clock.now();
    if (seen === status) return;
    status = seen;
    onStatus(seen);
  };
  const isWell = (): boolean => canPrint(status) || (known === 'one-way' && status === 'unknown');
  return {
    see,
    status: () => status,
    /** How the printer is known to answer. */
    knows(grade: PrinterGrade | null): void {
      known = grade;
    },
    isWell,
    /** It was seen not to be well, and that is not long ago. */
    isAmiss: () => !isWell() && clock.now() >= seenAt && clock.now() < seenAt + idleMs,
    /** Milliseconds until an idle printer is to be looked at again: none if the clock was set back meanwhile. */
    restMs: () => (clock.now() < seenAt ? 0 : seenAt + idleMs - clock.now()),
    /** Asks the printer, for at most so many milliseconds: who is not heard by then has said nothing. */
    async look(grade: PrinterGrade | null, mostMs: number): Promise<void> {
      const over = new AbortController();
      const limit = clock.after(mostMs, () => over.abort());
      const seen = await transport.status(AbortSignal.any([stop, over.signal]), grade);
      limit.cancel();
      if (!stop.aborted && !over.signal.aborted) see(seen);
    },
  };
};
type Watch = ReturnType<typeof watch>;

interface Work {
  readonly parts: PrinterWorkerParts;
  readonly ledger: AttemptLog;
  readonly watch: Watch;
  /** No new slip is to be begun. */
  readonly closing: AbortSignal;
  /** The slip in hand is to be given up. */
  readonly stop: AbortSignal;
}

/** A ticket's slip that may have come out before carries the mark of a copy; a sheet is the same each time. */
const marked = (slip: PrintJob['slip'], asCopy: boolean): PrintJob['slip'] =>
  isSheet(slip) ? slip : { ...slip, copy: slip.copy ?? (asCopy ? slip.labels.copy : null) };

/** The bytes of the job's slip, or null when it cannot be drawn. */
const drawn = async (parts: PrinterWorkerParts, job: PrintJob, asCopy: boolean, oneWay: boolean) => {
  const { drawing, printer, transport, onTrouble } = parts;
  try {
    const { dots, cut } = printer;
    return await drawing.draw({ slip: marked(job.slip, asCopy), dots, form: transport.takes, oneWay, cut });
  } catch (error) {
    onTrouble(error);
    return null;
  }
};

/** A page to try the printer out, which shows how it answers; a ticket's slip and a sheet are for a visitor. */
const isTrial = (job: PrintJob): boolean => job.ticket === '' && !isSheet(job.slip);

/** What was known, or the setting that it is never to be asked. */
const gradeOf = async ({ printer, grades }: PrinterWorkerParts): Promise<PrinterGrade | null> =>
  neverAnswers(printer) ? 'one-way' : grades.of(printer);

/** Keeps what a slip has shown: a trial shows all; a visitor's slip what nobody knew, or that the printer answers after all. */
const learn = async (parts: PrinterWorkerParts, job: PrintJob, known: PrinterGrade | null, { grade }: Delivered) => {
  if (grade === undefined || grade === known || parts.printer.oneWay) return;
  if (isTrial(job) || known === null || grade === 'in-order') await parts.grades.found(parts.printer, grade);
};

/** How often paper may come out for one slip. */
const mostTries = 2;

/** Tries a slip; gives the milliseconds until the next look. */
const attempt = async (work: Work, job: PrintJob, grade: PrinterGrade | null): Promise<number> => {
  const { parts, ledger, stop } = work;
  const probe = isTrial(job) && !parts.printer.oneWay;
  const asCopy = job.copy || ledger.fateOf(job) === 'unknown';
  const bytes = await drawn(parts, job, asCopy, grade === 'one-way' && !probe);
  if (bytes === null) {
    await ledger.finish(job, { status: 'failed', reason: 'cannot-draw' });
    return 0;
  }
  await parts.jobs.mark(job.id, 'sending');
  const result = await parts.transport.print(job.id, bytes, stop, { grade, probe });
  work.watch.see(result.status);
  if (result.ok) {
    await ledger.finish(job, { status: result.outcome });
    await learn(parts, job, grade, result);
    return 0;
  }
  // Given up in the middle: it stays `sending`, which tells the next process that its fate is not known.
  if (stop.aborted) return 0;
  await failed(work, job, result);
  if (result.fate !== 'not-printed') return 0;
  return (await moved(work, job)) ? 0 : troubledMs;
};

/** Sends a slip that does not come out here to a printer where it would, as a copy if it may have come out; false where there is none. */
const moved = async ({ parts, ledger }: Work, job: PrintJob): Promise<boolean> => {
  const to = parts.spareFor(job);
  if (to === null) return false;
  await parts.jobs.move(job.id, to, ledger.fateOf(job) === 'unknown' ? 'sending' : 'queued');
  ledger.forget(job);
  parts.onMoved(to);
  return true;
};

/** An attempt has failed: the slip waits for another, or has had its last. */
const failed = async ({ ledger }: Work, job: PrintJob, result: Undelivered): Promise<void> => {
  await ledger.again(job, result);
  if (ledger.fateOf(job) !== 'unknown' || ledger.triesOf(job) < mostTries) return;
  await ledger.finish(job, { status: 'failed', reason: reasonOf(result.status) });
};

/** A slip whose printer had fallen silent: once it is well, that is all that will be known; trouble means paper may be missing. */
const resolveSilent = async (work: Work, job: PrintJob, grade: PrinterGrade | null): Promise<number> => {
  await work.watch.look(grade, lifeLeft(work, job));
  if (work.closing.aborted) return 0;
  const status = work.watch.status();
  if (work.watch.isWell()) {
    await work.ledger.finish(job, { status: 'sent' });
    return 0;
  }
  if (status === 'unknown' || status === 'offline') return napFor(work, job);
  await failed(work, job, { ok: false, status, fate: 'unknown' });
  return 0;
};

/** How old the job is (ms); one from a time that has not come yet, after a clock was set back, is new. */
const ageOf = ({ parts }: Work, job: PrintJob): number => parts.clock.now() - job.queuedAt;

/** How long the slip is still worth printing (ms). */
const lifeLeft = (work: Work, job: PrintJob): number => Math.max(1, slipLifeMs - ageOf(work, job));

/** Until the next look at a printer that a slip is waiting for: not longer than the slip lives. */
const napFor = (work: Work, job: PrintJob): number => Math.min(troubledMs, lifeLeft(work, job));

/** Does what there is to do; gives the milliseconds until it is worth looking again. */
const round = async (work: Work): Promise<number> => {
  const { parts, ledger, closing } = work;
  await ledger.store();
  const grade = await gradeOf(parts);
  work.watch.knows(grade);
  const pending = await ledger.pending(parts.printer.id);
  const lapsed = pending.filter((job) => ageOf(work, job) >= slipLifeMs);
  // One that the printer has whole was handed over, and nobody can say more.
  const endOf = (job: PrintJob): AttemptOutcome =>
    ledger.fateOf(job) === 'silent' ? { status: 'sent' } : { status: 'failed', reason: 'lapsed' };
  for (const job of lapsed) await ledger.finish(job, endOf(job));
  const job = pending.find((each) => !lapsed.includes(each));
  if (job === undefined) {
    if (work.watch.restMs() <= 0) await work.watch.look(grade, longestLookMs);
    return Math.max(1, work.watch.restMs());
  }
  const earlier = ledger.fateOf(job);
  if (earlier === 'silent') return resolveSilent(work, job, grade);
  const well = () => work.watch.isWell() || (isTrial(job) && work.watch.status() === 'unknown');
  // What was amiss a moment ago is not asked again where the slip can come out elsewhere.
  if (work.watch.isAmiss() && (await moved(work, job))) return 0;
  if (earlier !== null || !well()) await work.watch.look(grade, lifeLeft(work, job));
  if (closing.aborted) return 0;
  if (!well()) return (await moved(work, job)) ? 0 : napFor(work, job);
  // Asking may have taken its time.
  if (ageOf(work, job) < slipLifeMs) return attempt(work, job, grade);
  return 0;
};
