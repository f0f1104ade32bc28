import type { PrinterStatus, QueueTrouble } from '../../shared/devices/printing.ts';
import type { QueueEvent } from '../../shared/events.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { createListeners } from '../async/listeners.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { Log } from '../log.ts';
import type { QueueStore, StoredJob } from '../store/store.ts';
import type { Connect } from './connect.ts';
import type { Drawing } from './drawing.ts';
import { type PrinterGrades, wayTo } from './grade.ts';
import type { PrintJob, PrintJobs } from './job.ts';
import { type Spooler, startSpooler } from './spooler.ts';
import { canPrint } from './status.ts';

/** The printers of all centres: printed on by one process of the database at a time, known to all of them. */
export interface Printing {
  /** How each printer of a centre is, by its id; where another process has them, as its latest slips tell. */
  statuses(centre: string): Promise<ReadonlyMap<string, PrinterStatus>>;
  /** What is wrong with the queues that lead to printers; nothing is known of those that another process has. */
  troubles(centre: string): ReadonlyMap<string, QueueTrouble>;
  /** Slips have been stored. */
  wake(centre: string): void;
  /** Which of these printers, the first choice first, slips come out of now; undefined where there are none. */
  printsOn(centre: string, choices: readonly string[]): Promise<string | undefined>;
  /** Takes the printers of this centre for as long as this runs. */
  attend(live: LiveCentre): LeasedJob;
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

/** Makes the spoolers of all centres; nothing is printed before `attend`. */
export function openPrinting(parts: PrintingParts): Printing {
  const { store, clock } = parts;
  const desks = new Map<string, Spooler>();
  const news = createListeners<string>();
  return {
    async statuses(centre) {
      const own = desks.get(centre)?.statuses();
      return own ?? toldBySlips(await store.recentJobs(centre, clock.now() - tellingMs));
    },
    troubles: (centre) => desks.get(centre)?.troubles() ?? new Map(),
    async printsOn(centre, choices) {
      const desk = desks.get(centre);
      const known = desk === undefined ? toldBySlips(await store.recentJobs(centre, clock.now() - tellingMs)) : null;
      const isWell = desk?.isWell ?? ((id: string) => canPrint(known?.get(id) ?? 'unknown'));
      return choices.find(isWell) ?? choices[0];
    },
    wake: (centre) => desks.get(centre)?.wake(),
    attend(live) {
      const desk = openDesk(parts, live, news.tell);
      desks.set(live.id, desk);
      const followed = follow(parts, live, desk);
      return {
        async close() {
          for (const one of followed) one.close();
          if (desks.get(live.id) === desk) desks.delete(live.id);
          await desk.close();
        },
      };
    },
    onNews: news.add,
  };
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

/** The printers that these events have something for; a ticket given at the counter is not printed. */
const printersAsked = (events: readonly QueueEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => {
      const slip = event.type === 'ticket-issued' || event.type === 'slip-reprinted' ? event.slip : null;
      return slip === null ? [] : [slip.printer];
    }),
  );

type Tell = (centre: string) => void;

const jobsOf = ({ store, clock }: PrintingParts, centre: string, tell: Tell): PrintJobs => ({
  pending: async (printer) => (await store.pendingJobs(centre, printer)).map(asPrintJob),
  async move(job, printer, status) {
    await store.moveJob(job, printer, status, clock.now());
    tell(centre);
  },
  async mark(job, status, reason) {
    await store.markJob(job, status, reason ?? null, clock.now());
    tell(centre);
  },
});

const gradesOf = ({ store, clock }: PrintingParts, centre: string, tell: Tell): PrinterGrades => ({
  async of(printer) {
    const way = wayTo(printer);
    const known = (await store.printerGrades(centre)).find((row) => row.printer === printer.id && row.way === way);
    return known?.grade ?? null;
  },
  async found(printer, grade) {
    await store.putPrinterGrade({ centre, printer: printer.id, way: wayTo(printer), grade, foundAt: clock.now() });
    tell(centre);
  },
  forget: (printer) => store.forgetPrinterGrade(centre, printer),
});

const openDesk = (parts: PrintingParts, live: LiveCentre, tell: Tell): Spooler =>
  startSpooler({
    printers: live.latest().centre?.printers ?? [],
    jobs: jobsOf(parts, live.id, tell),
    grades: gradesOf(parts, live.id, tell),
    clock: parts.clock,
    drawing: parts.drawing,
    connect: parts.connect,
    // [EM2] No slip is printed while an emergency stands.
    holds: () => live.latest().emergency !== null,
    onStatus: () => tell(live.id),
    onTrouble: (printer, error) => parts.log.error({ err: error, centre: live.id, printer }, 'printing is in trouble'),
  });

/** What a spooler has to know of: new slips, and other printers. */
const follow = ({ store, log }: PrintingParts, live: LiveCentre, desk: Spooler): readonly { close(): void }[] => [
  live.onChange(({ events, state }) => {
    if (events.some(({ type }) => type === 'centre-configured')) {
      desk.configure(state.centre?.printers ?? []).catch((error: unknown) => {
        log.error({ err: error, centre: live.id }, 'the printers could not be set up again');
      });
    }
    for (const printer of printersAsked(events)) desk.wake(printer);
    if (events.some(({ type }) => type === 'emergency-ended')) desk.wake();
  }),
  // A test slip asked for in another process leaves no event: its job is found by looking.
  store.onExternalChange(() => desk.wake()),
];
