import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { DayReads } from '../store/day-reads.ts';
import { openDayReads } from '../store/sqlite/day-reads.ts';
import { CannotStore } from '../store/store.ts';
import { type PlanningOrder, plan } from './planning.ts';
import type { PlanningAnswer, PlanningThreadData } from './planning-thread.ts';

const { file } = workerData as PlanningThreadData;

/** On Linux a thread has a priority of its own (setpriority(2), under "C library/kernel differences"); elsewhere the process would be meant. */
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let reads: DayReads | null = null;
const carryOut = async (order: PlanningOrder): Promise<PlanningAnswer> => {
  try {
    reads ??= openDayReads(file, systemClock);
    return { ok: true, planned: await plan(reads, order) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, ofStorage: error instanceof CannotStore, message };
  }
};

parentPort?.on('message', async (order: PlanningOrder) => parentPort?.postMessage(await carryOut(order)));
