import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { PrinterStatus, QueueTrouble } from '../../shared/devices/printing.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { createMutex } from '../async/mutex.ts';
import type { Connect } from './connect.ts';
import type { Drawing } from './drawing.ts';
import { type PrinterGrades, wayTo } from './grade.ts';
import type { PrintJobs } from './job.ts';
import { type PrinterWorker, startPrinterWorker } from './printer-worker.ts';

/** What a centre's spooler is made of. */
export interface SpoolerParts {
  readonly printers: readonly Printer[];
  readonly jobs: PrintJobs;
  readonly grades: PrinterGrades;
  readonly clock: Clock;
  /** Shared by all spoolers; its owner closes it after them. */
  readonly drawing: Drawing;
  readonly connect: Connect;
  /** While this is so no slip is begun; absent = never. */
  readonly holds?: () => boolean;
  /** Called when a printer's status has changed. */
  readonly onStatus?: (printer: string, status: PrinterStatus) => void;
  /** Called when the store or the program failed; the spooler goes on and tries again. */
  readonly onTrouble?: (printer: string, error: unknown) => void;
}

/** The printers of one centre, each with a worker and a queue of its own. */
export interface Spooler {
  /** Jobs have come; without a printer's id, for any of them. */
  wake(printer?: string): void;
  /** Every printer's latest status, by printer id. */
  statuses(): ReadonlyMap<string, PrinterStatus>;
  /** Whether a slip sent to this printer now would come out, as far as it was last seen. */
  isWell(printer: string): boolean;
  /** What is wrong with the queues that lead to printers, by printer id. */
  troubles(): ReadonlyMap<string, QueueTrouble>;
  /** Takes on the printers of a changed configuration; those that did not change go on undisturbed. */
  configure(printers: readonly Printer[]): Promise<void>;
  /** Lets the slips in hand finish for at most so many milliseconds, then lets go of all printers. */
  close(graceMs?: number): Promise<void>;
}

/** Opens a centre's spooler: it prints the pending jobs of its printers from now on, until closed. */
export function startSpooler(parts: SpoolerParts): Spooler {
  const posts: Map<string, Post> = new Map();
  const staff = (printer: Printer): void => void posts.set(printer.id, staffed(parts, printer, posts));
  for (const printer of parts.printers) staff(printer);
  const inTurn = createMutex();
  let closed = false;

  const dismiss = async ({ printer, worker }: Post, graceMs: number): Promise<void> => {
    await worker.close(graceMs);
    posts.delete(printer.id);
  };
  const change = async (printers: readonly Printer[]): Promise<void> => {
    const wanted = new Map(printers.map((printer) => [printer.id, printer]));
    for (const post of [...posts.values()]) {
      const next = wanted.get(post.printer.id);
      if (next !== undefined && sameWay(post.printer, next)) continue;
      // A port takes one connection at a time: the old worker lets go before the new one begins.
      await dismiss(post, defaultGraceMs);
      if (next === undefined) await giveUpJobs(parts, post.printer.id);
      if (next === undefined || !sameMachine(post.printer, next)) await forgetGrade(parts, post.printer.id);
    }
    for (const [id, printer] of wanted) if (!posts.has(id) && !closed) staff(printer);
  };

  return {
    wake(printer) {
      for (const [id, { worker }] of posts) if (printer === undefined || printer === id) worker.wake();
    },
    statuses: () => new Map([...posts].map(([id, { worker }]) => [id, worker.status()])),
    isWell: (printer) => posts.get(printer)?.worker.isWell() ?? false,
    troubles: () => troublesOf(posts),
    configure: (printers) => inTurn(() => change(printers)),
    async close(graceMs = defaultGraceMs) {
      closed = true;
      await inTurn(() => Promise.all([...posts.values()].map((post) => dismiss(post, graceMs))));
    },
  };
}

interface Post {
  readonly printer: Printer;
  readonly worker: PrinterWorker;
}

const troublesOf = (posts: ReadonlyMap<string, Post>): ReadonlyMap<string, QueueTrouble> =>
  new Map(
    [...posts].flatMap(([id, { worker }]) => {
      const trouble = worker.trouble();
      return trouble === null ? [] : [[id, trouble] as const];
    }),
  );

/** How long a slip in hand may take to finish when its printer is let go, in milliseconds. */
const defaultGraceMs = 5000;

const sameMachine = (a: Printer, b: Printer): boolean => wayTo(a) === wayTo(b);

const sameWay = (a: Printer, b: Printer): boolean => a.oneWay === b.oneWay && a.cut === b.cut && sameMachine(a, b);

const staffed = (parts: SpoolerParts, printer: Printer, posts: ReadonlyMap<string, Post>): Post => ({
  printer,
  worker: startPrinterWorker({
    printer,
    transport: parts.connect(printer),
    jobs: heldBack(parts),
    grades: parts.grades,
    drawing: parts.drawing,
    clock: parts.clock,
    spareFor: ({ choices = [] }) =>
      choices.find((id) => id !== printer.id && posts.get(id)?.worker.isWell() === true) ?? null,
    onMoved: (to) => posts.get(to)?.worker.wake(),
    onStatus: (status) => parts.onStatus?.(printer.id, status),
    onTrouble: (error) => parts.onTrouble?.(printer.id, error),
  }),
});

/** The jobs, of which none is to be done while slips are held. */
const heldBack = ({ jobs, holds = () => false }: SpoolerParts): PrintJobs => ({
  ...jobs,
  pending: async (printer) => (holds() ? [] : jobs.pending(printer)),
});

/** Ends the jobs of a printer that nobody is left to print on. */
const giveUpJobs = async ({ jobs, onTrouble }: SpoolerParts, printer: string): Promise<void> => {
  try {
    for (const { id } of await jobs.pending(printer)) await jobs.mark(id, 'failed', 'no-printer');
  } catch (error) {
    onTrouble?.(printer, error);
  }
};

/** What was found out of a printer was found out of the machine that stood there. */
const forgetGrade = async ({ grades, onTrouble }: SpoolerParts, printer: string): Promise<void> => {
  try {
    await grades.forget(printer);
  } catch (error) {
    onTrouble?.(printer, error);
  }
};
