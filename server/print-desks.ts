import type { PrinterStatus } from '../shared/views.ts';
import type { Clock } from './clock.ts';
import type { Duty } from './lease.ts';
import type { LiveCentre } from './live-centre.ts';
import type { Log } from './log.ts';
import type { Connect } from './printing/connect.ts';
import type { Drawing } from './printing/drawing.ts';
import type { PrintJob, PrintJobs } from './printing/job.ts';
import { type PrintDesk, startPrintDesk } from './printing/print-desk.ts';
import type { QueueStore, StoredJob } from './store/store.ts';

/** The printers of all centres: printed on by one process of the database at a time, known to all of them. */
export interface Printing {
  /** How each printer of a centre is, by its id; where another process has them, as its latest slips tell. */
  statuses(centre: string): Promise<ReadonlyMap<string, PrinterStatus>>;
  /** Slips have been stored. */
  wake(centre: string): void;
  /** Takes the printers of this centre for as long as this runs. */
  attend(live: LiveCentre): Duty;
  /** Calls `run` with a centre's id when a printer's status or a slip's has changed in this process. */
  onNews(run: (centre: string) => void): { close(): void };
}

export interface PrintingParts {
  readonly store: QueueStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly drawing: Drawing;
  readonly connect: Connect;
}

/** How far back slips tell how a printer is that another process attends to (ms). */
const tellingMs = 600_000;

const asPrintJob = (job: StoredJob): PrintJob => ({
  ...job,
  status: job.status === 'sending' ? 'sending' : 'queued',
  slip: JSON.parse(job.slip),
});

const printerTroubles = ['paper-out', 'cover-open', 'offline', 'error', 'unknown'] as const;

const statusAfter = ({ status, reason }: StoredJob): PrinterStatus | null => {
  if (status === 'printed') return 'ready';
  return printerTroubles.find((trouble) => trouble === reason) ?? null;
};

/** What the latest slips tell of each printer. */
const toldBySlips = (jobs: readonly StoredJob[]): ReadonlyMap<string, PrinterStatus> => {
  const told = new Map<string, PrinterStatus>();
  for (const job of jobs) {
    const status = statusAfter(job);
    if (status !== null) told.set(job.printer, status);
  }
  return told;
};

const isSlip = (type: string): boolean => type === 'ticket-issued' || type === 'slip-reprinted';

/** Makes the desks' part of the server; nothing is printed before `attend`. */
export const openPrinting = (parts: PrintingParts): Printing => {
  const { store, clock, log, drawing, connect } = parts;
  const desks = new Map<string, PrintDesk>();
  const listeners = new Set<{ readonly run: (centre: string) => void }>();
  const tell = (centre: string): void => {
    for (const listener of [...listeners]) listener.run(centre);
  };
  const jobsOf = (centre: string): PrintJobs => ({
    pending: async (printer) => (await store.pendingJobs(centre, printer)).map(asPrintJob),
    async mark(job, status, reason) {
      await store.markJob(job, status, reason ?? null, clock.now());
      tell(centre);
    },
  });
  const follow = (live: LiveCentre, desk: PrintDesk) =>
    live.onChange(({ events, state }) => {
      if (events.some(({ type }) => type === 'centre-configured')) {
        desk.configure(state.centre?.printers ?? []).catch((error: unknown) => {
          log.error({ err: error, centre: live.id }, 'the printers could not be set up anew');
        });
      }
      if (events.some(({ type }) => isSlip(type))) desk.wake();
    });
  return {
    async statuses(centre) {
      const own = desks.get(centre)?.statuses();
      return own ?? toldBySlips(await store.recentJobs(centre, clock.now() - tellingMs));
    },
    wake: (centre) => desks.get(centre)?.wake(),
    attend(live) {
      const desk = startPrintDesk({
        printers: live.latest().centre?.printers ?? [],
        jobs: jobsOf(live.id),
        clock,
        drawing,
        connect,
        onStatus: () => tell(live.id),
        onTrouble: (printer, error) => log.error({ err: error, centre: live.id, printer }, 'printing is in trouble'),
      });
      desks.set(live.id, desk);
      const following = follow(live, desk);
      // A test slip or another process' ticket leaves no event here: its job is found by looking.
      const foreign = store.onForeignWrite(() => desk.wake());
      return {
        async close() {
          foreign.close();
          following.close();
          if (desks.get(live.id) === desk) desks.delete(live.id);
          await desk.close();
        },
      };
    },
    onNews(run) {
      const listener = { run };
      listeners.add(listener);
      return { close: () => void listeners.delete(listener) };
    },
  };
};
