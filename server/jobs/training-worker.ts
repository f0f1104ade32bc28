import { constants } from 'node:os';
import { workerData } from 'node:worker_threads';
import { systemClock } from '../async/clock.ts';
import { openDayReads } from '../store/sqlite/day-reads.ts';
import { answerQuestions, giveWay } from '../threads/answering.ts';
import { type LearnOrder, learnFromStore } from './training.ts';
import type { LearnThreadData } from './training-thread.ts';

const { file }: LearnThreadData = workerData;

giveWay(constants.priority.PRIORITY_LOW);

answerQuestions(async (order: LearnOrder) => learnFromStore(openDayReads(file, systemClock), order));
