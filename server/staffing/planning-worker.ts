import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { DayReads } from '../store/day-reads.ts';
import { openDayReads } from '../store/place.ts';
import { answerQuestions, giveWay } from '../threads/answering.ts';
import { type PlanningOrder, plan } from './planning.ts';
import type { PlanningThreadData } from './planning-thread.ts';

const { place }: PlanningThreadData = workerData;

giveWay(constants.priority.PRIORITY_BELOW_NORMAL);

let reads: Promise<DayReads> | null = null;
answerQuestions(async (order: PlanningOrder) => {
  reads ??= openDayReads(place);
  return plan(await reads, order);
});
