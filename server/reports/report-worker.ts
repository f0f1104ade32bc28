import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { FigureWrites } from '../store/figures.ts';
import { openFigureReads } from '../store/place.ts';
import { CannotStore } from '../store/store.ts';
import { answerQuestions, giveWay } from '../threads/answering.ts';
import type { HandedWrite, ThreadData, Written } from './report-messages.ts';
import { type AnyReport, openReports, type ReportOrder } from './reporting.ts';

const { place, writes: port }: ThreadData = workerData;

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

const writing = new Map<number, PromiseWithResolvers<void>>();
let lastWrite = 0;
/** Hands a write to the thread that writes all the rest: it need not contend for the write lock with itself. */
const write = (handing: (id: number) => HandedWrite): Promise<void> => {
  const outcome = Promise.withResolvers<void>();
  lastWrite += 1;
  writing.set(lastWrite, outcome);
  port.postMessage(handing(lastWrite));
  return outcome.promise;
};
port.on('message', ({ id, trouble }: Written) => {
  const outcome = writing.get(id);
  writing.delete(id);
  if (trouble === null) outcome?.resolve();
  else outcome?.reject(new CannotStore(trouble));
});
const writes: FigureWrites = {
  markDays: (centre, kind, dates, mark) => write((id) => ({ id, what: 'mark', centre, kind, dates, mark })),
  keepFigures: (centre, kind, mark, made) => write((id) => ({ id, what: 'keep', centre, kind, mark, made })),
};

let make: Promise<(order: ReportOrder) => Promise<AnyReport>> | null = null;
answerQuestions(async (order: ReportOrder) => {
  make ??= openFigureReads(place).then((reads) => openReports(reads, writes));
  return (await make)(order);
});
