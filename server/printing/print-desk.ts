import type { Printer } from '../../shared/centre.ts';
import type { Clock } from '../clock.ts';
import type { Connect } from './connect.ts';
import type { Drawing } from './drawing.ts';
import type { PrintJobs } from './job.ts';
import { type Press, startPress } from './press.ts';
import type { PrinterStatus } from './status.ts';

/** What a centre's print desk is made of. */
export interface PrintDeskParts {
  readonly printers: readonly Printer[];
  readonly jobs: PrintJobs;
  readonly clock: Clock;
  /** Shared by all desks; its owner closes it after them. */
  readonly drawing: Drawing;
  readonly connect: Connect;
  /** Called when a printer's status has changed. */
  readonly onStatus?: (printer: string, status: PrinterStatus) => void;
  /** Called when the store or the program failed; the desk goes on and tries again. */
  readonly onTrouble?: (printer: string, error: unknown) => void;
}

/** The printers of one centre, each with its own owner and queue. */
export interface PrintDesk {
  /** Jobs have come; without a printer's id, for any of them. */
  wake(printer?: string): void;
  /** Every printer's latest status, by printer id. */
  statuses(): ReadonlyMap<string, PrinterStatus>;
  /** Takes on the printers of a changed configuration; those that did not change go on undisturbed. */
  configure(printers: readonly Printer[]): Promise<void>;
  /** Lets the slips in hand finish for at most so many milliseconds, then lets go of all printers. */
  close(graceMs?: number): Promise<void>;
}

interface Post {
  readonly printer: Printer;
  readonly press: Press;
}

/** How long a slip in hand may take to finish when its printer is let go, in milliseconds. */
const defaultGraceMs = 5000;

const sameWay = (a: Printer, b: Printer): boolean =>
  a.dots === b.dots && a.oneWay === b.oneWay && JSON.stringify(a.connection) === JSON.stringify(b.connection);

/** Opens a centre's print desk: it prints the pending jobs of its printers from now on, until closed. */
export const startPrintDesk = (parts: PrintDeskParts): PrintDesk => {
  const posts = new Map<string, Post>();
  let changes: Promise<void> = Promise.resolve();
  let closed = false;

  const staff = (printer: Printer): void => {
    const press = startPress({
      printer,
      transport: parts.connect(printer),
      jobs: parts.jobs,
      drawing: parts.drawing,
      clock: parts.clock,
      onStatus: (status) => parts.onStatus?.(printer.id, status),
      onTrouble: (error) => parts.onTrouble?.(printer.id, error),
    });
    posts.set(printer.id, { printer, press });
  };
  const dismiss = async ({ printer, press }: Post, graceMs: number): Promise<void> => {
    await press.close(graceMs);
    posts.delete(printer.id);
  };
  /** Nobody is left to print these. */
  const giveUpJobs = async (printer: string): Promise<void> => {
    const pending = await parts.jobs.pending(printer);
    for (const { id } of pending) await parts.jobs.mark(id, 'failed', 'no-printer');
  };
  const change = async (printers: readonly Printer[]): Promise<void> => {
    const wanted = new Map(printers.map((printer) => [printer.id, printer]));
    for (const post of [...posts.values()]) {
      const next = wanted.get(post.printer.id);
      if (next !== undefined && sameWay(post.printer, next)) continue;
      // A port takes one connection at a time: the old owner lets go before the new one begins.
      await dismiss(post, defaultGraceMs);
      if (next === undefined)
        await giveUpJobs(post.printer.id).catch((error) => parts.onTrouble?.(post.printer.id, error));
    }
    for (const printer of wanted.values()) if (!posts.has(printer.id) && !closed) staff(printer);
  };

  for (const printer of parts.printers) staff(printer);
  return {
    wake(printer) {
      for (const post of posts.values()) if (printer === undefined || post.printer.id === printer) post.press.wake();
    },
    statuses: () => new Map([...posts].map(([id, { press }]) => [id, press.status()])),
    configure(printers) {
      changes = changes.then(() => change(printers));
      return changes;
    },
    async close(graceMs = defaultGraceMs) {
      closed = true;
      await changes;
      await Promise.all([...posts.values()].map((post) => dismiss(post, graceMs)));
    },
  };
};
