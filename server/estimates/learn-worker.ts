import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import { openDayReads } from '../store/sqlite/day-reads.ts';
import type { LearnAnswer, LearnThreadData } from './learn-thread.ts';
import { learnFromStore } from './learning.ts';

const { file, order } = workerData as LearnThreadData;

/** On Linux a thread has a priority of its own (setpriority(2), under "C library/kernel differences"); elsewhere the process would be meant. */
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const carryOut = async (): Promise<LearnAnswer> => {
  try {
    return { ok: true, learned: await learnFromStore(openDayReads(file, systemClock), order) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.postMessage(await carryOut());
