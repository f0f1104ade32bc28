import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { FigureReads, FigureWrites } from '../store/figures.ts';
import { openFigureReads } from '../store/sqlite/day-figures.ts';
import { CannotStore } from '../store/store.ts';
import type { Asked, HandedWrite, Heard, MadeAnswer, ThreadData } from './report-messages.ts';
import { makeReport, type ReportOrder } from './reporting.ts';

const { file } = workerData as ThreadData;
const say = (message: Heard): void => parentPort?.postMessage(message);

/** On Linux a thread has a priority of its own (setpriority(2), under "C library/kernel differences"); elsewhere the process would be meant. */
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const writing = new Map<number, PromiseWithResolvers<void>>();
let lastWrite = 0;
/** Hands a write to the thread that writes all the rest: it need not contend for the write lock with itself. */
const write = (handed: HandedWrite): Promise<void> => {
  const outcome = Promise.withResolvers<void>();
  lastWrite += 1;
  writing.set(lastWrite, outcome);
  say({ kind: 'write', id: lastWrite, write: handed });
  return outcome.promise;
};
const writes: FigureWrites = {
  markDays: (centre, kind, dates, mark) => write({ what: 'mark', centre, kind, dates, mark }),
  keepFigures: (centre, kind, mark, made) => write({ what: 'keep', centre, kind, mark, made }),
};

let reads: FigureReads | null = null;
const carryOut = async (order: ReportOrder): Promise<MadeAnswer> => {
  try {
    reads ??= openFigureReads(file, systemClock);
    return { ok: true, made: await makeReport(reads, writes, order) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, ofStorage: error instanceof CannotStore, message };
  }
};

parentPort?.on('message', async (asked: Asked) => {
  switch (asked.kind) {
    case 'make':
      return say({ kind: 'made', answer: await carryOut(asked.order) });
    case 'written': {
      const outcome = writing.get(asked.id);
      writing.delete(asked.id);
      return asked.trouble === null ? outcome?.resolve() : outcome?.reject(new CannotStore(asked.trouble));
    }
  }
});
