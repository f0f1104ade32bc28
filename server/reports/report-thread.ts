import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import type { FigureWrites } from '../store/figures.ts';
import type { StorePlace } from '../store/place.ts';
import { CannotStore } from '../store/store.ts';
import { refuseIfEnded } from '../threads/interrupted.ts';
import { openThread } from '../threads/thread.ts';
import { openReportLine } from './report-line.ts';
import type { HandedWrite, ThreadData, Written } from './report-messages.ts';
import type { AnyReport, Reporting, ReportOrder } from './reporting.ts';

interface Parts {
  /** Keeps what the thread has counted. */
  readonly store: FigureWrites;
  readonly log: Log;
  /** The program of the thread; report-worker.ts unless given. */
  readonly program?: URL;
}

/** With where the store is, which is there and up to date. */
export type ReportThreadParts = Parts & StorePlace;

/** Makes reports in a thread of its own, away from the path of a ticket. */
export function startReporting({ store, log, program = ours, ...place }: ReportThreadParts): Reporting {
  const handedWrites = openHandedWrites(store, log);
  const thread = openThread<ReportOrder, AnyReport>({
    name: 'the thread of the reports',
    start() {
      const writes = handedWrites.port();
      const workerData: ThreadData = { place, writes };
      return new Worker(program, { workerData, transferList: [writes] });
    },
    log,
  });
  const line = openReportLine((order) => thread.ask(order).catch(refuseIfEnded));
  return {
    summary: line.ask,
    quoted: line.ask,
    work: line.ask,
    bookings: line.ask,
    calls: line.ask,
    cases: line.ask,
    overview: line.ask,
    async close() {
      line.close();
      await Promise.all([handedWrites.close(), thread.close()]);
    },
  };
}

const ours = new URL('./report-worker.ts', import.meta.url);

/** Carries out the writes that threads hand over, each by a port of its own, and says what became of them. */
const openHandedWrites = (store: FigureWrites, log: Log) => {
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const storeOne = (handed: HandedWrite): Promise<void> => {
    const { centre, kind, mark } = handed;
    switch (handed.what) {
      case 'mark':
        return store.markDays(centre, kind, handed.dates, mark);
      case 'keep':
        return store.keepFigures(centre, kind, mark, handed.made);
    }
  };
  const troubleOf = async (writing: Promise<void>): Promise<string | null> => {
    underWay.add(writing);
    try {
      await writing;
      return null;
    } catch (error) {
      if (!(error instanceof CannotStore)) log.error({ err: error }, 'figures of a day could not be kept');
      return String(error);
    } finally {
      underWay.delete(writing);
    }
  };
  return {
    /** Gives the port for a thread, which closes with it. */
    port(): MessagePort {
      const { port1: own, port2: theirs } = new MessageChannel();
      own.on('message', async (handed: HandedWrite) => {
        if (closed) return;
        own.postMessage({ id: handed.id, trouble: await troubleOf(storeOne(handed)) } satisfies Written);
      });
      own.unref();
      return theirs;
    },
    async close(): Promise<void> {
      closed = true;
      await Promise.allSettled(underWay);
    },
  };
};
