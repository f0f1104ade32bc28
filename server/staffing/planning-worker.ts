import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import { systemClock } from '../async/clock.ts';
import type { DayReads } from '../store/day-reads.ts';
import { openDayReads } from '../store/sqlite/day-reads.ts';
import { answerQuestions, giveWay } from '../threads/answering.ts';
import { type PlanningOrder, plan } from './planning.ts';
import type { PlanningThreadData } from './planning-thread.ts';

const { file }: PlanningThreadData = workerData;

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

let reads: DayReads | null = null;
answerQuestions(async (order: PlanningOrder) => {
  reads ??= openDayReads(file, systemClock);
  return plan(reads, order);
});
