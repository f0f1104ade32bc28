import type { JobStatus, PrinterStatus } from '../../shared/devices/printing.ts';
import type { PrintJob, PrintJobs, PrintReason } from './job.ts';
import type { Undelivered } from './transport.ts';

/** How a job ended. */
export interface AttemptOutcome {
  readonly status: JobStatus;
  readonly reason?: PrintReason;
}

/** What a printer's worker knows of its jobs beyond what the store says. */
export interface AttemptLog {
  /** Stores the outcomes that the store would not take before. */
  store(): Promise<void>;
  /** The jobs still to be printed, the oldest first. */
  pending(printer: string): Promise<readonly PrintJob[]>;
  /** What became of an earlier attempt's paper, or null where there was none. */
  fateOf(job: PrintJob): Undelivered['fate'] | null;
  /** How often paper may have come out for it in this process. */
  triesOf(job: PrintJob): number;
  /** The job has ended; it is never printed again, even if the store cannot keep that now. */
  finish(job: PrintJob, outcome: AttemptOutcome): Promise<void>;
  /** The job has gone to another printer. */
  forget(job: PrintJob): void;
  /** An attempt has failed: the job is to be looked at once more. */
  again(job: PrintJob, failure: Undelivered): Promise<void>;
}

/** The reason to give for a slip that did not come out, by what its printer said. */
export function reasonOf(status: PrinterStatus): PrintReason {
  return status === 'ready' || status === 'paper-low' ? 'unknown' : status;
}

/** An attempt log over the store of jobs. */
export function createAttemptLog(jobs: PrintJobs): AttemptLog {
  const tried = new Map<string, { readonly fate: Undelivered['fate']; readonly tries: number }>();
  const outcomes = new Map<string, AttemptOutcome>();
  const store = async () => {
    for (const [id, { status, reason }] of outcomes) {
      await jobs.mark(id, status, reason);
      outcomes.delete(id);
    }
  };
  return {
    store,
    // A job left in the middle by a process that ended may have come out.
    fateOf: (job) => tried.get(job.id)?.fate ?? (job.status === 'sending' ? 'unknown' : null),
    triesOf: (job) => tried.get(job.id)?.tries ?? (job.status === 'sending' ? 1 : 0),
    async finish(job, outcome) {
      tried.delete(job.id);
      outcomes.set(job.id, outcome);
      await store();
    },
    forget: (job) => void tried.delete(job.id),
    async again(job, { fate, status }) {
      const before = tried.get(job.id) ?? { fate: null, tries: job.status === 'sending' ? 1 : 0 };
      // One that was silent is the same attempt still; one that did not print is none.
      const more = fate === 'not-printed' || before.fate === 'silent' ? 0 : 1;
      // Paper that may have come out before may have done so still.
      const kept = fate === 'not-printed' && before.fate === 'unknown' ? 'unknown' : fate;
      tried.set(job.id, { fate: kept, tries: before.tries + more });
      await jobs.mark(job.id, 'queued', reasonOf(status));
    },
    async pending(printer) {
      const all = await jobs.pending(printer);
      const ids = new Set(all.map(({ id }) => id));
      for (const id of tried.keys()) if (!ids.has(id)) tried.delete(id);
      return all.filter(({ id }) => !outcomes.has(id));
    },
  };
}
