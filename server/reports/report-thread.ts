import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/refusals.ts';
import type { Log } from '../log.ts';
import type { FigureWrites } from '../store/figures.ts';
import { CannotStore } from '../store/store.ts';
import { interrupted, openReportLine } from './report-line.ts';
import type { Asked, HandedWrite, Heard, MadeAnswer, ThreadData } from './report-messages.ts';
import type { Reporting, ReportOrder } from './reporting.ts';

export interface ReportThreadParts {
  /** Path of the database, which is there and up to date. */
  readonly file: string;
  /** Keeps what the thread has counted. */
  readonly store: FigureWrites;
  readonly log: Log;
  /** The program of the thread; report-worker.ts unless given. */
  readonly program?: URL;
}

const ours = new URL('./report-worker.ts', import.meta.url);

type Outcome = PromiseWithResolvers<Result<string>>;

const settle = (outcome: Outcome | null, answer: MadeAnswer): void => {
  if (answer.ok) outcome?.resolve(answer.made);
  else outcome?.reject(answer.ofStorage ? new CannotStore(answer.message) : new Error(answer.message));
};

/** Carries out the writes that the thread hands over; `trouble` says why one could not be, null if it is on disk. */
const openHandedWrites = (store: FigureWrites, log: Log) => {
  const underWay = new Set<Promise<unknown>>();
  const storeOne = (handed: HandedWrite): Promise<void> => {
    const { centre, kind, mark } = handed;
    switch (handed.what) {
      case 'mark':
        return store.markDays(centre, kind, handed.dates, mark);
      case 'keep':
        return store.keepFigures(centre, kind, mark, handed.made);
    }
  };
  return {
    async carryOut(handed: HandedWrite, done: (trouble: string | null) => void): Promise<void> {
      const writing = storeOne(handed);
      underWay.add(writing);
      try {
        await writing;
        done(null);
      } catch (error) {
        if (!(error instanceof CannotStore)) log.error({ err: error }, 'figures of a day could not be kept');
        done(String(error));
      } finally {
        underWay.delete(writing);
      }
    },
    rest: () => Promise.allSettled(underWay),
  };
};

/** Makes reports in a thread of its own, away from the path of a ticket. It starts at the first report, and again if it should ever die. */
export const startReporting = ({ file, store, log, program = ours }: ReportThreadParts): Reporting => {
  const writes = openHandedWrites(store, log);
  let worker: Worker | null = null;
  let making: Outcome | null = null;

  const lose = (why: string): void => {
    worker = null;
    making?.resolve(interrupted(why));
    making = null;
  };
  const hear = (from: Worker, heard: Heard): void => {
    switch (heard.kind) {
      case 'made':
        settle(making, heard.answer);
        making = null;
        return;
      case 'write':
        void writes.carryOut(heard.write, (trouble) =>
          from.postMessage({ kind: 'written', id: heard.id, trouble } satisfies Asked),
        );
    }
  };
  const start = (): Worker => {
    const data: ThreadData = { file };
    const started = new Worker(program, { workerData: data });
    started.unref();
    started.on('message', (heard: Heard) => worker === started && hear(started, heard));
    started.on('error', (error) => log.error({ err: error }, 'the thread of the reports died'));
    started.on('exit', () => worker === started && lose('the thread of the reports died'));
    return started;
  };
  const line = openReportLine((order: ReportOrder) => {
    const outcome: Outcome = Promise.withResolvers();
    making = outcome;
    worker ??= start();
    worker.postMessage({ kind: 'make', order } satisfies Asked);
    return outcome.promise;
  });

  return {
    summary: line.ask,
    quoted: line.ask,
    async close() {
      line.close();
      const ending = worker;
      lose('the server is ending');
      await ending?.terminate();
      await writes.rest();
    },
  };
};
