import { type PrinterGrades, wayTo } from '../../server/printing/grade.ts';
import type { PrintJob, PrintJobs, PrintReason } from '../../server/printing/job.ts';
import type { JobStatus, PrinterGrade } from '../../shared/devices/printing.ts';
import { openWatch } from './watch.ts';

/** A step in a print job's life. */
export interface Mark {
  readonly job: string;
  readonly status: JobStatus;
  readonly reason: PrintReason | null;
}

/** Print jobs kept in memory, with all that was ever said of them. */
export interface MemoryJobs extends PrintJobs {
  readonly marks: readonly Mark[];
  /** Which jobs went to another printer, in order. */
  readonly moves: readonly string[];
  add(job: PrintJob): void;
  /** All that was said of one job, as `status` or `status: reason`. */
  storyOf(job: string): readonly string[];
  statusOf(job: string): JobStatus | undefined;
  /** From now on (or no longer) every call rejects. */
  setBroken(broken: boolean): void;
  /** Resolves once this is so. */
  until(condition: () => boolean): Promise<void>;
}

/** An empty store of print jobs. */
export function memoryJobs(): MemoryJobs {
  const jobs = new Map<string, { readonly job: PrintJob; readonly status: JobStatus }>();
  const marks: Mark[] = [];
  const moves: string[] = [];
  const { changed, until } = openWatch();
  let broken = false;
  const check = (): void => {
    if (broken) throw new Error('the store is broken');
  };
  return {
    marks,
    moves,
    add: (job) => void jobs.set(job.id, { job, status: job.status }),
    storyOf: (id) =>
      marks
        .filter(({ job }) => job === id)
        .map(({ status, reason }) => (reason === null ? status : `${status}: ${reason}`)),
    statusOf: (id) => jobs.get(id)?.status,
    setBroken(next) {
      broken = next;
    },
    until,
    async pending(printer) {
      check();
      return [...jobs.values()]
        .filter(({ job }) => job.printer === printer)
        .flatMap(({ job, status }) => (status === 'queued' || status === 'sending' ? [{ ...job, status }] : []))
        .sort((a, b) => a.queuedAt - b.queuedAt);
    },
    async move(id, printer, status) {
      check();
      const known = jobs.get(id);
      if (known === undefined) throw new Error(`no print job ${id}`);
      jobs.set(id, { job: { ...known.job, printer }, status });
      moves.push(`${id} to ${printer}${status === 'sending' ? ' as a copy' : ''}`);
      changed();
    },
    async mark(id, status, reason) {
      check();
      const known = jobs.get(id);
      if (known === undefined) throw new Error(`no print job ${id}`);
      jobs.set(id, { job: known.job, status });
      marks.push({ job: id, status, reason: reason ?? null });
      changed();
    },
  };
}

/** What is known of printers, kept in memory. */
export function memoryGrades(): PrinterGrades {
  const known = new Map<string, { readonly way: string; readonly grade: PrinterGrade }>();
  return {
    async of(printer) {
      const found = known.get(printer.id);
      return found?.way === wayTo(printer) ? found.grade : null;
    },
    async found(printer, grade) {
      known.set(printer.id, { way: wayTo(printer), grade });
    },
    async forget(printer) {
      known.delete(printer);
    },
  };
}
